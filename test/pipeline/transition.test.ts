import { expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { ConfigError, type Snapshot } from '../../src/core/index.js';
import { IncrementalIndicators } from '../../src/indicators/index.js';
import { Pipeline, transition } from '../../src/pipeline/index.js';
import { TimeframeAggregator } from '../../src/timeframe/index.js';
import { DataValidator } from '../../src/validation/index.js';
import { StreamingWaveletTransformer } from '../../src/wavelet/index.js';
import { minutes, printed, small } from './market.js';

const specs = {
  rsi: { kind: 'rsi', period: 3 },
  fast: { kind: 'ema', period: 2, of: 'hlc3' },
} as const;
const aggregation = { base: '1m', timeframes: ['5m'] };

const cases: readonly [
  string,
  object,
  { update(input: never): unknown },
  (bar: SymbolBar) => unknown,
][] = [
  ['pipeline', small, new Pipeline(small), (bar) => bar],
  ['dataValidator', { base: '1m' }, new DataValidator({ base: '1m' }), (bar) => bar],
  ['timeframeAggregator', aggregation, new TimeframeAggregator(aggregation), (bar) => bar],
  ['incrementalIndicators', { specs }, new IncrementalIndicators(specs), (bar) => bar],
  ['streamingWaveletTransformer', {}, new StreamingWaveletTransformer(), (bar) => bar.close],
];

it.each(cases)('the pure form of %s equals the class', (kind, options, module, inputOf) => {
  let snapshot: Snapshot | undefined;
  for (const bar of minutes('X', 3, 60)) {
    const step = transition({ kind, ...options }, snapshot, inputOf(bar));
    expect(printed(step.output)).toBe(printed(module.update(inputOf(bar) as never)));
    snapshot = frozen(step.snapshot);
  }
});

it('hears signals with their time', () => {
  const options = { timeframes: ['1h'], strategies: ['s'] };
  const { output } = transition({ kind: 'signalCorrelator', ...options }, undefined, {
    now: 3_600_000,
    signals: [],
  });
  expect(output).toMatchObject({ pUp: 0.5, coverage: 0 });
});

it('knows no other kinds', () => {
  // @ts-expect-error nor does a compiler
  expect(() => transition({ kind: 'emma' }, undefined, 1)).toThrow(/did you mean 'ema'/);
  expect(() => transition({ kind: 3 as unknown as string }, undefined, 1)).toThrow(ConfigError);
});

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Float64Array) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
