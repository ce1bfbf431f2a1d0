import { OhlcOperator } from '../../bars/ohlc-operator.js';
import type { Kind, Output } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import {
  CandleView,
  type CandleWindowState,
  candlesKept,
  candleWindowInit,
} from './candle-window.js';
import { candlePatterns } from './catalog.js';
import { lookbackOf } from './pattern.js';
import { type CandleThresholds, thresholdParameters } from './thresholds.js';

/** What each pattern says of a bar, by its name. */
export type CandlestickValue = { readonly [pattern: string]: number };

const said: Output = { degree: {}, range: [-200, 200] };

/**
 * The sixty-one candlestick patterns of TA-Lib, all at once: of each bar, by the name of the pattern,
 * 100 for bullish, −100 for bearish, 0 for nothing; ±200 where a hikkake is confirmed, ±80 where an
 * engulfing or a harami has one end of the body in common.
 *
 * A body is long against the mean body of the candles before, a shadow against its own body, prices
 * are near by the mean range: each share is a parameter. TA-Lib's numbers of a long history, except
 * where a threshold is met to the last bit: TA-Lib's running sums carry rounding, these are summed anew.
 *
 * @param averageBars  candles in the means of bodies, ranges, shadows; integer ≥ 1; default 10
 * @param nearBars     candles in the mean range of near, far, equal; integer ≥ 1; default 5
 * @param longBody     of the mean body; a body above is long; default 1
 * @param shortBody    of the mean body; a body below is short; default 1
 * @param dojiBody     of the mean range; a body up to it is none; default 0.1
 * @param longShadow, veryLongShadow  of the candle's own body; defaults 1 and 2
 * @param shortShadow  of the mean shadow; default 1
 * @param noShadow     of the mean range; a shadow below is none; default 0.1
 * @param near, far, equal  of the mean range; defaults 0.2, 0.6, 0.05
 * @param starPenetration, cloudPenetration, matPenetration  of a body; defaults 0.3, 0.5, 0.5
 * @input   bar: open, high, low, close; degree 0
 * @output  a number for each pattern: `value.hammer`, `value.threeBlackCrows`, …; NaN until its own warm-up
 * @warmUp  the longest: averageBars + 5; each pattern has its own, see `candlePatterns`
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(averageBars); 4 · (averageBars + 4) numbers
 * @source  S. Nison, Japanese Candlestick Charting Techniques (1991), and the definitions of TA-Lib,
 *   https://ta-lib.org/functions/
 * @example
 * const patterns = new CandlestickPatterns();
 * const bar = (open: number, close: number) => ({ time: 0, open, high: Math.max(open, close) + 1, low: Math.min(open, close) - 1, close, volume: 1 });
 * for (let i = 0; i < 20; i++) patterns.update(bar(100 - i, 99 - i));
 * const { engulfing, harami } = patterns.update(bar(79, 85));
 * [engulfing, harami]; // [100, 0]
 */
export class CandlestickPatterns extends OhlcOperator<
  CandlestickValue,
  CandleThresholds,
  CandleWindowState
> {
  static readonly kind: Kind<'candlestickPatterns', CandleThresholds> = {
    name: 'candlestickPatterns',
    version: 1,
    title: 'Candlestick patterns',
    reads: 'bar',
    parameters: thresholdParameters,
    outputs: Object.fromEntries(candlePatterns.map(({ name }) => [name, said])),
    pane: 'own',
    invariants: { __proto__: null },
    warmUp: (thresholds) =>
      1 + Math.max(...candlePatterns.map((pattern) => lookbackOf(pattern, thresholds))),
    memory: (thresholds) => 1 + candlesKept(thresholds),
  };

  readonly #view: CandleView;
  readonly #newest: Float64Array = new Float64Array(4);
  readonly #lookbacks: Int32Array;

  constructor(thresholds?: Given<CandleThresholds>) {
    super(CandlestickPatterns.kind, thresholds, candleWindowInit);
    this.#view = new CandleView(this.parameters);
    this.#lookbacks = Int32Array.from(candlePatterns, (one) => lookbackOf(one, this.parameters));
  }

  protected step(
    open: number,
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { prices } = this.state;
    const newest = this.#newest;
    newest[0] = open;
    newest[1] = high;
    newest[2] = low;
    newest[3] = close;
    const count = this.absorbed;
    const view = this.#view;
    view.look(prices, count, newest);
    const [a, b, c, d, e, f, g] = view.candles;
    for (let i = 0; i < candlePatterns.length; i++) {
      const isWarm = count >= this.#lookbacks[i]!;
      out[at + i] = isWarm ? candlePatterns[i]!.says(a, b, c, d, e, f, g) : Number.NaN;
    }
    if (keep) prices.set(newest, 4 * (count % (prices.length / 4)));
  }

  protected override record(row: Float64Array): CandlestickValue {
    const value: Record<string, number> = { ...silence };
    for (let i = 0; i < candlePatterns.length; i++) value[candlePatterns[i]!.name] = row[i]!;
    return value;
  }
}

/** All names in order: what records are cloned from, so that they have one hidden class. */
const silence: Readonly<Record<string, number>> = Object.fromEntries(
  candlePatterns.map(({ name }) => [name, Number.NaN]),
);
