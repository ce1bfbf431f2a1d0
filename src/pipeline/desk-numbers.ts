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

/** What a desk says of its position as the books have it. */
export type Booked = Readonly<Pick<DeskNumbers, 'quantity' | 'entry' | 'openedAt'>>;

/** Where positions are booked. */
export interface Books {
  /** Symbols with a position. */
  readonly held: readonly string[];
  position(symbol: string): Booked | undefined;
}

/**
 * The numbers in the first places of `row`, if they can be those of a desk where the books have
 * `position` and no bar ends after `latest`.
 */
export function numbersFrom(
  row: Float64Array,
  path: string,
  position: Booked | undefined,
  latest: number,
): DeskNumbers {
  const numbers = deskNumbers();
  (Object.keys(numbers) as (keyof DeskNumbers)[]).forEach((name, i) => {
    numbers[name] = row[i]!;
  });
  const { revision, entryCount, left, end } = numbers;
  const booked = position ?? deskNumbers();
  const areCounts = [revision, entryCount].every((n) => Number.isSafeInteger(n) && n >= 0);
  const areBooked = (['quantity', 'entry', 'openedAt'] as const).every((name) =>
    Object.is(numbers[name], booked[name]),
  );
  if (!areCounts || !areBooked || !(left >= 0) || end > latest) {
    throw misfit(path, 'has numbers that cannot be');
  }
  return numbers;
}
