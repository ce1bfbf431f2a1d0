/** A small mistake put into the library, and the tests that must notice it. */
export interface Mutant {
  /** What the library would do wrong. */
  readonly what: string;
  /** Below `src/`. */
  readonly file: string;
  /** Stands in the file once. */
  readonly from: string;
  readonly to: string;
  /** Below `test/`; the first that fails is enough. */
  readonly killedBy: readonly string[];
}

/** The file's text with the mistake in it. */
export function mutated(text: string, { file, from, to }: Mutant): string {
  const parts = text.split(from);
  if (parts.length === 2) return parts.join(to);
  const times = parts.length - 1;
  throw new Error(`${file} has this text ${times} times, not once, amend its mutant: ${from}`);
}

/** A mutant and the room that it is in. */
export type PlacedMutant = Mutant & { readonly room: string };

/** What would be wrong; the file in the room; what stands there; what is put there; tests, if others. */
export type Entry = readonly [
  what: string,
  file: string,
  from: string,
  to: string,
  killedBy?: readonly string[],
];

/** The mutants of a room, which `killedBy` must notice unless an entry names its own tests. */
export function mutantsOf(
  room: string,
  killedBy: readonly string[],
  entries: readonly Entry[],
): readonly PlacedMutant[] {
  return entries.map(([what, file, from, to, tests = killedBy]) => {
    return { room, what, file: `${room}/${file}.ts`, from, to, killedBy: tests };
  });
}
