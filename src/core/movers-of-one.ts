import { type Moves, type Numbers, unpackNumber } from './moves.js';

/** Of records with one number, by its name. */
export const moversOfOne: { readonly [names: string]: Moves } = {
  __proto__: null as never,
  absorbed: {
    take(r: Numbers<'absorbed'>, to, at) {
      to[at] = r.absorbed;
    },
    put(r: Numbers<'absorbed'>, from, at) {
      r.absorbed = unpackNumber(from[at]!);
    },
  },
  count: {
    take(r: Numbers<'count'>, to, at) {
      to[at] = r.count;
    },
    put(r: Numbers<'count'>, from, at) {
      r.count = unpackNumber(from[at]!);
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
  last: {
    take(r: Numbers<'last'>, to, at) {
      to[at] = r.last;
    },
    put(r: Numbers<'last'>, from, at) {
      r.last = from[at]!;
    },
  },
  close: {
    take(r: Numbers<'close'>, to, at) {
      to[at] = r.close;
    },
    put(r: Numbers<'close'>, from, at) {
      r.close = from[at]!;
    },
  },
  trend: {
    take(r: Numbers<'trend'>, to, at) {
      to[at] = r.trend;
    },
    put(r: Numbers<'trend'>, from, at) {
      r.trend = from[at]!;
    },
  },
  side: {
    take(r: Numbers<'side'>, to, at) {
      to[at] = r.side;
    },
    put(r: Numbers<'side'>, from, at) {
      r.side = unpackNumber(from[at]!);
    },
  },
  gap: {
    take(r: Numbers<'gap'>, to, at) {
      to[at] = r.gap;
    },
    put(r: Numbers<'gap'>, from, at) {
      r.gap = from[at]!;
    },
  },
  restCount: {
    take(r: Numbers<'restCount'>, to, at) {
      to[at] = r.restCount;
    },
    put(r: Numbers<'restCount'>, from, at) {
      r.restCount = unpackNumber(from[at]!);
    },
  },
  toldCount: {
    take(r: Numbers<'toldCount'>, to, at) {
      to[at] = r.toldCount;
    },
    put(r: Numbers<'toldCount'>, from, at) {
      r.toldCount = unpackNumber(from[at]!);
    },
  },
};
