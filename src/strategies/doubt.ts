/**
 * A base bar that may have been no true price: `suspected` at arrival; then, by the bar after it, a
 * `spike`, the first after a split (`split-like`) or of another unit (`unit-shift`).
 */
export interface Doubt {
  readonly type: 'suspected' | 'spike' | 'split-like' | 'unit-shift';
  /** Open of that base bar, ms since the epoch, UTC. */
  readonly time: number;
}

/** What the bar after it says of a bar in doubt: a `jump` was a true price. */
export type DoubtVerdict = Exclude<Doubt['type'], 'suspected'> | 'jump';

const types: readonly string[] = ['suspected', 'spike', 'split-like', 'unit-shift'];

/** Where there is none. */
export const noDoubts: readonly Doubt[] = Object.freeze([]);

/** A list of one's own: the caller may write on a signal's. */
export function ownDoubts(given: readonly Doubt[] | undefined): readonly Doubt[] {
  const doubts = given ?? noDoubts;
  return doubts.length === 0 ? noDoubts : doubts.map(({ type, time }) => ({ type, time }));
}

export function isDoubt({ type, time }: Doubt): boolean {
  return types.includes(type) && Number.isSafeInteger(time);
}

/** `spike@60000,suspected@120000`: as one value of a state. */
export function doubtsAsText(doubts: readonly Doubt[]): string {
  return doubts.map(({ type, time }) => `${type}@${time}`).join(',');
}

/** The doubts in `text`; `undefined` if it is none that `doubtsAsText` writes. */
export function doubtsFromText(text: string): readonly Doubt[] | undefined {
  if (text === '') return noDoubts;
  const doubts = text.split(',').map((one): Doubt => {
    const [type, time] = one.split('@');
    return { type: type as Doubt['type'], time: Number(time) };
  });
  return doubts.every(isDoubt) && doubtsAsText(doubts) === text ? doubts : undefined;
}

/** `doubts` once `verdict` has come on the bar at `time`. */
export function settledDoubts<T extends Doubt>(
  doubts: readonly T[],
  time: number,
  verdict: DoubtVerdict,
): readonly T[] {
  if (!doubts.some((doubt) => doubt.time === time)) return doubts;
  if (verdict === 'jump') return doubts.filter((doubt) => doubt.time !== time);
  return doubts.map((doubt) => (doubt.time === time ? { ...doubt, type: verdict } : doubt));
}

/** Every doubt of all `lists` once, oldest first. */
export function allDoubts(lists: readonly (readonly Doubt[])[]): readonly Doubt[] {
  const found = new Map(
    lists.flat().map(({ type, time }) => [`${type}@${time}`, { type, time }] as const),
  );
  return [...found.values()].sort((a, b) => a.time - b.time || (a.type < b.type ? -1 : 1));
}
