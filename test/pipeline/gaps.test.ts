import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { Pipeline, type PipelineOptions, type PipelineResult } from '../../src/pipeline/index.js';
import { cases } from '../cases.js';
import { minutes, printed, small } from './market.js';

// What a gap does to what comes after it: nothing, silence for a warm-up, or a new beginning.

const minute = 60_000;
const base: PipelineOptions = { ...small, timeframes: ['1m', '5m'], risk: { minConfidence: 1 } };

/** Bars with 45 minutes missing after `before` of them. */
function withGap(seed: number, before = 200, after = 200): SymbolBar[] {
  return minutes('X', seed, before + after).map((bar, i) => {
    return i < before ? bar : { ...bar, time: bar.time + 45 * minute };
  });
}

const run = (options: PipelineOptions, bars: readonly SymbolBar[]): PipelineResult[] => {
  const pipeline = new Pipeline(options);
  return bars.map((bar) => pipeline.update(bar));
};

const told = (results: readonly PipelineResult[]) => results.flatMap(({ signals }) => signals);
const seeds = [1, 2, 3, 4, 5, 6].slice(0, cases(6, 3));

describe.each([0, 1])('revisable %d', (revisableBars) => {
  it.each(seeds)('restart: the bars after a gap are as if they were the first, seed %d', (seed) => {
    const options = { ...base, revisableBars, gaps: { policy: 'restart' as const, minBars: 10 } };
    const bars = withGap(seed);
    const after = run(options, bars).slice(200);
    const alone = run(options, bars.slice(200));
    const features = (results: readonly PipelineResult[]) =>
      results.map(({ features, signals }) => [features, signals.map(({ id, pUp }) => [id, pUp])]);
    expect(printed(features(after).slice(5))).toBe(printed(features(alone).slice(5)));
  });

  it('restart: a gap shorter than asked for changes nothing', () => {
    const bars = withGap(1);
    const long = run({ ...base, revisableBars, gaps: { policy: 'restart', minBars: 46 } }, bars);
    const continued = run({ ...base, revisableBars }, bars);
    expect(printed(long)).toBe(printed(continued));
  });

  it('peek, snapshots and corrections agree with it', () => {
    const options = { ...base, revisableBars, gaps: { policy: 'restart' as const } };
    const pipeline = new Pipeline(options);
    for (const bar of withGap(3, 60, 30)) {
      const peeked = printed(pipeline.peek(bar).features);
      const resumed = new Pipeline(options);
      resumed.restore(pipeline.snapshot());
      const result = pipeline.update(bar);
      expect(printed(resumed.update(bar))).toBe(printed(result));
      expect(peeked).toBe(printed(result.features));
      if (revisableBars === 1) pipeline.update({ ...bar, close: bar.low });
    }
  });
});

it.each(seeds)('skip: what continue marks is not said, and named, seed %d', (seed) => {
  const bars = withGap(seed);
  const continued = told(run(base, bars));
  const skipping = run({ ...base, gaps: { policy: 'skip' } }, bars);
  const unmarked = continued.filter(({ afterGap }) => !afterGap);
  expect(printed(told(skipping))).toBe(printed(unmarked));
  const skipped = skipping.flatMap(({ events }) => events.filter(({ type }) => type === 'skipped'));
  expect(skipped.length).toBe(continued.length - unmarked.length);
});

it.each(seeds)('continue: nothing within a warm-up of a gap is unmarked, seed %d', (seed) => {
  const results = run(base, withGap(seed)).slice(200);
  for (const { closed, signals } of results) {
    for (const { timeframe, wholeBars } of closed) {
      const said = signals.filter((signal) => signal.timeframe === timeframe);
      for (const { afterGap } of said) expect(afterGap || wholeBars >= 4).toBe(true);
    }
  }
});

it('a bar says how many whole bars in a row it ends', () => {
  const results = run(base, withGap(1));
  const counts = results.flatMap(({ closed }) =>
    closed.filter(({ timeframe }) => timeframe === '1m').map(({ wholeBars }) => wholeBars),
  );
  expect(counts.slice(0, 3)).toEqual([1, 2, 3]);
  expect(counts.slice(199, 203)).toEqual([200, 1, 2, 3]);
});
