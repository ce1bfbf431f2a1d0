import { exp } from '../core/exp.js';
import { logRatio } from '../core/log-ratio.js';
import { hasCandles } from './candles.js';
import { extent, linearScale, logScale, type Scale } from './scale.js';
import type { ReportSeries } from './series-data.js';

/** The lowest and the highest price on the paper, and whether equal ratios are equally far apart. */
export interface PriceAxis {
  readonly isLog: boolean;
  readonly min: number;
  readonly max: number;
}

/** The axis of a series; `undefined` if it has no price. */
export function priceAxis(series: ReportSeries): PriceAxis | undefined {
  const candles = hasCandles(series) ? [series.high, series.low] : [];
  const range = extent(series.close, series.denoised, ...candles);
  if (range === undefined) return undefined;
  const [min, max] = range;
  // A little room above and below, for the markers; never a scale of no height.
  if (isLogarithmic(series, range)) {
    const room = Math.max(1.001, exp(0.06 * logRatio(max, min)));
    return { isLog: true, min: min / room, max: max * room };
  }
  const room = Math.max(0.06 * (max - min), 1e-3 * Math.max(Math.abs(max), 1e-9));
  return { isLog: false, min: min - room, max: max + room };
}

export function priceScale({ isLog, min, max }: PriceAxis): Scale {
  return isLog ? logScale(min, max) : linearScale(min, max);
}

function isLogarithmic(series: ReportSeries, [min, max]: readonly [number, number]): boolean {
  if (!(min > 1e-100 && max < 1e100)) return false; // a ratio that cannot overflow
  return (series.priceAxis ?? (max >= 3 * min ? 'log' : 'linear')) === 'log';
}

/** Prices at `count` equal steps of the height, none if the series has no price. */
export function priceLadder(series: ReportSeries, count: number): number[] {
  const axis = priceAxis(series);
  if (axis === undefined) return [];
  const { isLog, min, max } = axis;
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    const price = isLog ? min * exp(share * logRatio(max, min)) : min + share * (max - min);
    return Number(price.toPrecision(9));
  });
}
