import type { Bar } from '../bars/bar.js';
import type { BuiltInReason } from './reason-code.js';
import { powerOfTen, splitRatio } from './rules/ratios.js';
import { moveBetween } from './scale.js';

/** What the bar after it says of a bar in doubt. */
export type Verdict = 'spike' | 'jump' | 'split-like' | 'unit-shift';

export const verdictReasons: Readonly<Record<Verdict, BuiltInReason>> = {
  spike: 'spike-confirmed',
  jump: 'jump',
  'split-like': 'split-like',
  'unit-shift': 'unit-shift',
};

/** A price that is no further from where it came than this share of the way has returned. */
const RETURNED_RATIO = 0.3;

/** Opens that repeat the close before them this often say nothing. */
const ECHOING_RATIO = 0.9;

/** What a verdict rests on. */
export interface Evidence {
  /** The last bar that is believed, before the one in doubt. */
  readonly anchor: Bar;
  readonly next: Bar;
  readonly negativePrices: boolean;
  /** How often an open is the close before it. */
  readonly openEchoRatio: number;
  /** The usual size of a move. */
  readonly scale: number;
}

/**
 * A bar in doubt was a spike if the next close has returned, and the next open too, unless opens say
 * nothing. The close alone condemns true days: the S&P 500 of 2020-03-12 fell by 17 deviations, and
 * the next close had made up for most of it, but the next open had not.
 */
export function verdictOn(doubted: Bar, evidence: Evidence): Verdict {
  const { anchor, next, negativePrices, openEchoRatio, scale } = evidence;
  const way = Math.abs(doubted.close - anchor.close);
  const isBack = (price: number): boolean => Math.abs(price - anchor.close) <= RETURNED_RATIO * way;
  const isMute = next.open === doubted.close && openEchoRatio > ECHOING_RATIO;
  if (isBack(next.close) && (isMute || isBack(next.open))) return 'spike';
  if (negativePrices) return 'jump';
  const toleranceRatio = Math.min(0.03, 3 * (Number.isNaN(scale) ? 0.01 : scale) + 0.004);
  if (splitRatio(anchor.close, doubted.open, toleranceRatio) !== undefined) {
    // The whole bar is at the new level, and so is the next.
    const stays = moveBetween(next.open, doubted.open, false) < 0.25;
    if (stays) return 'split-like';
  }
  return powerOfTen(doubted.close, anchor.close) === 0 ? 'jump' : 'unit-shift';
}
