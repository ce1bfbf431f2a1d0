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

/** Prices as venues have them. */
const cents = (price: number): number => Math.round(100 * price) / 100;

/** The n-th real day, forward and then backward, so that the price never jumps at a seam. */
function replayed(n: number): Shape {
  const at = n % (2 * days.time.length);
  const left = 2 * days.time.length - 1 - at;
  const bar = barAt(days, Math.min(at, left));
  return at < left ? bar : { ...bar, open: bar.close, close: bar.open };
}

/** Waves and noise, by whole numbers only. */
function synthetic(n: number, symbol: string): Shape {
  const noisy = symbol.startsWith('NOISE');
  const seed = [...symbol].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 65_536;
  const noise = (k: number): number =>
    ((Math.imul(k + seed, 2_654_435_761) >>> 12) % 1000) / 1000 - 0.5;
  const wave = (k: number, period: number): number => Math.abs((k % period) / (period / 2) - 1);
  const price = (k: number): number =>
    cents(100 + 6 * wave(k, 240) + 3 * wave(k, 47) + (noisy ? 2 : 0.4) * noise(k));
  const [open, close] = [price(n - 1), price(n)];
  const reach = (1.5 + noise(n + 9)) / 10;
  const [high, low] = [Math.max(open, close) + reach, Math.min(open, close) - reach].map(cents);
  return { open, close, high: high!, low: low!, volume: 1000 + Math.round(500 * noise(n + 5)) };
}

/** The bar that covers `[time, time + durationMs)`. */
export function replayedBar(symbol: string, time: number, durationMs: number): Bar {
  const n = Math.floor(time / durationMs);
  return { ...(symbol === 'SPX' ? replayed(n) : synthetic(n, symbol)), time };
}

/** The same bar when only a share of it has passed. */
function partial(bar: Bar, share: number): Bar {
  const close = cents(bar.open + (bar.close - bar.open) * share);
  const young = { high: Math.max(bar.open, close), low: Math.min(bar.open, close) };
  return { ...bar, ...(share > 0.5 ? {} : young), close, volume: Math.round(bar.volume * share) };
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
