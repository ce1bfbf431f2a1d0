import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { type ExponentialMeanDesign, wilderDesign } from '../../statistics/exponential-mean.js';
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
  return close > 0 ? 100 * (atr / close) : Number.NaN;
}

/**
 * Normalised average true range: the ATR in percent of the close.
 *
 *   NATR = 100 · ATR / close
 *
 * @param period    true ranges in Wilder's mean; integer ≥ 1. Usual: 14.
 * @param firstBar  'skip' (default) or 'range', as in `Atr`
 * @input   bar: high, low, close; degree 0
 * @output  ≥ 0
 * @warmUp  period + 1, or period with 'range'
 * @undefined where the close is ≤ 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 3 numbers
 * @source  J. Forman, Cross-market evaluations with normalized average true range, TASC (May 2006)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const natr = new Natr(1);
 * [bar(12, 10, 11), bar(14, 12, 12.5)].map((b) => natr.update(b)); // [NaN, 24]
 */
export class Natr extends HlcOperator<number, AtrParameters, AtrState> {
  static readonly kind: Kind<'natr', AtrParameters> = {
    name: 'natr',
    version: 1,
    title: 'Normalised average true range',
    aliases: [
      'normalizedAverageTrueRange',
      'atrPercent',
      'atrp',
      'averageTrueRangePercent',
      'normalizedAtr',
    ],
    reads: 'bar',
    parameters: { period: bars(14), firstBar: oneOf('skip', 'range') },
    outputs: { value: { degree: {} } },
    pane: 'own',
    invariants: { __proto__: null, mean: notNegative },
    warmUp: ({ period, firstBar }) => (firstBar === 'skip' ? period + 1 : period),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 16 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<AtrParameters>) {
    super(Natr.kind, parameters, atrInit);
    this.#design = wilderDesign(this.parameters.period);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    out[at] = natrStep(this.state, high, low, close, this.parameters.firstBar, this.#design, keep);
  }
}
