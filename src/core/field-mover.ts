import { unpackNumber } from './packing.js';

/** Moves the fields of a record to an array, in their order, and back. */
export interface FieldMover {
  readonly count: number;
  take(record: never, to: Float64Array, at: number): void;
  put(record: never, from: Float64Array, at: number): void;
}

type Moves = Pick<FieldMover, 'take' | 'put'>;
type Numbers<Name extends string = string> = { [name in Name]: number };

/** The mover of numbers of these names: written out, if it is one of those below. */
export function numberMover(names: readonly string[]): FieldMover {
  return { count: names.length, ...(written[names.join()] ?? byName(names)) };
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

/**
 * What the usual operators of a timeframe have most of, by the names in a record: a name that stands
 * in the code takes some 1 ns, one that is looked up 10.
 */
const written: { readonly [names: string]: Moves } = {
  __proto__: null as never,
  absorbed: {
    take(r: Numbers<'absorbed'>, to, at) {
      to[at] = r.absorbed;
    },
    put(r: Numbers<'absorbed'>, from, at) {
      r.absorbed = unpackNumber(from[at]!);
    },
  },
  slot: {
    take(r: Numbers<'slot'>, to, at) {
      to[at] = r.slot;
    },
    put(r: Numbers<'slot'>, from, at) {
      r.slot = unpackNumber(from[at]!);
    },
  },
  'count,mean': {
    take(r: Numbers<'count' | 'mean'>, to, at) {
      to[at] = r.count;
      to[at + 1] = r.mean;
    },
    put(r: Numbers<'count' | 'mean'>, from, at) {
      r.count = unpackNumber(from[at]!);
      r.mean = from[at + 1]!;
    },
  },
  'weight,mean': {
    take(r: Numbers<'weight' | 'mean'>, to, at) {
      to[at] = r.weight;
      to[at + 1] = r.mean;
    },
    put(r: Numbers<'weight' | 'mean'>, from, at) {
      r.weight = from[at]!;
      r.mean = from[at + 1]!;
    },
  },
  'count,moveCount,share,variance': {
    take(r: Numbers<'count' | 'moveCount' | 'share' | 'variance'>, to, at) {
      to[at] = r.count;
      to[at + 1] = r.moveCount;
      to[at + 2] = r.share;
      to[at + 3] = r.variance;
    },
    put(r: Numbers<'count' | 'moveCount' | 'share' | 'variance'>, from, at) {
      r.count = unpackNumber(from[at]!);
      r.moveCount = unpackNumber(from[at + 1]!);
      r.share = from[at + 2]!;
      r.variance = from[at + 3]!;
    },
  },
  'high,low,close,count,range,plus,minus': {
    take(r: Numbers<'high' | 'low' | 'close' | 'count' | 'range' | 'plus' | 'minus'>, to, at) {
      to[at] = r.high;
      to[at + 1] = r.low;
      to[at + 2] = r.close;
      to[at + 3] = r.count;
      to[at + 4] = r.range;
      to[at + 5] = r.plus;
      to[at + 6] = r.minus;
    },
    put(r: Numbers<'high' | 'low' | 'close' | 'count' | 'range' | 'plus' | 'minus'>, from, at) {
      r.high = from[at]!;
      r.low = from[at + 1]!;
      r.close = from[at + 2]!;
      r.count = unpackNumber(from[at + 3]!);
      r.range = from[at + 4]!;
      r.plus = from[at + 5]!;
      r.minus = from[at + 6]!;
    },
  },
};
