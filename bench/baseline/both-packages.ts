import type { OperatorClass } from '../../src/core/index.js';
import { makeMarket } from '../harness/market.js';
import { measure, type RowResult } from '../harness/measure.js';
import { peeking, processing, updating } from '../harness/operator-rows.js';
import type { Contestant, Row } from '../harness/row.js';
import { blockBars } from '../harness/run-room.js';
import { setSpecs } from '../indicators/set-row.js';

/** What is used of a package. */
interface Rooms {
  readonly indicators: Indicators;
  readonly wavelet: { readonly [name: string]: OperatorClass };
}

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
  /** The same of the quickest rounds of each. */
  readonly leastTimes: number;
  readonly bytesBefore: number;
  readonly bytesNow: number;
}

export const setName: string = `set of ${Object.keys(setSpecs).length}`;

/** Transforms and denoisers that every release has, by update. */
export const wavelets: Readonly<Record<string, readonly [Class: string, parameters: object]>> = {
  transformer: ['StreamingWaveletTransformer', {}],
  'transformer fast': ['StreamingWaveletTransformer', { mode: 'fast' }],
  'transformer d=7': ['StreamingWaveletTransformer', { delay: 7 }],
  modwt: ['Modwt', {}],
  'adaptive d=0': ['WaveletDenoiser', {}],
  'adaptive d=7': ['WaveletDenoiser', { delay: 7 }],
};

const ways: Readonly<Record<string, (Class: OperatorClass) => Contestant>> = {
  update: (Class) => updating(Class),
  peek: (Class) => peeking(Class),
  process: (Class) => processing(Class),
};

/**
 * Every kind whose name holds one of `only` (`ema,vwap`) and that both packages have, a set and the wavelets; of the kinds
 * the part `slice` (`2/4`, the second quarter). Each `turn` begins with another kind and the other package:
 * which is compiled first can decide what V8 makes of it.
 */
export async function compareBoth(
  folders: { readonly before: string; readonly now: string; readonly extension: string },
  { only, slice, rounds, turn }: Settings,
): Promise<Compared[]> {
  const roomsNow = await roomsOf(folders.now, 'js');
  const roomsBefore = await roomsOf(folders.before, folders.extension);
  const { indicators: now } = roomsNow;
  const { indicators: before } = roomsBefore;
  const [part, parts] = slice.split('/').map(Number) as [number, number];
  const shared = Object.keys(now.catalog).filter((kind) => kind in before.catalog);
  const inSlice = shared.sort().filter((_, i) => i % parts === part - 1);
  const start = Math.floor((turn * inSlice.length) / 3);
  const kinds = [...inSlice.slice(start), ...inSlice.slice(0, start)];
  const pair = (of: (from: Rooms) => Contestant): Row['contestants'] =>
    turn % 2 === 0
      ? { barwave: of(roomsNow), before: of(roomsBefore) }
      : { before: of(roomsBefore), barwave: of(roomsNow) };
  const rows = Object.entries(ways).flatMap(([way, contestant]) =>
    kinds.map((kind): Row & { readonly way: string } => ({
      name: kind,
      way,
      contestants: pair(({ indicators }) => contestant(indicators.classOf(kind))),
      whole: way === 'process',
    })),
  );
  const steps = { update: 'it.update(bars[i])', process: 'it.process(columns)' };
  const sets = Object.entries(steps).map(([way, step]): Row & { readonly way: string } => ({
    name: setName,
    way,
    contestants: pair(({ indicators }) => ({
      make: () => new indicators.IncrementalIndicators(setSpecs),
      step,
    })),
    whole: way === 'process',
  }));
  const transforms = Object.entries(wavelets).map(([name, [Class, parameters]]) => ({
    name,
    way: 'update',
    contestants: pair(({ wavelet }) => updating(wavelet[Class]!, parameters)),
  }));
  // Shorter blocks than a room's: there are six hundred contestants.
  const market = makeMarket(blockBars / 4);
  const all = [...rows, ...sets, ...transforms].filter(({ name }) =>
    only.split(',').some((part) => name.includes(part)),
  );
  return measure(all, market, rounds, undefined).map((result, i) => compared(result, all[i]!.way));
}

async function roomsOf(folder: string, extension: string): Promise<Rooms> {
  const [indicators, wavelet] = await Promise.all(
    ['indicators', 'wavelet'].map((room) => import(`${folder}/dist/${room}.${extension}`)),
  );
  return { indicators, wavelet };
}

function compared({ name, ratio, leastRatio, bytes }: RowResult, way: string): Compared {
  const times = 1 / ratio['before']!;
  const leastTimes = 1 / leastRatio['before']!;
  return {
    name,
    way,
    times,
    leastTimes,
    bytesBefore: bytes['before']!,
    bytesNow: bytes['barwave']!,
  };
}
