import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { ConfigError } from '../../src/core/index.js';
import { adjust, Pipeline, reconfigure } from '../../src/pipeline/index.js';
import { firstDifference } from '../../src/pipeline/why/first-difference.js';
import { minutes, printed, small } from './market.js';
import { disturbed, replaying, stateOf, type Told, tell } from './replay/disturbed.js';

const options = { ...replaying, revisableBars: 1_000 };
const bars = minutes('X', 5, 300);
const at = bars[200]!.time;

const mapped = (bar: SymbolBar, ratio: number, offset: number, volumeRatio: number): SymbolBar => {
  const moved = (price: number): number => price * ratio + offset;
  const { open, high, low, close, volume } = bar;
  const prices = { open: moved(open), high: moved(high), low: moved(low), close: moved(close) };
  return { ...bar, ...prices, volume: volume * volumeRatio };
};

/** Largest relative difference between the rows of two pipelines over the bars after `at`. */
function difference(a: Pipeline, b: Pipeline, after: readonly SymbolBar[]): number {
  let most = 0;
  for (const bar of after) {
    const [one, other] = [a.update(bar), b.update(bar)];
    for (const [timeframe, row] of Object.entries(other.features)) {
      const mine = one.features[timeframe]!.toObject();
      for (const [name, x] of Object.entries(row.toObject())) {
        const y = mine[name] as number;
        if (Number.isNaN(x as number)) expect(y).toBeNaN();
        else
          most = Math.max(most, Math.abs((x as number) - y) / Math.max(1, Math.abs(x as number)));
      }
    }
  }
  return most;
}

describe('a symbol that is rebased', () => {
  it.each([
    ['a split of 4 for 1', { ratio: 0.25 }],
    ['a reverse split of 1 for 3', { ratio: 3 }],
    ['a split of 3 for 2', { ratio: 2 / 3 }],
    ['a roll by differences', { offset: 7.3, volumeRatio: 1 }],
    ['a roll by ratios', { ratio: 1.037, volumeRatio: 1 }],
  ])('for %s has the features of adjusted history', (_, change) => {
    const { ratio = 1, offset = 0, volumeRatio = 1 / ratio } = change as Record<string, number>;
    const past = bars.slice(0, 200);
    const adjusted = past.map((bar) => mapped(bar, ratio, offset, volumeRatio));
    const after = bars.slice(200, 240).map((bar) => mapped(bar, ratio, offset, volumeRatio));
    const plain = new Pipeline(options);
    plain.warm(adjusted);
    const remembering = new Pipeline(options);
    for (const bar of past) remembering.update(bar);
    const found = adjust(remembering, 'X', { ...change, at });
    expect(found).toEqual({ bars: 200, from: bars[0]!.time, isWhole: true });
    const given = new Pipeline(small);
    for (const bar of past) given.update(bar);
    expect(adjust(given, 'X', { ...change, at }, past)?.bars).toBe(200);
    const other = new Pipeline(small);
    other.warm(adjusted);
    expect(difference(remembering, plain, after)).toBeLessThanOrEqual(1e-12);
    expect(difference(given, other, after)).toBeLessThanOrEqual(1e-12);
  });

  it('leaves bars from that time on as they came', () => {
    const split = (bar: SymbolBar): SymbolBar => mapped(bar, 0.25, 0, 4);
    const came = bars.slice(0, 205).map((bar) => (bar.time < at ? bar : split(bar)));
    const [plain, rebased] = [new Pipeline(options), new Pipeline(small)];
    plain.warm(bars.slice(0, 205).map(split));
    for (const bar of came) rebased.update(bar);
    adjust(rebased, 'X', { ratio: 0.25, at }, came);
    expect(difference(rebased, plain, bars.slice(205, 225).map(split))).toBeLessThanOrEqual(1e-12);
  });

  it('has no split in its feed any more', () => {
    const fall = (pipeline: Pipeline): readonly string[] =>
      bars
        .slice(200, 203)
        .map((bar) => mapped(bar, 0.25, 0, 4))
        .flatMap((bar) => pipeline.update(bar).bars.flatMap(({ reasons }) => reasons as string[]));
    const [plain, rebased] = [new Pipeline(options), new Pipeline(options)];
    for (const bar of bars.slice(0, 200)) for (const one of [plain, rebased]) one.update(bar);
    adjust(rebased, 'X', { ratio: 0.25, at });
    expect(fall(plain).length).toBeGreaterThan(0);
    expect(fall(rebased)).toEqual([]);
  });

  it('leaves bars from then on alone, counts and quality as they are, and takes old bars in', () => {
    const pipeline = new Pipeline(options);
    for (const bar of bars.slice(0, 210)) pipeline.update(bar);
    pipeline.update({ ...bars[209]!, high: -1 });
    adjust(pipeline, 'X', { ratio: 0.5, at });
    const peeked = pipeline.peek({ ...bars[209]!, high: -1 });
    expect(peeked.quality.score).toBeLessThan(99);
    expect(pipeline.update(bars[205]!).bars[0]!.disposition).toBe('late');
    expect(pipeline.update(bars[205]!).events).toEqual([]);
    const { events } = pipeline.update({ ...bars[205]!, close: bars[205]!.low });
    expect(events.map(({ type }) => type)).toContain('replayed');
  });

  it('is as it was where nothing is changed, whatever time passed in silence, and though it is disabled', () => {
    const [plain, rebased] = [new Pipeline(options), new Pipeline(options)];
    for (const one of [plain, rebased]) {
      for (const bar of bars.slice(0, 52)) one.update(bar);
      expect(one.advance(bars[51]!.time + 61_000).results).toEqual([]);
      reconfigure(one, 'X', { enabled: false });
    }
    expect(adjust(rebased, 'X', { ratio: 1, at })?.bars).toBe(52);
    expect(firstDifference(stateOf(rebased), stateOf(plain))).toBeUndefined();
    for (const one of [plain, rebased]) reconfigure(one, 'X', {});
    for (const bar of bars.slice(52, 70)) {
      expect(printed(rebased.update(bar))).toBe(printed(plain.update(bar)));
    }
  });

  it('is told on as if it had not been: the same revisions, the same decisions that point elsewhere', () => {
    const [plain, rebased] = [new Pipeline(replaying), new Pipeline(replaying)];
    const ids = (pipeline: Pipeline, told: Told): readonly string[] =>
      tell(pipeline, [told]).flatMap(({ signals, events }) => [
        ...signals.map(({ id }) => id),
        ...events.flatMap((event) => (event.type === 'superseded' ? [event.id] : [])),
      ]);
    disturbed(5, 150, 18).told.forEach((one, i) => {
      expect(ids(rebased, one), `${i}`).toEqual(ids(plain, one));
      if (i % 20 === 19) adjust(rebased, 'X', { ratio: 1, at: 0 });
    });
  });

  it('takes a history for what it is, and refuses what is none', () => {
    const [plain, rebased] = [new Pipeline(small), new Pipeline(small)];
    for (const one of [plain, rebased]) for (const bar of bars.slice(0, 100)) one.update(bar);
    const history = [null, ...bars.slice(0, 100), 7, Object.create(null)] as never[];
    expect(adjust(rebased, 'X', { ratio: 1, at }, history)?.bars).toBe(103);
    expect(firstDifference(stateOf(rebased), stateOf(plain))).toBeUndefined();
    for (const none of [null, 5, {}]) {
      expect(() => adjust(rebased, 'X', { ratio: 2, at }, none as never)).toThrow(ConfigError);
    }
    expect(firstDifference(stateOf(rebased), stateOf(plain))).toBeUndefined();
  });

  it('needs bars, and numbers that make sense', () => {
    const pipeline = new Pipeline(small);
    expect(adjust(pipeline, 'X', { ratio: 2, at })).toBeUndefined();
    pipeline.update(bars[0]!);
    expect(() => adjust(pipeline, 'X', { ratio: 2, at })).toThrow(ConfigError);
    for (const wrong of [{ ratio: 0, at }, { ratio: -1, at }, { ratio: 2 }, { at, split: 4 }]) {
      expect(() => adjust(pipeline, 'X', wrong as never, [])).toThrow(ConfigError);
    }
  });
});
