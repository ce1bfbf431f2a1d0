import type { Columns } from '../../src/bars/index.js';
import { emptyColumns } from '../../src/bars/index.js';

export interface WalkOptions {
  readonly length: number;
  readonly decimals: number;
  readonly seed: number;
}

/** Minute bars of a random walk on the ticks of `decimals`, one in ten missing, volumes in lots of 100. */
export function walk({ length, decimals, seed }: WalkOptions): Columns {
  const columns = emptyColumns(length);
  const power = Number(`1e${decimals}`);
  let state = seed;
  const below = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % n;
  };
  let [time, price] = [1577836800000, 100 * power];
  for (let i = 0; i < length; i++) {
    time += below(10) === 0 ? 120_000 : 60_000;
    const open = price + below(5) - 2;
    price = open + below(21) - 10;
    columns.time[i] = time;
    columns.open[i] = open / power;
    columns.close[i] = price / power;
    columns.high[i] = (Math.max(open, price) + below(6)) / power;
    columns.low[i] = (Math.min(open, price) - below(6)) / power;
    columns.volume[i] = 100 * (1 + below(60));
  }
  return columns;
}
