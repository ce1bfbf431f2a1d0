import { readdirSync, readFileSync } from 'node:fs';

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

/** What would be wrong; the file; what stands there; what is put there; tests, if others. */
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
  const texts = textsIn(room);
  return entries.map(([what, name, from, to, tests = killedBy]) => {
    const file = fileWith(from, `${room}/${name}.ts`, texts);
    return { room, what, file, from, to, killedBy: tests };
  });
}

function textsIn(room: string): ReadonlyMap<string, string> {
  const names = readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => `${room}/${name}`);
  return new Map(files.map((file) => [file, readFileSync(`src/${file}`, 'utf8')]));
}

/** Where `from` stands: in `file`, in a namesake, or in the only other file of the room that has it. */
function fileWith(from: string, file: string, texts: ReadonlyMap<string, string>): string {
  const having = [...texts.keys()].filter((name) => texts.get(name)!.includes(from));
  const name = file.slice(file.lastIndexOf('/'));
  const found = having.find((one) => one === file) ?? having.find((one) => one.endsWith(name));
  return found ?? (having.length === 1 ? having[0]! : file);
}
