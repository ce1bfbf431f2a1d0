/** Characters of a word that are looked at. */
const longest = 40;

/** Letters of a part of a word by which the whole is known. */
const shortestPart = 4;

/**
 * The word of `words` that `typed` was meant to be, whatever its case and signs: the shortest that
 * begins with it, else the closest by edit distance, if any is `most` or fewer slips away, else, unless
 * `most` is given, the shortest that has it within: a `level` is one of `maxLevels`.
 */
export function nearest(
  typed: string,
  words: readonly string[],
  most?: number,
): string | undefined {
  const wanted = lettersOf(typed);
  const slips = most ?? (Math.round(wanted.length / 3) || 1);
  let best: string | undefined;
  let least = slips + 1;
  for (const word of words) {
    const whole = lettersOf(word);
    const at = wanted.length > 1 ? whole.indexOf(wanted) : -1;
    const rest = whole.length / 100; // below 1: of two words, the shorter
    let distance = at === 0 ? rest : editDistance(wanted, whole);
    if (at > 0 && wanted.length >= shortestPart && most === undefined)
      distance = Math.min(distance, slips + rest);
    if (distance < least) {
      best = word;
      least = distance;
    }
  }
  return best;
}

/** ` (did you mean 'rsi'?)`, or nothing where `typed` is near to none of `words`. */
export function didYouMean(typed: unknown, words: readonly string[]): string {
  const word = typeof typed === 'string' ? nearest(typed, words) : undefined;
  return word === undefined ? '' : ` (did you mean '${word}'?)`;
}

function lettersOf(word: string): string {
  return word
    .slice(0, longest)
    .toLowerCase()
    .replace(/[-_ /.]/g, '');
}

/** Letters put in, left out, mistaken or swapped with the next one; one row at a time. */
function editDistance(a: string, b: string): number {
  let above: number[] = [];
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? above[j - 2]! : substituted;
      next.push(Math.min(substituted, 1 + Math.min(swapped, row[j]!, next[j - 1]!)));
    }
    above = row;
    row = next;
  }
  return row[b.length]!;
}
