/** Characters of a word that are looked at. */
const longest = 40;

/** The word of `words` closest to `typed` by edit distance, if any is `most` or fewer slips away. */
export function nearest(
  typed: string,
  words: readonly string[],
  most: number = Math.max(2, Math.ceil(Math.min(typed.length, longest) / 3)),
): string | undefined {
  const wanted = typed.slice(0, longest).toLowerCase();
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const word of words) {
    const distance = editDistance(wanted, word.toLowerCase());
    if (distance < bestDistance) {
      best = word;
      bestDistance = distance;
    }
  }
  return best;
}

/** Letters put in, left out, mistaken or swapped with the next one; one row at a time. */
function editDistance(a: string, b: string): number {
  let above: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? above[j - 2]! + 1 : substituted;
      next.push(Math.min(substituted, swapped, row[j]! + 1, next[j - 1]! + 1));
    }
    above = row;
    row = next;
  }
  return row[b.length]!;
}
