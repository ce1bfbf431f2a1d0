/** What the name of a part of a state says of it. */
interface Meaning {
  /** A place in a buffer beside it. */
  readonly isSlot: boolean;
  readonly isCount: boolean;
  /** Of inputs counted, or weighed with one each at most. */
  readonly isTally: boolean;
  readonly isSquares: boolean;
}

const meanings = /* @__PURE__ */ new Map<string, Meaning>();

/** Names that are remembered: kinds have some hundred, and a state from outside any. */
const mostNames = 1_000;

/** Worked out once a name: a restore asks some thousand times. */
export function meaningOf(name: string): Meaning {
  const known = meanings.get(name);
  if (known !== undefined) return known;
  const lower = name.toLowerCase();
  const isCount = lower.endsWith('count');
  const meaning = {
    isSlot: lower.endsWith('slot'),
    isCount,
    isTally: isCount || lower === 'weight',
    isSquares: lower.endsWith('squares'),
  };
  if (meanings.size < mostNames) meanings.set(name, meaning);
  return meaning;
}
