import type { CustomSpec, Spec } from '../../../src/indicators/set/spec.js';
import { readBars } from '../../../test/reference/fixtures.js';
import type { Bars, Series } from '../../../test/reference/series.js';

/** One thing that another program says, and what says it here. */
export interface Row {
  /** As its users write it. */
  readonly there: string;
  /** The kind here, with the options that come nearest. */
  readonly here: Spec | CustomSpec;
  /** Which of its outputs, where it has several. */
  readonly output?: string;
  /** What is done to ours before they are compared, as text and as a function. */
  readonly scaled?: readonly [text: string, scale: (x: number) => number];
  readonly theirs: () => Series;
  /** What differs, in words; asked for wherever the numbers do. */
  readonly why?: string;
}

/** A kind that a platform has in another sense, or that could not be run here, in words. */
export interface Said {
  readonly there: string;
  readonly here?: string;
  readonly text: string;
}

export interface Platform {
  readonly name: string;
  /** Where its numbers come from: the program and its version. */
  readonly source: string;
  readonly rows: readonly Row[];
  readonly said: readonly Said[];
}

/** The bars that all programs are given. */
export const bars: Bars = readBars('bars');

const { time, open, high, low, close, volume } = bars;

export interface Candle {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export const candles: readonly Candle[] = time.map((_, i) => ({
  open: open[i]!,
  high: high[i]!,
  low: low[i]!,
  close: close[i]!,
  volume: volume[i]!,
}));

/** `values` as the last of as many bars as there are, NaN before them. */
export function atTheEnd(values: Iterable<number | undefined | null>): Series {
  const given = [...values].map((v) => v ?? Number.NaN);
  return [...new Array<number>(time.length - given.length).fill(Number.NaN), ...given];
}

export const times = (factor: number): readonly [string, (x: number) => number] => [
  `× ${factor}`,
  (x) => x * factor,
];

/** A change that was divided by the older value, divided by the newer one. */
export const ofTheNewer: NonNullable<Row['scaled']> = [
  '100x/(100 + x)',
  (x) => (100 * x) / (100 + x),
];
