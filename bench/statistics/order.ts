import { sortedWindowInit, sortedWindowPush } from '../../src/statistics/sorted-window.js';
import type { Market } from '../harness/market.js';
import type { Contestant, Row } from '../harness/row.js';

/** Lets a number in, and says which stands in the middle. */
type Push = (x: number) => number;

function buffer(period: number): Push {
  const state = sortedWindowInit(period);
  return (x) => {
    sortedWindowPush(state, x);
    return state.sorted[period >> 1]!;
  };
}

function oneByOne(period: number): Push {
  const sorted = new Float64Array(period).fill(Number.MAX_VALUE);
  const ring = sorted.slice();
  let slot = 0;
  return (x) => {
    let at = lowerBound(period, (k) => sorted[k]!, ring[slot]!);
    for (; at + 1 < period && sorted[at + 1]! < x; at++) sorted[at] = sorted[at + 1]!;
    for (; at > 0 && sorted[at - 1]! > x; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = x;
    ring[slot] = x;
    slot = slot + 1 === period ? 0 : slot + 1;
    return sorted[period >> 1]!;
  };
}

function tiered(period: number): Push {
  const bits = Math.max(3, Math.round(Math.log2(period) / 2));
  const size = 1 << bits;
  const mask = size - 1;
  const heads = new Int32Array((period >> bits) + 1);
  const cells = new Float64Array(heads.length * size).fill(Number.MAX_VALUE);
  const ring = new Float64Array(period).fill(Number.MAX_VALUE);
  let slot = 0;
  const place = (k: number): number => (k & ~mask) + ((heads[k >> bits]! + k) & mask);
  const at = (k: number): number => cells[place(k)]!;
  return (x) => {
    let from = lowerBound(period, at, ring[slot]!);
    let to = lowerBound(period, at, x);
    if (to > from) to -= 1;
    ring[slot] = x;
    slot = slot + 1 === period ? 0 : slot + 1;
    if (from < to) {
      for (; (from & mask) !== mask && from < to; from++) cells[place(from)] = at(from + 1);
      for (; from >> bits < to >> bits; ) {
        cells[place(from)] = at(from + 1);
        from += 1;
        const block = from >> bits;
        if (block === to >> bits) break;
        heads[block] = (heads[block]! + 1) & mask;
        from += mask;
      }
      for (; from < to; from++) cells[place(from)] = at(from + 1);
    } else {
      for (; (from & mask) !== 0 && from > to; from--) cells[place(from)] = at(from - 1);
      for (; from >> bits > to >> bits; ) {
        cells[place(from)] = at(from - 1);
        from -= 1;
        const block = from >> bits;
        if (block === to >> bits) break;
        heads[block] = (heads[block]! - 1) & mask;
        from -= mask;
      }
      for (; from > to; from--) cells[place(from)] = at(from - 1);
    }
    cells[place(to)] = x;
    return at(period >> 1);
  };
}

function lowerBound(length: number, at: (k: number) => number, x: number): number {
  let from = 0;
  let left = length;
  while (left > 1) {
    const half = left >>> 1;
    from += half * Number(at(from + half - 1) < x);
    left -= half;
  }
  return from + Number(at(from) < x);
}

const structures = { barwave: buffer, 'one by one': oneByOne, 'tiered vector': tiered };

/**
 * Order structures for rolling medians over periods: the sorted buffer that the library uses, one
 * that always moves numbers one by one, and a tiered vector (a sorted sequence in blocks that are
 * rings: only the blocks where something leaves and enters shift, those between turn by one).
 */
export function orderRows(): Row[] {
  return [5, 20, 100, 300, 1000].map((period) => ({
    name: `rolling median, period ${period}`,
    contestants: Object.fromEntries(
      Object.entries(structures).map(([name, make]) => [name, warm(make, period)]),
    ),
  }));
}

/** A structure whose window is full, made once: each block goes on where the last one ended. */
function warm(make: (period: number) => Push, period: number): Contestant {
  let it: { readonly push: Push } | undefined;
  const made = ({ close, length }: Market): { readonly push: Push } => {
    const push = make(period);
    for (let i = 0; i < period + 1_000; i++) push(close[i % length]!);
    return { push };
  };
  return {
    make: (market) => {
      it ??= made(market);
      return it;
    },
    step: 'it.push(close[i])',
  };
}

/** Throws where the three structures say different medians. */
export function requireSameMedians({ close }: Market): void {
  const alike = Object.values(structures).map((make) => make(999));
  close.forEach((x, i) => {
    const [middle, ...others] = alike.map((push) => push(x));
    if (i > 999 && others.some((other) => other !== middle)) throw new Error(`apart at ${i}`);
  });
}
