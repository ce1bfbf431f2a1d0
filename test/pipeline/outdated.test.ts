import { expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { encodeText } from '../../src/core/text-codec.js';
import { Pipeline, PipelineEvents, type PipelineOptions } from '../../src/pipeline/index.js';
import { Random } from '../contract/series.js';
import { minutes, printed } from './market.js';
import { Talker } from './talker.js';

const options = {
  base: '1m',
  timeframes: ['1m', '5m', '15m'],
  indicators: {},
  denoise: false,
  regime: false,
  strategies: { talker: { kind: 'talker' } },
} satisfies PipelineOptions;
const make = (more: Partial<PipelineOptions> = {}) =>
  new Pipeline({ ...options, ...more }, { strategies: { talker: Talker } });
const bars = minutes('X', 3, 400);
const outdatedIn = (pipeline: Pipeline, bar: SymbolBar) => {
  const foretold = printed(pipeline.peek(bar));
  const result = pipeline.update(bar);
  expect(printed(result)).toBe(foretold);
  const told = result.events.flatMap((one) => (one.type === 'outdated' ? [one.cause] : []));
  return [result.bars[0]!.disposition, ...result.bars[0]!.reasons.slice(1), ...told];
};
/** Of each signal of a timeframe that is said of `since`, whether it is based on a revision. */
const marksOf = (pipeline: Pipeline, timeframe: string, since: readonly SymbolBar[]) =>
  since.flatMap((bar) =>
    pipeline
      .update(bar)
      .signals.filter((signal) => signal.timeframe === timeframe)
      .map(({ basedOnRevision }) => basedOnRevision),
  );

it.each([
  {},
  { revisableBars: 0 },
  { revise: 'replay', revisableBars: 5, checkpointBars: 5 },
] as const)(
  'a correction of an older bar is told, and the same bar once more is not: %o',
  (more) => {
    const pipeline = make(more);
    const plain = make(more);
    for (const bar of bars.slice(0, 100)) {
      pipeline.update(bar);
      plain.update(bar);
    }
    const old = { ...bars[60]!, close: bars[60]!.low };
    expect(outdatedIn(pipeline, bars[60]!)).toEqual(['late', 'same-values']);
    expect(printed(pipeline.peek(bars[100]!).signals)).toBe(
      printed(plain.peek(bars[100]!).signals),
    );
    expect(outdatedIn(pipeline, old)).toEqual(['late', 'other-values', 'corrected']);
    const resumed = make(more);
    resumed.restore(pipeline.snapshot());
    for (const one of [pipeline, resumed]) {
      const marks = marksOf(one, '1m', bars.slice(100, 150));
      expect(marks).toEqual(marks.map((_, i) => i < one.barsNeeded('1m') - 1));
    }
    for (const bar of bars.slice(100, 150)) plain.update(bar);
    expect(printed(pipeline.update(bars[150]!).features)).toBe(
      printed(plain.update(bars[150]!).features),
    );
  },
);

it('the last word on a bar is the one that is known again', () => {
  const pipeline = make();
  for (const bar of bars.slice(0, 30)) pipeline.update(bar);
  const last = { ...bars[29]!, close: bars[29]!.low, volume: 7 };
  expect(outdatedIn(pipeline, last)).toEqual(['revision']);
  pipeline.update(bars[30]!);
  expect(outdatedIn(pipeline, last)).toEqual(['late', 'same-values']);
  expect(outdatedIn(pipeline, bars[29]!)).toEqual(['late', 'other-values', 'corrected']);
});

it('what is too old to be known again, or never came, is told as that, and marks too', () => {
  const pipeline = make();
  for (const bar of bars.slice(10, 300)) pipeline.update(bar);
  expect(outdatedIn(pipeline, bars[44]!)).toEqual(['late', 'same-values']);
  expect(outdatedIn(pipeline, bars[43]!)).toEqual(['late', 'not-known']);
  expect(pipeline.update(bars[300]!).signals[0]!.basedOnRevision).toBe(true);
  const early = make();
  for (const bar of bars.slice(10, 40)) early.update(bar);
  expect(outdatedIn(early, bars[3]!)).toEqual(['late', 'not-known']);
  expect(early.peek(bars[40]!).signals[0]!.basedOnRevision).toBe(true);
});

it.each(['5m', '15m'])(
  'a bar that is forming, the first one of %s too, counts among them',
  (timeframe) => {
    const length = timeframe === '5m' ? 5 : 15;
    for (const at of [length - 3, 10 * length - 3]) {
      for (const isFill of [true, false]) {
        const pipeline = make();
        const needed = pipeline.barsNeeded(timeframe);
        const old = bars[at - 1]!;
        const before = bars.slice(0, at + 1).filter((bar) => !isFill || bar !== old);
        for (const bar of before) pipeline.update(bar);
        pipeline.update(isFill ? old : { ...old, close: old.low });
        const resumed = make();
        resumed.restore(pipeline.snapshot());
        for (const one of [pipeline, resumed]) {
          const marks = marksOf(one, timeframe, bars.slice(at + 1));
          expect(marks).toEqual(marks.map((_, i) => i < needed));
        }
      }
    }
  },
);

it.each([true, false])('where a gap begins anew, what came before it is past: %s', (isBefore) => {
  const pipeline = make({ gaps: { policy: 'restart', minBars: 3 } });
  const later = [...bars.slice(0, 40), ...bars.slice(61, 64), ...bars.slice(65, 68)];
  for (const bar of later) pipeline.update(bar);
  if (isBefore) pipeline.update({ ...bars[20]!, close: bars[20]!.low });
  else pipeline.update(bars[64]!); // belongs to the first 15 minutes after the gap
  for (const bar of bars.slice(68, 120)) {
    const foretold = printed(pipeline.peek(bar).signals);
    const { signals } = pipeline.update(bar);
    expect(printed(signals)).toBe(foretold);
    for (const { timeframe, basedOnRevision } of signals) {
      if (timeframe === '15m') expect(basedOnRevision).toBe(!isBefore);
    }
  }
});

it('listeners hear of each, with what it was', () => {
  const told = new PipelineEvents(make());
  const heard: string[] = [];
  told.on('outdated', ({ severity, code, time }) =>
    heard.push(`${severity} ${code} ${(time - bars[0]!.time) / 60_000}`),
  );
  for (const bar of bars.slice(0, 50)) if (bar !== bars[44]) told.update(bar);
  told.update(bars[44]!);
  told.update({ ...bars[12]!, volume: 1 });
  expect(heard).toEqual(['warning backfilled 44', 'warning corrected 12']);
});

it('nothing that comes late changes a feature, and every signal within a warm-up of it is marked', () => {
  for (let seed = 1; seed <= 4; seed++) {
    const random = new Random(seed);
    const [disturbed, plain] = [make(), make()];
    const missing = new Set<SymbolBar>();
    const lastMark: Record<string, number> = { '1m': 0, '5m': 0, '15m': 0 };
    for (const [i, bar] of bars.slice(0, 200).entries()) {
      if (random.unit() < 0.03 && i > 0) {
        missing.add(bar);
        continue;
      }
      const results = [disturbed, plain].map((one) => one.update(bar));
      expect(printed(results[0]!.features)).toBe(printed(results[1]!.features));
      for (const { timeframe, basedOnRevision, time, end } of results[0]!.signals) {
        const left = lastMark[timeframe]!;
        if (left > 0)
          expect([timeframe, time, end, basedOnRevision]).toEqual([timeframe, time, end, true]);
        lastMark[timeframe] = left - 1;
      }
      if (random.unit() < 0.95) continue;
      const old = [...missing][0] ?? bars[random.integer(0, i)]!;
      missing.delete(old);
      const { disposition, reasons } = disturbed.update({ ...old, volume: old.volume + 1 })
        .bars[0]!;
      if (reasons.includes('same-values')) continue;
      if (disposition !== 'late' && disposition !== 'backfilled') {
        plain.update({ ...old, volume: old.volume + 1 }); // the newest
        continue;
      }
      for (const timeframe of Object.keys(lastMark)) {
        lastMark[timeframe] = disturbed.barsNeeded(timeframe) - 1;
      }
    }
  }
});

it('a timeframe that was only looked at has nothing to remember', () => {
  const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '5m'] });
  const bar = { symbol: 'X', open: 10, high: 11, low: 9, close: 10, volume: 5 };
  pipeline.update({ ...bar, time: 0 });
  const before = encodeText(pipeline.snapshot());
  pipeline.peek({ ...bar, time: 4 * 60_000 });
  expect(encodeText(pipeline.snapshot())).toBe(before);
});
