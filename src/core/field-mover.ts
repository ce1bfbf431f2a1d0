import { moversOfOne } from './movers-of-one.js';
import { moversOfSeveral } from './movers-of-several.js';
import { type FieldMover, type Moves, type Numbers, unpackNumber } from './moves.js';

/**
 * The mover of numbers of these names. Those of which the usual operators have most are written out:
 * a name that stands in the code takes 1 ns a number, one that is looked up 10 to 50.
 */
export function numberMover(names: readonly string[]): FieldMover {
  const key = names.join();
  return { count: names.length, ...(moversOfOne[key] ?? moversOfSeveral[key] ?? byName(names)) };
}

function byName(names: readonly string[]): Moves {
  return {
    take(record: Readonly<Numbers>, to, at) {
      for (let i = 0; i < names.length; i++) to[at + i] = record[names[i]!]!;
    },
    put(record: Numbers, from, at) {
      for (let i = 0; i < names.length; i++) record[names[i]!] = unpackNumber(from[at + i]!);
    },
  };
}

/** The mover of flags of these names. */
export function flagMover(names: readonly string[]): FieldMover {
  return {
    count: names.length,
    take(record: { readonly [name: string]: boolean }, to, at) {
      for (let i = 0; i < names.length; i++) to[at + i] = Number(record[names[i]!]);
    },
    put(record: { [name: string]: boolean }, from, at) {
      for (let i = 0; i < names.length; i++) record[names[i]!] = from[at + i] === 1;
    },
  };
}
