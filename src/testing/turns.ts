/** Cuts after bars of which something is said that is seldom said, at most; and after others. */
const MOST_EVENTS = 12;
const MOST_OTHERS = 12;

/** Where a series goes elsewhere from a bar on: prices and volumes so many times as high. */
export interface Turn {
  readonly cut: number;
  readonly factor: number;
}

/**
 * Turns right after bars of which something is said that is seldom said, a signal for instance, down
 * and up, and after some of the others. Who looks one bar ahead, and only now and then, is found at
 * no other place.
 */
export function turnsOf(lines: readonly string[]): readonly Turn[] {
  const places = lines.slice(0, -1).map((_, i) => i);
  const rare = new Set(rareIn(lines) ?? rareIn(lines.map(shapeOf)) ?? []);
  const events = thinned(
    places.filter((i) => rare.has(i)),
    MOST_EVENTS,
  );
  const others = thinned(
    places.filter((i) => !rare.has(i)),
    MOST_OTHERS,
  );
  return [
    ...events.flatMap((i) => [0.5, 2].map((factor) => ({ cut: i + 1, factor }))),
    ...others.map((i, n) => ({ cut: i + 1, factor: n % 2 === 0 ? 0.5 : 2 })),
  ];
}

/** Places of lines that less than a fifth of all are like; none where nearly all are. */
function rareIn(lines: readonly string[]): readonly number[] | undefined {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const rare = lines.flatMap((line, i) => (counts.get(line)! * 5 < lines.length ? [i] : []));
  return rare.length * 2 > lines.length ? undefined : rare;
}

/** What is said without its numbers. */
function shapeOf(line: string): string {
  return line.replaceAll(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g, '0');
}

/** Some of `list`, at most `most`, evenly. */
export function thinned(list: readonly number[], most: number): readonly number[] {
  const every = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, i) => i % every === 0);
}
