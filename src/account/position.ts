import { canSplit } from './split-bounds.js';

/** What is owned of one symbol, and what it has earned. Money is in the account's currency. */
export type PositionState = {
  /** Units owned; negative: owed; 0: none. */
  quantity: number;
  /** Mean price of the units owned; NaN where there is none. */
  entry: number;
  /** Last known price. */
  mark: number;
  /** Account money for one unit of the symbol's currency. */
  rate: number;
  realised: number;
  fees: number;
  financing: number;
  dividends: number;
  /** When the trade under way began, and the bars marked since. */
  openedAt: number;
  barCount: number;
  /** The most units of the trade under way, signed. */
  size: number;
  /** What the symbol had earned before the trade under way. */
  earnedBefore: number;
  /** The worst and the best unrealised profit of the trade under way. */
  worst: number;
  best: number;
};

export const positionInit = (): PositionState => ({
  quantity: 0,
  entry: Number.NaN,
  mark: Number.NaN,
  rate: 1,
  realised: 0,
  fees: 0,
  financing: 0,
  dividends: 0,
  openedAt: Number.NaN,
  barCount: 0,
  size: 0,
  earnedBefore: 0,
  worst: 0,
  best: 0,
});

/** Everything earned and paid so far. */
export function earnedBy(position: Readonly<PositionState>): number {
  return position.realised - position.fees - position.financing + position.dividends;
}

/** What closing at `price` would realise, for a point worth `pointValue`. */
export function unrealisedAt(
  { quantity, entry, rate }: Readonly<PositionState>,
  price: number,
  pointValue: number,
): number {
  return quantity === 0 ? 0 : quantity * (price - entry) * pointValue * rate;
}

/** Money that the units are worth at the mark, whichever side they are on. */
export function worthOf(
  { quantity, mark, rate }: Readonly<PositionState>,
  pointValue: number,
): number {
  return quantity === 0 ? 0 : Math.abs(quantity * mark) * pointValue * rate;
}

/** What is left of units as large as this share of them is what rounding left: .1 + .2 − .3 is nothing. */
const ROUNDING = 1e-12;

/** Units owned after a fill of `quantity`. */
export function unitsAfter(held: number, quantity: number): number {
  const sum = held + quantity;
  return Math.abs(sum) <= ROUNDING * Math.abs(quantity) ? 0 : sum;
}

/** Units of a fill that reduce the position: the rest opens, adds or turns. */
export function reducingPart(held: number, quantity: number): number {
  if (held * quantity >= 0) return 0;
  return Math.abs(quantity) <= Math.abs(held) ? quantity : -held;
}

/** The rest of a fill: what opens, adds or turns. */
export function openingPart(held: number, quantity: number): number {
  return unitsAfter(held, quantity) === 0 ? 0 : quantity - reducingPart(held, quantity);
}

/** Take units in at their price: the mean entry moves. */
export function positionAdd(
  position: PositionState,
  quantity: number,
  price: number,
  time: number,
): void {
  if (quantity === 0) return;
  if (position.quantity === 0) {
    position.entry = price;
    position.openedAt = time;
    position.barCount = 0;
    position.size = 0;
    position.worst = 0;
    position.best = 0;
  } else {
    const gain = quantity / (position.quantity + quantity);
    position.entry += gain * (price - position.entry);
  }
  position.quantity += quantity;
  if (Math.abs(position.quantity) > Math.abs(position.size)) position.size = position.quantity;
}

/** Give units back at `price`: their profit is realised. */
export function positionReduce(
  position: PositionState,
  quantity: number,
  price: number,
  pointValue: number,
): void {
  if (quantity === 0) return;
  position.realised -= quantity * (price - position.entry) * pointValue * position.rate;
  position.quantity = unitsAfter(position.quantity, quantity);
  if (position.quantity === 0) position.entry = Number.NaN;
}

/**
 * One unit becomes `ratio` units: what is owned is worth the same before and after. False where units
 * or prices would be past what numbers are taken in: nothing has changed then.
 */
export function positionSplit(position: PositionState, ratio: number): boolean {
  const { quantity, size, entry, mark } = position;
  if (!canSplit({ units: [quantity, size], prices: [entry, mark] }, ratio)) return false;
  position.quantity *= ratio;
  position.size *= ratio;
  position.entry /= ratio;
  position.mark /= ratio;
  return true;
}
