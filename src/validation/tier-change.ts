import type { Door } from './door.js';
import type { QualityTier } from './quality.js';
import { PROVISIONAL_BARS, scoreOf, tierOf } from './quality-state.js';

/** Tell if the tier is no longer `before`, once it is more than provisional. */
export function tellTier(door: Door, before: QualityTier): void {
  const { quality } = door.state;
  const to = tierOf(quality);
  if (to === before || quality.acceptedCount < PROVISIONAL_BARS) return;
  door.tell({ type: 'tier', from: before, to, score: scoreOf(quality) });
}
