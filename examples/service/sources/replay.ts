// The source that needs neither network nor key: real days of the S&P 500 and two synthetic symbols,
// put onto the present. A candle is a function of symbol and time alone, so that whatever is fetched
// twice is equal to the bit.
import { readFileSync } from 'node:fs';
import { type Bar, fromCsv } from 'barwave';
import { barAt, timeframeOf } from 'barwave/bars';
import type { Candles, Source, Wanted } from './source.js';

type Shape = Omit<Bar, 'time'>;

/** The demo's bars. */
const path = new URL('../data/sp500-2000.csv', import.meta.resolve('vega-datasets'));
const days = fromCsv(readFileSync(path, 'utf8')).columns;

/** The n-th real day, forward and then backward, so that the price never jumps at a seam. */
function replayed(n: number): Shape {
  const { length } = days.time;
  const at = n % (2 * length);
  if (at < length) return barAt(days, at);
  const { open, high, low, close, volume } = barAt(days, 2 * length - 1 - at);
  return { open: close, high, low, close: open, volume };
}

/** Waves and noise, by whole numbers only. */
function synthetic(n: number, symbol: string): Shape {
  const noisy = symbol.startsWith('NOISE');
  const seed = [...symbol].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 65_536;
  const noise = (k: number): number =>
    ((Math.imul(k + seed, 2_654_435_761) >>> 12) % 1000) / 1000 - 0.5;
  const wave = (k: number, period: number): number => Math.abs((k % period) / (period / 2) - 1);
  const price = (k: number): number =>
    Math.round(100 * (100 + 6 * wave(k, 240) + 3 * wave(k, 47) + (noisy ? 2 : 0.4) * noise(k))) /
    100;
  const [open, close] = [price(n - 1), price(n)];
  const reach = Math.round(10 * (1.5 + noise(n + 9))) / 100;
  return {
    open,
    close,
    high: Math.max(open, close) + reach,
    low: Math.min(open, close) - reach,
    volume: 1000 + Math.round(500 * noise(n + 5)),
  };
}

/** The bar that covers `[time, time + durationMs)`. */
export function replayedBar(symbol: string, time: number, durationMs: number): Bar {
  const n = Math.floor(time / durationMs);
  return { ...(symbol === 'SPX' ? replayed(n) : synthetic(n, symbol)), time };
}

/** The same bar when only a share of it has passed. */
function partial(bar: Bar, share: number): Bar {
  const close = Math.round(100 * (bar.open + (bar.close - bar.open) * share)) / 100;
  return {
    ...bar,
    close,
    high: share > 0.5 ? bar.high : Math.max(bar.open, close),
    low: share > 0.5 ? bar.low : Math.min(bar.open, close),
    volume: Math.round(bar.volume * share),
  };
}

export class ReplaySource implements Source {
  readonly name = 'replay';
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  async fetch({ symbol, timeframe, from, to }: Wanted): Promise<Candles> {
    const durationMs = timeframeOf(timeframe).nominalMs;
    const now = this.#now();
    const bars = [];
    let time = Math.ceil(from / durationMs) * durationMs;
    for (; time < to && time + durationMs <= now; time += durationMs) {
      bars.push({ ...replayedBar(symbol, time, durationMs), symbol });
    }
    const share = (now - time) / durationMs;
    const isForming = time < to && share > 0 && share < 1;
    const forming = isForming
      ? { ...partial(replayedBar(symbol, time, durationMs), share), symbol }
      : undefined;
    return { bars, forming };
  }
}
