import type { OperatorClass } from '../../src/core/index.js';
import { makeMarket } from '../harness/market.js';
import { measure, type RowResult } from '../harness/measure.js';
import { peeking, processing, updating } from '../harness/operator-rows.js';
import type { Contestant, Row } from '../harness/row.js';
import { blockBars } from '../harness/run-room.js';
import { setSpecs } from '../indicators/set-row.js';

/** What is used of a package. */
interface Indicators {
  readonly catalog: Readonly<Record<string, unknown>>;
  readonly classOf: (kind: string) => OperatorClass;
  readonly IncrementalIndicators: new (specs: object) => object;
}

interface Settings {
  readonly only: string;
  readonly slice: string;
  readonly rounds: number;
  readonly turn: number;
}

/** One kind, or the set, in one way of asking. */
export interface Compared {
  readonly name: string;
  readonly way: string;
  /** Time before over time now: above 1 it is faster now. */
  readonly times: number;
  readonly bytesBefore: number;
  readonly bytesNow: number;
}

export const setName: string = `set of ${Object.keys(setSpecs).length}`;

const ways: Readonly<Record<string, (Class: OperatorClass) => Contestant>> = {
  update: (Class) => updating(Class),
  peek: (Class) => peeking(Class),
  process: (Class) => processing(Class),
};

/**
 * Every kind whose name holds `only` and that both packages have, and a set; of these the part
 * `slice` (`2/4`, the second quarter). Each `turn` begins with another kind and the other package:
 * which is compiled first can decide what V8 makes of it.
 */
export async function compareBoth(
  files: { readonly before: string; readonly now: string },
  { only, slice, rounds, turn }: Settings,
): Promise<Compared[]> {
  const now: Indicators = await import(files.now);
  const before: Indicators = await import(files.before);
  const [part, parts] = slice.split('/').map(Number) as [number, number];
  const shared = Object.keys(now.catalog).filter((kind) => kind in before.catalog);
  const inSlice = shared.sort().filter((_, i) => i % parts === part - 1);
  const start = Math.floor((turn * inSlice.length) / 3);
  const kinds = [...inSlice.slice(start), ...inSlice.slice(0, start)];
  const pair = (of: (from: Indicators) => Contestant): Row['contestants'] =>
    turn % 2 === 0
      ? { barwave: of(now), before: of(before) }
      : { before: of(before), barwave: of(now) };
  const rows = Object.entries(ways).flatMap(([way, contestant]) =>
    kinds.map((kind): Row & { readonly way: string } => ({
      name: kind,
      way,
      contestants: pair(({ classOf }) => contestant(classOf(kind))),
      whole: way === 'process',
    })),
  );
  const steps = { update: 'it.update(bars[i])', process: 'it.process(columns)' };
  const sets = Object.entries(steps).map(([way, step]): Row & { readonly way: string } => ({
    name: setName,
    way,
    contestants: pair((of) => ({ make: () => new of.IncrementalIndicators(setSpecs), step })),
    whole: way === 'process',
  }));
  // Shorter blocks than a room's: there are six hundred contestants.
  const market = makeMarket(blockBars / 4);
  const all = [...rows, ...sets].filter(({ name }) => name.includes(only));
  return measure(all, market, rounds, undefined).map((result, i) => compared(result, all[i]!.way));
}

function compared({ name, ratio, bytes }: RowResult, way: string): Compared {
  const bytesBefore = bytes['before']!;
  return { name, way, times: 1 / ratio['before']!, bytesBefore, bytesNow: bytes['barwave']! };
}
