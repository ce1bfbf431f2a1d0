import { type Moves, type Numbers, unpackNumber } from './moves.js';

/** Of records with several numbers, by their names in order. */
export const moversOfSeveral: { readonly [names: string]: Moves } = {
  __proto__: null as never,
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
  'last,sigma': {
    take(r: Numbers<'last' | 'sigma'>, to, at) {
      to[at] = r.last;
      to[at + 1] = r.sigma;
    },
    put(r: Numbers<'last' | 'sigma'>, from, at) {
      r.last = from[at]!;
      r.sigma = from[at + 1]!;
    },
  },
  'before,last': {
    take(r: Numbers<'before' | 'last'>, to, at) {
      to[at] = r.before;
      to[at + 1] = r.last;
    },
    put(r: Numbers<'before' | 'last'>, from, at) {
      r.before = from[at]!;
      r.last = from[at + 1]!;
    },
  },
  'slot,headMean,headSquares': {
    take(r: Numbers<'slot' | 'headMean' | 'headSquares'>, to, at) {
      to[at] = r.slot;
      to[at + 1] = r.headMean;
      to[at + 2] = r.headSquares;
    },
    put(r: Numbers<'slot' | 'headMean' | 'headSquares'>, from, at) {
      r.slot = unpackNumber(from[at]!);
      r.headMean = from[at + 1]!;
      r.headSquares = from[at + 2]!;
    },
  },
  'count,last,limit': {
    take(r: Numbers<'count' | 'last' | 'limit'>, to, at) {
      to[at] = r.count;
      to[at + 1] = r.last;
      to[at + 2] = r.limit;
    },
    put(r: Numbers<'count' | 'last' | 'limit'>, from, at) {
      r.count = unpackNumber(from[at]!);
      r.last = from[at + 1]!;
      r.limit = from[at + 2]!;
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
  'weight,mean,squares,pairs': {
    take(r: Numbers<'weight' | 'mean' | 'squares' | 'pairs'>, to, at) {
      to[at] = r.weight;
      to[at + 1] = r.mean;
      to[at + 2] = r.squares;
      to[at + 3] = r.pairs;
    },
    put(r: Numbers<'weight' | 'mean' | 'squares' | 'pairs'>, from, at) {
      r.weight = from[at]!;
      r.mean = from[at + 1]!;
      r.squares = from[at + 2]!;
      r.pairs = from[at + 3]!;
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
