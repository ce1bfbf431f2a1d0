import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaStage,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';

export interface PmoParameters {
  /** Rates of change in the first mean. */
  readonly smooth1: number;
  /** First means in the second. */
  readonly smooth2: number;
  /** Values of `pmo` in its mean. */
  readonly signalPeriod: number;
  /** How each mean starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

export interface PmoValue {
  readonly pmo: number;
  /** EMA of `pmo`. */
  readonly signal: number;
}

export type PmoColumns = ColumnsOf<PmoValue>;

export type PmoState = {
  last: number;
  once: ExponentialMeanState;
  twice: ExponentialMeanState;
  signal: ExponentialMeanState;
};

const pmoInit = (): PmoState => ({
  last: Number.NaN,
  once: exponentialMeanInit(),
  twice: exponentialMeanInit(),
  signal: exponentialMeanInit(),
});

/**
 * Price momentum oscillator: a rate of change smoothed twice, by means of its own gain 2/n.
 *
 *   s(x, n) += 2/n·(x − s),  PMO = s(10·s(100·(x/x₋₁ − 1), smooth1), smooth2),  signal = ema(PMO, signalPeriod)
 *
 * @param smooth1       integer ≥ 2. Usual: 35.
 * @param smooth2       integer ≥ 2. Usual: 20.
 * @param signalPeriod  integer ≥ 1. Usual: 10.
 * @param seed          'sma' (default) or 'first'
 * @input   price; degree 0
 * @output  `{ pmo, signal }`, centred on 0
 * @warmUp  smooth1 + smooth2 + signalPeriod − 1; pmo: smooth1 + smooth2
 * @undefined where the input before is not above 0, which no mean absorbs
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 7 numbers
 * @source  C. Swenlin, DecisionPoint (StockCharts)
 * @example
 * const pmo = new Pmo({ smooth1: 2, smooth2: 2, signalPeriod: 1 });
 * [10, 11, 11, 12].map((x) => pmo.update(x).pmo); // [NaN, NaN, NaN, 70.45454545454547]
 */
export class Pmo extends ValueOperator<PmoValue, PmoParameters, PmoState> {
  static readonly kind: Kind<'pmo', PmoParameters> = {
    name: 'pmo',
    version: 1,
    title: 'Price momentum oscillator',
    aliases: ['priceMomentumOscillator', 'decisionPoint'],
    reads: 'value',
    parameters: {
      smooth1: bars(35, 2),
      smooth2: bars(20, 2),
      signalPeriod: bars(10),
      seed: oneOf('sma', 'first'),
    },
    outputs: { pmo: { degree: {}, guides: [0] }, signal: { degree: {} } },
    pane: 'own',
    invariants: {},
    warmUp: ({ smooth1, smooth2, signalPeriod }) => smooth1 + smooth2 + signalPeriod - 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ smooth1, smooth2, signalPeriod }) => 8 * (smooth1 + smooth2 + signalPeriod),
    lateStart: 'a rate of change from 0 or below is not absorbed',
  };

  readonly #design: readonly ExponentialMeanDesign[];

  constructor(parameters?: Given<PmoParameters>) {
    super(Pmo.kind, parameters, pmoInit);
    const { smooth1, smooth2, signalPeriod, seed } = this.parameters;
    this.#design = [
      { ...emaStage(smooth1, seed), gain: 2 / smooth1 },
      { ...emaStage(smooth2, seed), gain: 2 / smooth2 },
      emaStage(signalPeriod, seed),
    ];
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const [first, second, mean] = this.#design;
    const { last } = state;
    const change = last > 0 ? 100 * ((x - last) / last) : Number.NaN;
    const once = exponentialMeanStep(state.once, change, first!, keep);
    const twice = exponentialMeanStep(state.twice, 10 * once, second!, keep);
    const signal = exponentialMeanStep(state.signal, twice, mean!, keep);
    const { smooth1, smooth2, signalPeriod } = this.parameters;
    const count = state.once.count + (keep || Number.isNaN(change) ? 0 : 1);
    const isHeard = count >= smooth1 + smooth2 - 1;
    out[at] = isHeard ? twice : Number.NaN;
    out[at + 1] = count >= smooth1 + smooth2 + signalPeriod - 2 ? signal : Number.NaN;
    if (keep) state.last = x;
  }

  protected override record(row: Float64Array): PmoValue {
    return { pmo: row[0]!, signal: row[1]! };
  }
}
