import { misfit } from '../core/state.js';

/** The numbers of a desk, in the order in which they are saved. */
export type DeskNumbers = {
  /** End of the last bar decided on, and how often that was. */
  end: number;
  revision: number;
  /** Of the position, as the books have it. */
  quantity: number;
  entry: number;
  openedAt: number;
  /** The plan of the position: the stop in force, and the one before the bar that ended at `end`. */
  stop: number;
  stopBefore: number;
  target: number;
  horizonMs: number;
  entryCount: number;
  /** End of the bar that was decided on with the last decision to open or add that was filled. */
  filledEnd: number;
  /** The last price known. */
  price: number;
  /** Units of the pending decision that may still be filled. */
  left: number;
};

export const deskNumbers = (): DeskNumbers => ({
  end: Number.NaN,
  revision: 0,
  quantity: 0,
  entry: Number.NaN,
  openedAt: Number.NaN,
  stop: Number.NaN,
  stopBefore: Number.NaN,
  target: Number.NaN,
  horizonMs: Number.NaN,
  entryCount: 0,
  filledEnd: Number.NaN,
  price: Number.NaN,
  left: 0,
});

/** Numbers of a desk. */
export const deskWidth: number = Object.keys(deskNumbers()).length;

/** The numbers in the first places of `row`, if they can be a desk's. */
export function numbersFrom(row: Float64Array, path: string): DeskNumbers {
  const names = Object.keys(deskNumbers()) as (keyof DeskNumbers)[];
  const numbers = deskNumbers();
  names.forEach((name, i) => {
    numbers[name] = row[i]!;
  });
  const { revision, entryCount, left, quantity, entry, openedAt } = numbers;
  const areCounts = [revision, entryCount].every((n) => Number.isSafeInteger(n) && n >= 0);
  const isOpen = quantity !== 0;
  const isSound = isOpen ? !Number.isNaN(quantity + entry + openedAt) : quantity === 0;
  if (!areCounts || !isSound || !(left >= 0)) throw misfit(path, 'has numbers that cannot be');
  return numbers;
}
