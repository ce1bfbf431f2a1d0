import { type Bars, type Numbers, ratio, typical, zip } from './series.js';

interface Bands {
  vwap: number[];
  lower: number[];
  upper: number[];
}

/** Turnover over volume since `start(i)`, with the deviation of prices weighted by volume. */
function sinceStart(bars: Bars, multiplier: number, start: (i: number) => number): Bands {
  const price = typical(bars);
  const weigh = (i: number, f: (k: number) => number): number => {
    let total = 0;
    for (let k = start(i); k <= i; k++) total += bars.volume[k]! * f(k);
    return total;
  };
  const vwap = price.map((_, i) =>
    ratio(
      weigh(i, (k) => price[k]!),
      weigh(i, () => 1),
    ),
  );
  const width = vwap.map((m, i) => {
    const squares = weigh(i, (k) => (price[k]! - m) ** 2);
    return (
      multiplier *
      Math.sqrt(
        ratio(
          squares,
          weigh(i, () => 1),
        ),
      )
    );
  });
  const upper = zip((m, w) => m + w, vwap, width);
  return { vwap, upper, lower: zip((m, w) => m - w, vwap, width) };
}

/** Berkowitz, Logue & Noser, The total cost of transactions on the NYSE (1988). */
export function vwapBands(
  bars: Bars,
  { sessionMs = 86_400_000, multiplier = 1 }: Numbers<'sessionMs' | 'multiplier'> = {},
): Bands {
  const session = bars.time.map((t) => Math.floor(t / sessionMs));
  return sinceStart(bars, multiplier, (i) => session.indexOf(session[i]!));
}

export function vwap(bars: Bars, parameters: Numbers<'sessionMs'> = {}): number[] {
  return vwapBands(bars, parameters).vwap;
}

export function anchoredVwap(
  bars: Bars,
  { anchor = 0, multiplier = 1 }: Numbers<'anchor' | 'multiplier'> = {},
): Bands {
  const first = bars.time.findIndex((t) => t >= anchor);
  return sinceStart(bars, multiplier, () => (first < 0 ? bars.time.length : first));
}
