import type { Bar, Columns } from '../../src/bars/index.js';

/** Bars made up for the bench, in every form that somebody reads. */
export interface Market extends Columns {
  readonly length: number;
  readonly bars: readonly Bar[];
  /** Close and volume of each bar. */
  readonly pairs: readonly (readonly [number, number])[];
  /** The columns as plain arrays, for those who take no others. */
  readonly lists: { readonly [Field in keyof Columns]: number[] };
  readonly columns: Columns;
}

/** `length` one-minute bars of a random walk; the same ones at every run. */
export function makeMarket(length: number): Market {
  const random = generator(20_260_101);
  const column = (): Float64Array => new Float64Array(length);
  // Not in the order of a bar, as the package's own columns are not: bars and columns of one hidden
  // class have fields of which V8 knows nothing, for all contestants.
  const columns = {
    volume: column(),
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
  };
  let price = 100;
  const bars: Bar[] = [];
  for (let i = 0; i < length; i++) {
    const open = price;
    const close = open * (1 + 0.002 * (random() - 0.5));
    const high = Math.max(open, close) * (1 + 0.001 * random());
    const low = Math.min(open, close) * (1 - 0.001 * random());
    const volume = Math.floor(1 + 1_000 * random());
    const bar = { time: i * 60_000, open, high, low, close, volume };
    for (const field of Object.keys(columns) as (keyof Columns)[]) columns[field][i] = bar[field];
    bars.push(bar);
    price = close;
  }
  const pairs = bars.map(({ close, volume }) => [close, volume] as const);
  const lists = Object.fromEntries(
    Object.entries(columns).map(([field, values]) => [field, [...values]]),
  ) as Market['lists'];
  return { length, ...columns, bars, pairs, lists, columns };
}

/** Uniform numbers in [0, 1): Park and Miller's generator. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
