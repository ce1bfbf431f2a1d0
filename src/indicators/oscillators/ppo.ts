import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type PercentageDesign,
  type PercentageState,
  percentageDesign,
  percentageInit,
  percentageStep,
} from './percentage-lines.js';
import { requireFaster } from './require-faster.js';

export interface PpoParameters {
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  /** Of the EMA of the difference. */
  readonly signalPeriod: number;
  /** How each EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

export interface PpoValue {
  /** Fast EMA less slow EMA, in percent of the slow. */
  readonly ppo: number;
  /** EMA of `ppo`. */
  readonly signal: number;
  /** `ppo` less `signal`. */
  readonly histogram: number;
}

export type PpoColumns = ColumnsOf<PpoValue>;

/**
 * Percentage price oscillator: MACD in percent of the slow mean, so that markets can be compared.
 *
 *   ppo = 100·(EMA_fast − EMA_slow) / EMA_slow,  signal = EMA(ppo),  histogram = ppo − signal
 *
 * Each EMA is seeded with its own first inputs (TradingView, TTR); TA-Lib's PPO takes simple means
 * unless told otherwise.
 *
 * @param fastPeriod    integer ≥ 1, below slowPeriod. Usual: 12.
 * @param slowPeriod    integer ≥ 1. Usual: 26.
 * @param signalPeriod  integer ≥ 1. Usual: 9.
 * @param seed          'sma' (default) or 'first'
 * @input   0 or more, negative ones are passed over; degree 0
 * @output  `{ ppo, signal, histogram }`, percent, centred on 0
 * @warmUp  slowPeriod + signalPeriod − 1; `ppo` signalPeriod − 1 earlier
 * @undefined where the input is negative; while the slow mean is 0, which the signal does not absorb
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 7 numbers
 * @source  G. Appel, Technical Analysis: Power Tools for Active Investors (2005)
 * @example
 * const ppo = new Ppo({ fastPeriod: 1, slowPeriod: 2, signalPeriod: 1 });
 * [10, 30].map((x) => ppo.update(x).ppo); // [NaN, 50]
 */
export class Ppo extends ValueOperator<PpoValue, PpoParameters, PercentageState> {
  static readonly kind: Kind<'ppo', PpoParameters> = {
    name: 'ppo',
    version: 1,
    title: 'Percentage price oscillator',
    aliases: ['percentagePriceOscillator'],
    reads: 'value',
    parameters: {
      fastPeriod: bars(12),
      slowPeriod: bars(26),
      signalPeriod: bars(9),
      seed: oneOf('sma', 'first'),
    },
    outputs: {
      ppo: { degree: {}, guides: [0] },
      signal: { degree: {} },
      histogram: { degree: {}, guides: [0] },
    },
    pane: 'own',
    invariants: {},
    warmUp: ({ slowPeriod, signalPeriod }) => slowPeriod + signalPeriod - 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ slowPeriod, signalPeriod }) => 8 * (slowPeriod + signalPeriod),
    lateStart:
      'a negative input is passed over; where the slow mean is 0 there is no percentage to absorb',
  };

  readonly #design: PercentageDesign;

  constructor(parameters?: Given<PpoParameters>) {
    super(Ppo.kind, parameters, percentageInit);
    requireFaster(this.parameters);
    this.#design = percentageDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    percentageStep(this.state, x, this.#design, out, at, keep);
  }

  protected override record(row: Float64Array): PpoValue {
    return { ppo: row[0]!, signal: row[1]!, histogram: row[2]! };
  }
}
