import type { StateRecord } from '../../core/state.js';
import { type Candle, type Candles, emptyCandle, LOOKED_AT } from './candle.js';
import type { CandleThresholds } from './thresholds.js';

/** Open, high, low, close of the last candles; the next one goes where the oldest is. */
export interface CandleWindowState extends StateRecord {
  readonly prices: Float64Array;
}

const FIELDS = 4;

/** Candles whose means are taken before the newest: of the fifth, and of a hikkake's first. */
export function candlesKept({ averageBars, nearBars }: Readonly<CandleThresholds>): number {
  return Math.max(averageBars + 4, nearBars + 5, LOOKED_AT - 1);
}

export function candleWindowInit(thresholds: Readonly<CandleThresholds>): CandleWindowState {
  return { prices: new Float64Array(FIELDS * candlesKept(thresholds)) };
}

/** The candles that patterns look at, worked out from a window and the newest prices. */
export class CandleView {
  readonly candles: Candles;
  readonly #thresholds: Readonly<CandleThresholds>;
  readonly #kept: number;
  /** Of each candle that is kept, and the newest: newest first. */
  readonly #bodies: Float64Array;
  readonly #ranges: Float64Array;
  readonly #shadows: Float64Array;

  constructor(thresholds: Readonly<CandleThresholds>) {
    this.#thresholds = thresholds;
    this.#kept = candlesKept(thresholds);
    this.candles = Array.from({ length: LOOKED_AT }, emptyCandle) as readonly Candle[] as Candles;
    this.#bodies = new Float64Array(this.#kept + 1);
    this.#ranges = new Float64Array(this.#kept + 1);
    this.#shadows = new Float64Array(this.#kept + 1);
  }

  /** The newest candle after `count` others, which stand in `prices`. */
  look(prices: Float64Array, count: number, newest: Float64Array): void {
    const kept = this.#kept;
    let slot = count % kept;
    this.#read(newest, 0, 0);
    for (let k = 1; k <= kept; k++) {
      slot = slot === 0 ? kept - 1 : slot - 1;
      this.#read(prices, FIELDS * slot, k);
    }
    for (let k = 0; k < LOOKED_AT; k++) this.#measure(this.candles[k]!, k);
  }

  /** Candle `k` back, from its prices at `from[at…]`. */
  #read(from: Float64Array, at: number, k: number): void {
    const open = from[at]!;
    const high = from[at + 1]!;
    const low = from[at + 2]!;
    const close = from[at + 3]!;
    const top = close >= open ? close : open;
    const bottom = close >= open ? open : close;
    this.#bodies[k] = Math.abs(close - open);
    this.#ranges[k] = high - low;
    this.#shadows[k] = high - top + (bottom - low);
    if (k >= LOOKED_AT) return;
    const candle = this.candles[k]!;
    candle.open = open;
    candle.high = high;
    candle.low = low;
    candle.close = close;
    candle.color = close >= open ? 1 : -1;
    candle.top = top;
    candle.bottom = bottom;
    candle.body = Math.abs(close - open);
    candle.upper = high - top;
    candle.lower = bottom - low;
  }

  /** Thresholds of candle `k` back, from the candles before it. */
  #measure(candle: Candle, k: number): void {
    const by = this.#thresholds;
    const body = meanAfter(this.#bodies, k, by.averageBars);
    const range = meanAfter(this.#ranges, k, by.averageBars);
    const shadows = meanAfter(this.#shadows, k, by.averageBars);
    const nearRange = meanAfter(this.#ranges, k, by.nearBars);
    candle.longBody = by.longBody * body;
    candle.shortBody = by.shortBody * body;
    candle.dojiBody = by.dojiBody * range;
    candle.longShadow = by.longShadow * candle.body;
    candle.veryLongShadow = by.veryLongShadow * candle.body;
    candle.shortShadow = (by.shortShadow * shadows) / 2; // upper and lower are one each
    candle.noShadow = by.noShadow * range;
    candle.near = by.near * nearRange;
    candle.far = by.far * nearRange;
    candle.equal = by.equal * nearRange;
    candle.starDepth = candle.body * by.starPenetration;
    candle.cloudDepth = candle.body * by.cloudPenetration;
    candle.matDepth = candle.body * by.matPenetration;
  }
}

/** The mean of the `count` numbers behind place `k`, oldest first; as far as they are kept. */
function meanAfter(numbers: Float64Array, k: number, count: number): number {
  let sum = 0;
  for (let i = Math.min(k + count, numbers.length - 1); i > k; i--) sum += numbers[i]!;
  return sum / count;
}
