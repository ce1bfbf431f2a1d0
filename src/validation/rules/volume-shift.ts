import {
  type SortedWindowState,
  sortedWindowInit,
  sortedWindowPush,
  sortedWindowRevive,
} from '../../statistics/sorted-window.js';
import type { Rule } from '../rule.js';

export type VolumeShiftState = {
  readonly recent: SortedWindowState;
  readonly usual: SortedWindowState;
  /** Whether the shift was told: it is told once. */
  isShifted: boolean;
};

const RECENT_BARS = 32;
const USUAL_BARS = 256;
const FLAT_MULTIPLE = 20;

/**
 * Volumes as a level: the median of the last 32 is more than five times that of the last 256, or
 * less than a fifth (lots for shares, a venue less); and a bar that traded twenty times the usual
 * without a price moving.
 */
export function volumeShiftRule(multiple: number): Rule<VolumeShiftState> {
  return {
    id: 'volume-shift',
    severity: 'note',
    dimension: 'plausibility',
    costRatio: 0,
    formula: `median32 / median256 of volume outside 1/${multiple} … ${multiple}; high = low and volume > 20 · median256`,
    reasons: {
      'volume-shift': 'The usual volume has changed to another level.',
      'flat-but-traded': 'Much was traded, and the price did not move at all.',
    },
    init: () => ({
      recent: sortedWindowInit(RECENT_BARS),
      usual: sortedWindowInit(USUAL_BARS),
      isShifted: false,
    }),
    check({ high, low, volume }, _view, { recent, usual, isShifted }) {
      const level = levelOf(usual);
      if (!(level > 0)) return undefined; // too few bars, or a feed without volume
      if (high === low && volume > FLAT_MULTIPLE * level) return 'flat-but-traded';
      return !isShifted && isApart(recent, level, multiple) ? 'volume-shift' : undefined;
    },
    learn({ volume }, _view, state) {
      const { recent, usual } = state;
      state.isShifted = isApart(recent, levelOf(usual), multiple);
      sortedWindowPush(recent, volume);
      sortedWindowPush(usual, volume);
    },
    revive({ recent, usual }) {
      sortedWindowRevive(recent);
      sortedWindowRevive(usual);
      return [...recent.ring, ...usual.ring].every((volume) => !(volume < 0));
    },
  };
}

/** The median; NaN while a bar is missing, for those stand last. */
function levelOf({ sorted }: Readonly<SortedWindowState>): number {
  return sorted[USUAL_BARS / 2]! + 0 * sorted[USUAL_BARS - 1]!;
}

function isApart(
  { sorted }: Readonly<SortedWindowState>,
  level: number,
  multiple: number,
): boolean {
  const now = sorted[RECENT_BARS / 2]!;
  return now > multiple * level || now * multiple < level;
}
