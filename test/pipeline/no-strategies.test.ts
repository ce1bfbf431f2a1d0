import { expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { decodeBinary, encodeBinary } from '../../src/core/index.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { seriesOf } from '../contract/series.js';

const bars = (seriesOf('bar', 'lively', 3, 200) as unknown as Bar[]).map((bar, i) => ({
  ...bar,
  time: i * 60_000,
}));
const common = { base: '1m', timeframes: ['1m', '5m'], portfolio: {} } as const;

it.each([
  ['{}', {}],
  ['[]', [] as const],
  ['false', false as const],
])('%s for strategies is a pipeline without: features as ever, no signal, no trade', (_, none) => {
  const options: PipelineOptions = { ...common, strategies: none };
  const without = new Pipeline(options);
  const usual = new Pipeline(common);
  const resumed = new Pipeline(options);
  for (const [i, bar] of bars.entries()) {
    const result = without.update(bar);
    expect(result.signals).toEqual([]);
    expect(result.composite?.coverage ?? 0).toBe(0);
    expect(result.decisions.every(({ action }) => action === 'hold')).toBe(true);
    expect(JSON.stringify(result.closed)).toBe(JSON.stringify(usual.update(bar).closed));
    if (i === 100) resumed.restore(decodeBinary(encodeBinary(without.snapshot())));
    if (i > 100) expect(JSON.stringify(resumed.update(bar))).toBe(JSON.stringify(result));
  }
});

it('a symbol can be without strategies, and others not', () => {
  const pipeline = new Pipeline({ ...common, symbols: { quiet: { strategies: false } } });
  const signals = (symbol: string): number =>
    bars.reduce((n, bar) => n + pipeline.update({ ...bar, symbol }).signals.length, 0);
  expect(signals('quiet')).toBe(0);
  expect(signals('other')).toBeGreaterThan(0);
});
