import { VolumeOperator } from '../../bars/volume-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type PercentageDesign,
  type PercentageState,
  percentageDesign,
  percentageInit,
  percentageStep,
} from './percentage-lines.js';
import type { PpoParameters } from './ppo.js';
import { requireFaster } from './require-faster.js';

export interface PvoParameters extends PpoParameters {}

export interface PvoValue {
  /** Fast EMA of volume above the slow one, in percent of the slow. */
  readonly pvo: number;
  /** EMA of `pvo`. */
  readonly signal: number;
  /** `pvo` less `signal`. */
  readonly histogram: number;
}

export type PvoColumns = ColumnsOf<PvoValue>;

/**
 * Percentage volume oscillator: how much more is being traded lately than usual, in percent.
 *
 *   pvo = 100·(EMA_fast(volume) − EMA_slow(volume)) / EMA_slow(volume),  signal = EMA_signal(pvo)
 *
 * @param fastPeriod    integer ≥ 1, below slowPeriod. Usual: 12.
 * @param slowPeriod    integer ≥ 1. Usual: 26.
 * @param signalPeriod  integer ≥ 1. Usual: 9.
 * @param seed          'sma' (default; TradingView) or 'first'
 * @input   bar: volume, a negative one is passed over; degree 0
 * @output  `{ pvo, signal, histogram }`, percent, centred on 0
 * @warmUp  slowPeriod + signalPeriod − 1; `pvo` signalPeriod − 1 earlier
 * @undefined while the slow EMA is 0; such bars do not enter the signal
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 7 numbers
 * @source  G. Appel's PPO, of volume: StockCharts ChartSchool
 * @example
 * const bar = (volume: number) => ({ time: 0, open: 1, high: 1, low: 1, close: 1, volume });
 * const pvo = new Pvo({ fastPeriod: 1, slowPeriod: 2, signalPeriod: 1 });
 * [bar(10), bar(30)].map((b) => pvo.update(b).pvo); // [NaN, 50]
 */
export class Pvo extends VolumeOperator<PvoValue, PvoParameters, PercentageState> {
  static readonly kind: Kind<'pvo', PvoParameters> = {
    name: 'pvo',
    version: 1,
    title: 'Percentage volume oscillator',
    aliases: ['percentageVolumeOscillator'],
    reads: 'bar',
    parameters: {
      fastPeriod: bars(12),
      slowPeriod: bars(26),
      signalPeriod: bars(9),
      seed: oneOf('sma', 'first'),
    },
    outputs: {
      pvo: { degree: {}, guides: [0] },
      signal: { degree: {} },
      histogram: { degree: {}, guides: [0] },
    },
    pane: 'own',
    invariants: {},
    warmUp: ({ slowPeriod, signalPeriod }) => slowPeriod + signalPeriod - 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ slowPeriod, signalPeriod }) => 8 * (slowPeriod + signalPeriod),
    lateStart: 'a bar at which the slow EMA is 0 does not enter the signal',
  };

  readonly #design: PercentageDesign;

  constructor(parameters?: Given<PvoParameters>) {
    super(Pvo.kind, parameters, percentageInit);
    requireFaster(this.parameters);
    this.#design = percentageDesign(this.parameters);
  }

  protected step(volume: number, out: Float64Array, at: number, keep: boolean): void {
    percentageStep(this.state, volume, this.#design, out, at, keep);
  }

  protected override record(row: Float64Array): PvoValue {
    return { pvo: row[0]!, signal: row[1]!, histogram: row[2]! };
  }
}
