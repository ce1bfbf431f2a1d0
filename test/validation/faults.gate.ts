import { describe, expect, it } from 'vitest';
import { type FaultTable, measureFaults } from '../../bench/faults/measure.js';
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

function tableOf(options: SyntheticMarketOptions, feed: 'dense' | 'tradeOnly'): FaultTable {
  const market = syntheticMarket(options);
  const bars = Array.from({ length: BARS }, () => market.next().value);
  const title = `${feed}, seed ${options.seed}`;
  return measureFaults(title, bars, { base: '1m', feed, hold: 1, policy: 'drop' });
}

const sparse = { tradedRatio: 0.55, moveRatio: 0.0012, tick: 0.01 };

describe.each([
  ['liquid', { seed: 101 }, 'dense', 1],
  ['liquid, another', { seed: 102, tick: 0.001 }, 'dense', 1],
  ['sparse', { seed: 103, ...sparse }, 'tradeOnly', 3],
  ['sparse, another', { seed: 104, ...sparse, tradedRatio: 0.8 }, 'tradeOnly', 3],
] as const)('faults put into %s bars', (_name, options, feed, mostAlarms) => {
  const { rows, alarmsPer10k, keptJumpRatio } = tableOf(options, feed);

  it('are found, a thousand of each kind', () => {
    for (const { kind, faults, recall, precision } of rows) {
      const [leastRecall, leastPrecision] = floors[kind] ?? [1, 1];
      expect(faults, kind).toBeGreaterThanOrEqual(1_000);
      expect(recall, `recall of ${kind}`).toBeGreaterThanOrEqual(leastRecall);
      expect(precision, `precision of ${kind}`).toBeGreaterThanOrEqual(leastPrecision);
    }
  });

  it('true jumps are kept, and few clean bars are taken for spikes', () => {
    expect(keptJumpRatio).toBeGreaterThanOrEqual(0.9);
    expect(alarmsPer10k['spike-confirmed'] ?? 0).toBeLessThanOrEqual(mostAlarms);
  });
});
