import type { Rule } from '../rule.js';

/** The last volumes; NaN where there is none yet. */
export type VolumeMultipleState = { readonly ring: Float64Array; slot: number };

const WINDOW = 20;

/** The classic check: the volume is a multiple of the mean of the last 20. */
export function volumeMultipleRule(maxVolumeMultiplier: number): Rule<VolumeMultipleState> {
  return {
    id: 'volume-multiple',
    severity: 'note',
    dimension: 'plausibility',
    costRatio: 0.5,
    formula: `volume > ${maxVolumeMultiplier} · mean of the last ${WINDOW}`,
    reasons: { 'volume-too-large': 'The volume is too large a multiple of the mean before it.' },
    init: () => ({ ring: new Float64Array(WINDOW).fill(Number.NaN), slot: 0 }),
    check({ volume }, _view, { ring }) {
      let sum = 0;
      for (let i = 0; i < WINDOW; i++) sum += ring[i]!; // NaN until there are as many
      return sum > 0 && volume > (maxVolumeMultiplier * sum) / WINDOW
        ? 'volume-too-large'
        : undefined;
    },
    learn({ volume }, _view, state) {
      state.ring[state.slot] = volume;
      state.slot = (state.slot + 1) % WINDOW;
    },
    revive: ({ ring }) => ring.every((volume) => !(volume < 0)),
  };
}
