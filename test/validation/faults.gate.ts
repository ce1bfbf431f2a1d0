import { describe, expect, it } from 'vitest';
import { measureClean, measureFaults } from '../../bench/faults/measure.js';
import type { Bar } from '../../src/bars/index.js';
import { type SyntheticMarketOptions, syntheticMarket } from '../../src/testing/index.js';

const BARS = 260_000;

/** Floors by fault: recall and precision. Kinds that are not listed are exact. */
const floors: Readonly<Record<string, readonly [recall: number, precision: number]>> = {
  'spike 12σ': [0.4, 0.9],
  'spike 20σ': [0.97, 0.9],
  'spike 40σ': [0.97, 0.9],
  'wick 20σ': [0.39, 0.9],
  'wick 40σ': [0.99, 0.9],
  'times-100': [1, 0.9],
  'divided-by-100': [1, 0.9],
  'times-10': [1, 0.9],
  stale: [1, 0.9],
  split: [1, 0.99],
};

const seen = { base: '1m', hold: 1, policy: 'drop' } as const;
const sparse = { tradedRatio: 0.55, moveRatio: 0.0012, tick: 0.01 };

function barsOf(options: SyntheticMarketOptions): Bar[] {
  const market = syntheticMarket(options);
  return Array.from({ length: BARS }, () => market.next().value);
}

describe.each([
  ['liquid', { seed: 101 }, 'dense', 1],
  ['liquid, another', { seed: 102, tick: 0.001 }, 'dense', 1],
  ['sparse', { seed: 103, ...sparse }, 'tradeOnly', 3],
  ['sparse, another', { seed: 104, ...sparse, tradedRatio: 0.8 }, 'tradeOnly', 3],
] as const)('%s bars, a million in all', (name, options, feed, mostAlarms) => {
  it('faults put into them are found, a thousand of each kind', () => {
    for (const figures of measureFaults(name, barsOf(options), { ...seen, feed })) {
      const { kind, faults, recall, precision } = figures;
      const [leastRecall, leastPrecision] = floors[kind] ?? [1, 1];
      expect(faults, kind).toBeGreaterThanOrEqual(1_000);
      expect(recall, `recall of ${kind}`).toBeGreaterThanOrEqual(leastRecall);
      expect(precision, `precision of ${kind}`).toBeGreaterThanOrEqual(leastPrecision);
    }
  });

  it('without a fault they are rarely taken for spikes, and true jumps are kept', () => {
    const { alarmsPer10k, keptJumpRatio } = measureClean(barsOf(options), { ...seen, feed });
    expect(alarmsPer10k['spike-confirmed'] ?? 0).toBeLessThanOrEqual(mostAlarms);
    expect(keptJumpRatio).toBeGreaterThanOrEqual(0.9);
  });
});
