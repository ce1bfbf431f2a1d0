import type { Door } from './door.js';
import { qualityTiers } from './quality.js';
import { PROVISIONAL_BARS, scoreOf, settleTier } from './quality-tier.js';

/** What the call in hand has made of the tier; told if it is another, and more than provisional. */
export function changeTier(door: Door): void {
  const { quality } = door.state;
  const before = quality.lostTierCount;
  settleTier(quality);
  const now = quality.lostTierCount;
  if (now === before || quality.acceptedCount < PROVISIONAL_BARS) return;
  const [from, to] = [qualityTiers[before]!, qualityTiers[now]!];
  door.tell({ type: 'tier', from, to, score: scoreOf(quality) });
}
