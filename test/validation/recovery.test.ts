/**
 * Faults that come in runs, and bars that are right again: within fifty of them the feed is at Good
 * and goes on, whatever was before, wherever it was.
 */
import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { syntheticMarket } from '../../src/testing/index.js';
import { seededRandom } from '../../src/testing/random.js';
import { DataValidator, type DataValidatorOptions } from '../../src/validation/index.js';
import { cases } from '../cases.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const feeds: readonly DataValidatorOptions[] = [
  { base: '1m', calendar: '24/7' },
  { base: '1m', calendar: 'us-equities' },
  { base: '1h', calendar: 'fx' },
  { base: '1d', calendar: 'us-equities' },
  { base: '1s', calendar: '24/7' },
];

const modes: readonly Partial<DataValidatorOptions>[] = [
  {},
  { hold: 1, policy: 'drop' },
  { feed: 'tradeOnly' },
];

/** What bar `i` of a run comes as: one input, several, or none. */
type Fault = (bar: Bar, i: number, bars: readonly Bar[]) => readonly unknown[];

const moved =
  (ms: number): Fault =>
  (bar) => [{ ...bar, time: bar.time + ms }];

const scaled = ({ time, open, high, low, close, volume }: Bar, by: number): Bar => {
  const [o, h, l, c] = [open * by, high * by, low * by, close * by];
  return { time, open: o, high: h, low: l, close: c, volume };
};

/** Runs of up to 19: from 20 bars on that agree with each other the newest stand. */
const shortRuns: Readonly<Record<string, Fault>> = {
  'five hours ahead': moved(5 * HOUR),
  'a day ahead': moved(DAY),
  'four weeks ahead': moved(28 * DAY),
  'a year ahead': moved(364 * DAY),
  'ten years ahead': moved(3_640 * DAY),
  'an hour behind': moved(-HOUR),
  'a day behind': moved(-DAY),
  'a year behind': moved(-364 * DAY),
  'ten years behind': moved(-3_640 * DAY),
  'time 0': (bar) => [{ ...bar, time: 0 }],
};

const runs: Readonly<Record<string, Fault>> = {
  seconds: (bar) => [{ ...bar, time: bar.time / 1_000 }],
  'the same time': (bar, i, bars) => [{ ...bar, time: bars[i - (i % 50)]!.time }],
  null: () => [null],
  text: (bar) => [{ ...bar, close: String(bar.close) }],
  'not finite': (bar) => [{ ...bar, open: Number.NaN }],
  zero: (bar) => [scaled(bar, 0)],
  'no close': ({ close: _, ...bar }) => [bar],
  'high below low': (bar) => [{ ...bar, high: 0.99 * bar.low }],
  'a hundred times': (bar) => [scaled(bar, 100)],
  'a hundredth': (bar) => [scaled(bar, 0.01)],
  half: (bar) => [scaled(bar, 0.5)],
  'a third more': (bar) => [scaled(bar, 4 / 3)],
  huge: (bar) => [scaled(bar, 1e9)],
  twice: (bar) => [bar, { ...bar }],
  'twice, with other values': (bar) => [bar, { ...bar, volume: bar.volume + 1 }],
  'with an echo': (bar, i, bars) => [bar, bars[Math.max(0, i - 5)]],
  'every other one': (bar, i) => (i % 2 === 0 ? [bar] : []),
  stale: (bar, i, bars) => [{ ...bars[i - (i % 40)]!, time: bar.time }],
  missing: () => [],
};

/** What goes wrong when `fault` strikes `length` bars from `at` on, and all others are right. */
function lifeOf(
  options: DataValidatorOptions,
  bars: readonly Bar[],
  { fault, at, length }: { readonly fault: Fault; readonly at: number; readonly length: number },
): string[] {
  const validator = new DataValidator(options);
  const wrong = new Set<string>();
  let fed = 0;
  bars.forEach((bar, i) => {
    const isStruck = i >= at && i < at + length;
    for (const input of isStruck ? fault(bar, i, bars) : [bar]) {
      const { judgements, quality } = validator.update(input);
      fed += 1;
      if (judgements.length === 0) wrong.add('silent');
      for (const { disposition, reasons } of judgements) {
        if (disposition !== 'accepted' && reasons.length === 0)
          wrong.add(`${disposition}: no reason`);
      }
      if (i < at + length + 50) continue;
      const { disposition } = judgements.at(-1)!;
      if (disposition !== 'accepted') wrong.add(`${disposition} after fifty`);
      if (quality.tier !== 'Excellent' && quality.tier !== 'Good') wrong.add(quality.tier);
    }
  });
  const counted = Object.values(validator.counts).reduce((a, b) => a + b);
  if (counted !== fed) wrong.add(`${counted} counted, ${fed} fed`);
  return [...wrong];
}

function livesOf(
  faults: Readonly<Record<string, Fault>>,
  longest: number,
  isMeant: (base: string, name: string, length: number) => boolean = () => true,
): string[] {
  const random = seededRandom(9);
  const pick = (n: number): number => Math.floor(n * random());
  const found: string[] = [];
  for (const feed of feeds) {
    const market = syntheticMarket({ seed: 7, base: feed.base, calendar: feed.calendar! });
    const bars = Array.from({ length: 480 }, () => market.next().value as Bar);
    for (let n = 0; n < cases(400); n++) {
      const names = Object.keys(faults);
      const name = names[n % names.length]!;
      const length = 1 + pick(random() < 0.5 ? 4 : longest);
      const at = random() < 0.5 ? pick(5) : pick(200);
      if (!isMeant(feed.base, name, length)) continue;
      const options = { ...feed, ...modes[pick(3)] };
      const wrong = lifeOf(options, bars, { fault: faults[name]!, at, length });
      if (wrong.length > 0) {
        const mode = JSON.stringify(options);
        found.push(`${name} × ${length} at ${at}, ${mode}: ${wrong.join(', ')}`);
      }
    }
  }
  return found;
}

describe('a feed is back at Good, and goes on, within fifty bars', () => {
  it('after any run of wrong stamps that is shorter than twenty', () => {
    // Of daily bars fewer than twenty are missing in four weeks: a gap as any, filled later.
    const isLeap = (base: string, name: string): boolean =>
      base !== '1d' || !/hours ahead|a day ahead|weeks ahead/.test(name);
    expect(livesOf(shortRuns, 19, isLeap)).toEqual([]);
  });

  it('after any other run of faults', () => {
    expect(livesOf(runs, 150)).toEqual([]);
  });
});

describe('older bars after a leap', () => {
  const market = syntheticMarket({ seed: 3 });
  const bars = Array.from({ length: 1_000 }, () => market.next().value as Bar);
  const said = (validator: DataValidator, feed: readonly Bar[]): string[] =>
    feed.flatMap((bar) => validator.update(bar).judgements.map(({ disposition }) => disposition));

  it('are history of the gap where twenty newest bars agree, and where live bars come between', () => {
    const validator = new DataValidator({ base: '1m' });
    said(validator, [...bars.slice(0, 100), ...bars.slice(600, 620)]);
    expect(new Set(said(validator, bars.slice(100, 600)))).toEqual(new Set(['backfilled']));
    said(validator, bars.slice(620));
    expect(validator.counts).toMatchObject({ accepted: 500, backfilled: 500 });
    expect(validator.tier).toBe('Excellent');

    const mixed = new DataValidator({ base: '1m' });
    said(mixed, [...bars.slice(0, 100), ...bars.slice(600, 602)]);
    said(
      mixed,
      bars.slice(602).flatMap((bar, i) => [bars[100 + i]!, bars[101 + i]!, bar].slice(i % 2)),
    );
    expect(mixed.counts).toMatchObject({ accepted: 500, dropped: 0, pending: 0 });
    expect(mixed.counts.backfilled).toBeGreaterThan(390);
  });

  it('outvote fewer than twenty, with five: a run of wrong stamps among bars that are right', () => {
    for (const ahead of [2 * HOUR + 20 * MINUTE, 5 * HOUR, 30 * DAY, 3_650 * DAY]) {
      for (let run = 2; run < 20; run++) {
        const validator = new DataValidator({ base: '1m' });
        said(validator, bars.slice(0, 100));
        said(
          validator,
          bars.slice(100, 100 + run).map((bar) => ({ ...bar, time: bar.time + ahead })),
        );
        const then = said(validator, bars.slice(100, 400));
        expect(then.slice(0, 4)).toEqual(Array(4).fill('pending'));
        expect(then.filter((one) => one === 'accepted').length).toBe(300);
        expect(new Set(then.slice(4))).toEqual(new Set(['accepted']));
      }
    }
  });
});
