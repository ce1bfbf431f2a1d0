import type { Rule } from '../rule.js';

/** The last changes of the close, as a share of it; NaN where there is none yet. */
export type ZScoreState = { readonly ring: Float64Array; slot: number };

const WINDOW = 50;

/**
 * The classic check: the change of the close, in standard deviations of the last 50. Outliers swell
 * the deviation that they are held against; the spike rule's median does not.
 */
export function zScoreRule(maxZScore: number): Rule<ZScoreState> {
  return {
    id: 'z-score',
    severity: 'note',
    dimension: 'plausibility',
    costRatio: 0.5,
    formula: `|change − mean| / standard deviation > ${maxZScore}, over the last ${WINDOW} changes`,
    reasons: { 'z-score-too-large': 'The change of the close is many standard deviations large.' },
    init: () => ({ ring: new Float64Array(WINDOW).fill(Number.NaN), slot: 0 }),
    check({ close }, { previous }, { ring }) {
      let sum = 0;
      for (let i = 0; i < WINDOW; i++) sum += ring[i]!;
      const mean = sum / WINDOW;
      let squares = 0;
      for (let i = 0; i < WINDOW; i++) squares += (ring[i]! - mean) * (ring[i]! - mean);
      const apart = Math.abs(changeOf(close, previous.close) - mean);
      const deviation = Math.sqrt(squares / (WINDOW - 1)); // NaN until there are as many
      return apart > maxZScore * deviation ? 'z-score-too-large' : undefined;
    },
    learn({ close }, { previous }, state) {
      const change = changeOf(close, previous.close);
      if (!Number.isFinite(change)) return;
      state.ring[state.slot] = change;
      state.slot = (state.slot + 1) % WINDOW;
    },
  };
}

function changeOf(close: number, before: number): number {
  return (close - before) / Math.abs(before);
}
