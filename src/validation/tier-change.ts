import type { Door } from './door.js';
import { PROVISIONAL_BARS, scoreOf, settleTier, tierOf } from './quality-tier.js';

/** What the call in hand has made of the tier; told if it is another, and more than provisional. */
export function changeTier(door: Door): void {
  const { quality } = door.state;
  const from = tierOf(quality);
  settleTier(quality);
  const to = tierOf(quality);
  if (to === from || quality.acceptedCount < PROVISIONAL_BARS) return;
  door.tell({ type: 'tier', from, to, score: scoreOf(quality) });
}
