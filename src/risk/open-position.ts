import type { PositionSide } from './decision.js';
import { isPositive } from './size.js';
import { atrStop } from './stop.js';

/** What is held of a symbol, and on which terms it was opened. */
export interface OpenPosition {
  /** Units, negative where they are owed. */
  readonly quantity: number;
  /** Mean price of the units. */
  readonly entry: number;
  /** When it was opened, ms since the epoch. */
  readonly openedAt: number;
  /** In force now; NaN where none is known. */
  readonly stop: number;
  readonly target: number;
  readonly horizonMs: number;
  /** Decisions that it was built by. */
  readonly entryCount: number;
}

/** `position` if there is one in it. */
export function heldIn(position: OpenPosition | undefined): OpenPosition | undefined {
  const isHeld = position != null && isPositive(Math.abs(position.quantity));
  return isHeld ? position : undefined;
}

export function sideOf({ quantity }: Pick<OpenPosition, 'quantity'>): PositionSide {
  if (!(Math.abs(quantity) > 0)) return 'flat';
  return quantity > 0 ? 'long' : 'short';
}

/** The stop that gives up less: the higher of two below, the lower of two above. */
export function tighterStop(side: PositionSide, a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  if (Number.isNaN(b)) return a;
  return side === 'long' ? Math.max(a, b) : Math.min(a, b);
}

/**
 * Where the stop stands after a bar that closed at `price`: `multiple` ATRs behind it if that is
 * tighter; with a multiple of 0, or no ATR, where it stood.
 */
export function trailedStop(
  position: Pick<OpenPosition, 'quantity' | 'stop'>,
  price: number,
  { atr, multiple }: { readonly atr: number; readonly multiple: number },
): number {
  const side = sideOf(position);
  if (!(multiple > 0) || !isPositive(price) || !isPositive(atr)) return position.stop;
  const behind = atrStop(price, atr, multiple, side === 'long' ? side : 'short');
  return tighterStop(side, position.stop, behind);
}
