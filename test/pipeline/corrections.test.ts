import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import { Pipeline, type PipelineOptions, type PipelineResult } from '../../src/pipeline/index.js';
import { cases } from '../cases.js';
import { lastWords } from './last-words.js';
import { learning, minutes, printed, small } from './market.js';

const minute = 60_000;

/** A minute in which all four prices are `close`. */
function flat(i: number, close: number): SymbolBar {
  return { symbol: 'X', time: i * minute, open: close, high: close, low: close, close, volume: 1 };
}

/** Bars with holes: one in eight is missing, now and then a quarter of an hour. */
function holed(seed: number, length: number): SymbolBar[] {
  return minutes('X', seed, length).filter(
    (_, i) => (i * 7 + seed) % 8 !== 3 && Math.floor(i / 16 + seed) % 9 !== 4,
  );
}

describe('the newest bar may be corrected', () => {
  it('ema(2) of 100, 100, 101 that becomes 110, and 110', () => {
    const options = { base: '1m', indicators: { ema: { kind: 'ema', period: 2 } } } as const;
    const pipeline = new Pipeline(options);
    for (const bar of [flat(0, 100), flat(1, 100), flat(2, 101)]) pipeline.update(bar);
    pipeline.update(flat(2, 110));
    const { features } = pipeline.update(flat(3, 110));
    expect(features['1m']!.get('ema')).toBeCloseTo(108.889, 3);
  });

  it.each([
    ['', small, 200],
    [' where outcomes are learned', learning, 100],
  ])('at any bar, as often as may be%s: as if the last word had come first', (_, options, runs) => {
    const property = fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.array(fc.tuple(fc.nat(159), fc.constantFrom('low', 'high', 'open')), { maxLength: 12 }),
      (seed, corrections) => {
        const bars = holed(seed, 180);
        const corrected = new Pipeline(options);
        const plain = new Pipeline(options);
        const said: PipelineResult[] = [];
        const wanted: PipelineResult[] = [];
        bars.forEach((bar, i) => {
          for (const [at, field] of corrections) {
            if (at === i) said.push(corrected.update({ ...bar, close: bar[field] }));
          }
          const result = corrected.update(bar);
          const right = plain.update(bar);
          said.push(result);
          wanted.push(right);
          expect(printed(result.features)).toBe(printed(right.features));
          expect(result.composite?.pUp).toBe(right.composite?.pUp);
          expect(result.decision?.quantity ?? 0).toBe(right.decision?.quantity ?? 0);
        });
        expect(lastWords(said)).toEqual(lastWords(wanted));
      },
    );
    fc.assert(property, { numRuns: cases(runs, 25) });
  });

  it('and says what it takes back', () => {
    const pipeline = new Pipeline(small);
    const results = minutes('X', 3, 400).flatMap((bar) => [
      pipeline.update({ ...bar, close: bar.low }),
      pipeline.update({ ...bar, close: bar.high }),
    ]);
    const superseded = results.flatMap(({ events }) =>
      events.filter(({ type }) => type === 'superseded'),
    );
    const said = new Set(results.flatMap(({ signals }) => signals.map(({ id }) => id)));
    expect(superseded.length).toBeGreaterThan(20);
    for (const event of superseded) {
      expect(event).toMatchObject({ type: 'superseded', revision: 1 });
      expect(said.has((event as { readonly id: string }).id)).toBe(true);
    }
  });

  it.each([small, learning])('peeks at a correction, and resumes before one', (options) => {
    let pipeline = new Pipeline(options);
    for (const bar of holed(5, cases(90, 3))) {
      for (const close of [bar.low, bar.high, bar.close]) {
        const foretold = printed(pipeline.peek({ ...bar, close }));
        const resumed = new Pipeline(options);
        resumed.restore(decodeText(encodeText(pipeline.snapshot())));
        expect(printed(pipeline.update({ ...bar, close }))).toBe(foretold);
        expect(printed(resumed.update({ ...bar, close }))).toBe(foretold);
        pipeline = resumed;
      }
    }
  });

  it('or may not: parents are revised, and what is said later says so', () => {
    const pipeline = new Pipeline({ ...small, revisableBars: 0 });
    const bars = minutes('X', 8, 160);
    for (const bar of bars.slice(0, 120)) pipeline.update(bar);
    const { events } = pipeline.update({ ...bars[119]!, close: bars[119]!.low });
    expect(events.map(({ type }) => type)).toEqual(['revision', 'revision', 'revision']);
    const signals = bars.slice(120).flatMap((bar) => pipeline.update(bar).signals);
    expect(signals.some(({ basedOnRevision }) => basedOnRevision)).toBe(true);
  });
});

/** Everything said of bars that come `latencyMs` after they are over, under a clock that ticks. */
function livedThrough(
  bars: readonly SymbolBar[],
  options: PipelineOptions,
  clock: { readonly latencyMs: (i: number) => number; readonly tickMs: number },
): PipelineResult[] {
  const pipeline = new Pipeline(options);
  const results: PipelineResult[] = [];
  let now = bars[0]!.time;
  bars.forEach((bar, i) => {
    const arrival = bar.time + minute + clock.latencyMs(i);
    for (; now < arrival; now += clock.tickMs) results.push(...pipeline.advance(now).results);
    results.push(pipeline.update(bar));
  });
  results.push(...pipeline.advance(bars.at(-1)!.time + 3_600_000).results);
  return results;
}

/** The same without a clock, until the end. */
function unclocked(bars: readonly SymbolBar[], options: PipelineOptions): PipelineResult[] {
  return livedThrough(bars, options, { latencyMs: () => -1e9, tickMs: 1 });
}

describe('a clock that runs ahead of its feed', () => {
  it('loses no signal and invents none where bars come two seconds late', () => {
    const bars = minutes('X', 11, 600);
    const ticked = livedThrough(bars, small, { latencyMs: () => 2_000, tickMs: 1_000 });
    expect(lastWords(ticked)).toEqual(lastWords(unclocked(bars, small)));
    const events = ticked.flatMap((result) => result.events);
    expect(events.filter(({ type }) => type === 'revision' || type === 'superseded')).toEqual([]);
  });

  it('changes no last word, whatever the latency below the delay and the tick', () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 500, max: 90_000 }),
      fc.infiniteStream(fc.nat(9_999)),
      (seed, tickMs, latencies) => {
        const bars = holed(seed, 150);
        const latencyMs = (): number => latencies.next().value as number;
        const ticked = livedThrough(bars, small, { latencyMs, tickMs });
        expect(lastWords(ticked)).toEqual(lastWords(unclocked(bars, small)));
      },
    );
    fc.assert(property, { numRuns: cases(300, 25) });
  });

  it('takes a child that comes after its parents were closed into them', () => {
    const bars = minutes('X', 4, 600);
    const latencyMs = (i: number): number => (i % 7 === 0 ? 45_000 : 0);
    const ticked = livedThrough(bars, small, { latencyMs, tickMs: 5_000 });
    expect(lastWords(ticked)).toEqual(lastWords(unclocked(bars, small)));
    expect(ticked.some(({ events }) => events.some(({ type }) => type === 'revision'))).toBe(true);
  });
});
