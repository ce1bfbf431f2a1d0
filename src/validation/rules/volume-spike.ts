import type { Rule } from '../rule.js';

/** Largest volumes of sixteen blocks of 32 bars, the last of them still filling. */
export type VolumeSpikeState = {
  readonly blocks: Float64Array;
  blockSlot: number;
  filledCount: number;
};

const BLOCKS = 16;
const BLOCK_BARS = 32;

/**
 * The volume is more than three times the largest of the last 480 to 512 bars. Volumes have tails
 * so long that this happens in clean data: it is said, and costs nothing.
 */
export function volumeSpikeRule(multiple: number): Rule<VolumeSpikeState> {
  return {
    id: 'volume-spike',
    severity: 'note',
    dimension: 'plausibility',
    costRatio: 0,
    formula: `volume > ${multiple} · largest of the last 512`,
    reasons: { 'volume-spike': 'The volume is far above the largest of the last 512 bars.' },
    init: () => ({ blocks: new Float64Array(BLOCKS), blockSlot: 0, filledCount: 0 }),
    check({ volume }, _view, { blocks, filledCount }) {
      if (filledCount < BLOCKS * BLOCK_BARS) return undefined;
      let largest = 0;
      for (let i = 0; i < BLOCKS; i++) if (blocks[i]! > largest) largest = blocks[i]!;
      return largest > 0 && volume > multiple * largest ? 'volume-spike' : undefined;
    },
    learn({ volume }, _view, state) {
      const { blocks } = state;
      if (state.filledCount % BLOCK_BARS === 0) {
        state.blockSlot = (state.blockSlot + 1) % BLOCKS;
        blocks[state.blockSlot] = 0;
      }
      state.filledCount += 1;
      if (volume > blocks[state.blockSlot]!) blocks[state.blockSlot] = volume;
    },
    revive: ({ blocks }) => blocks.every((volume) => volume >= 0),
  };
}
