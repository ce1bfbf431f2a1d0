import { type Bar, barColumn, type Columns } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible } from '../core/operator.js';
import { bars, type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { type ExponentialMeanDesign, wilderDesign } from '../statistics/exponential-mean.js';
import { type AtrParameters, type AtrState, atrInit, atrStep } from './atr.js';

export function natrStep(
  state: AtrState,
  high: number,
  low: number,
  close: number,
  firstBar: 'skip' | 'range',
  design: ExponentialMeanDesign,
  keep: boolean,
): number {
  const atr = atrStep(state, high, low, close, firstBar, design, keep);
  return close === 0 ? Number.NaN : 100 * (atr / close);
}

/**
 * Normalised average true range: the ATR in percent of the close.
 *
 *   NATR = 100 · ATR / close
 *
 * @param period    true ranges in Wilder's mean; integer ≥ 1. Usual: 14.
 * @param firstBar  'skip' (default) or 'range', as in `Atr`
 * @input   bar: high, low, close; degree 0
 * @output  ≥ 0 for positive prices
 * @warmUp  period + 1, or period with 'range'
 * @undefined where the close is 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 3 numbers
 * @source  J. Forman, Cross-market evaluations with normalized average true range, TASC (May 2006)
 * @example
 * const bar = (high, low, close) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const natr = new Natr(1);
 * [bar(12, 10, 11), bar(14, 12, 12.5)].map((b) => natr.update(b)); // [NaN, 24]
 */
export class Natr extends Streaming<Bar, number, AtrParameters, AtrState> {
  static readonly kind: Kind<'natr', AtrParameters> = {
    name: 'natr',
    version: 1,
    title: 'Normalised average true range',
    aliases: ['normalizedAverageTrueRange', 'atrPercent', 'atrp'],
    reads: 'bar',
    parameters: { period: bars(14), firstBar: oneOf('skip', 'range') },
    outputs: { value: { degree: {} } },
    pane: 'own',
    warmUp: ({ period, firstBar }) => (firstBar === 'skip' ? period + 1 : period),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 16 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<AtrParameters>) {
    super(Natr.kind, parameters, atrInit);
    this.#design = wilderDesign(this.parameters.period);
  }

  update(bar: Bar): number {
    return this.#step(bar.high, bar.low, bar.close, true);
  }

  peek(bar: Bar): number {
    return this.#step(bar.high, bar.low, bar.close, false);
  }

  process(
    { high, low, close }: Columns,
    output: Float64Array = new Float64Array(close.length),
  ): Float64Array {
    for (let i = 0; i < close.length; i++) {
      output[i] = this.#step(high[i]!, low[i]!, close[i]!, true);
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    row[to] = this.#step(high, low, close, keep);
  }

  #step(high: number, low: number, close: number, keep: boolean): number {
    if (!areAdmissible(high, low, close)) return Number.NaN;
    const natr = natrStep(
      this.state,
      high,
      low,
      close,
      this.parameters.firstBar,
      this.#design,
      keep,
    );
    if (keep) {
      this.absorbed += 1;
      this.outputs[0] = natr;
    }
    return natr;
  }
}
