import type { ExponentialMeanDesign } from './exponential-mean.js';

/**
 * An EMA of `period` inside a composite. Seeded with a mean, it speaks when its seed is full.
 * Seeded with its first input it speaks from the first bar on, so that the stage after it starts
 * there too (TradingView); the last of such a chain is held back until `warmUp`.
 */
export function emaStageDesign(
  period: number,
  seed: 'sma' | 'first',
  warmUp = 1,
): ExponentialMeanDesign {
  const gain = 2 / (period + 1);
  if (seed === 'sma') return { gain, seedBars: period, warmUp: period };
  return { gain, seedBars: 1, warmUp };
}
