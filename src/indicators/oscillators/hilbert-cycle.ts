import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type HilbertState, hilbertInit, hilbertStep, reading } from './hilbert.js';

export interface HilbertCycleValue {
  /** Inputs that a whole turn of the dominant cycle takes. */
  readonly period: number;
  readonly inPhase: number;
  /** A quarter of a turn ahead of `inPhase`. */
  readonly quadrature: number;
}

export type HilbertCycleColumns = ColumnsOf<HilbertCycleValue>;

/** Inputs that only the smoother hears, as in TA-Lib. */
const start = 12;
const warmUp = 33;

/**
 * Dominant cycle by Ehlers' homodyne discriminator: how many inputs a turn of the price's phasor
 * takes, and the phasor.
 *
 *   s = (4x + 3x₋₁ + 2x₋₂ + x₋₃)/10;  H(y) = (0.075·period₋₁ + 0.54)·(0.0962·(y − y₋₆) + 0.5769·(y₋₂ − y₋₄))
 *   D = H(s);  Q = H(D), I = D₋₃;  the phasor (I − H(Q), Q + H(I)) smoothed by 0.2, its turn by 0.2
 *   period = 2π/turn, within 0.67 … 1.5 times the last and 6 … 50, smoothed by 0.2 and by 0.33
 *
 * TA-Lib's HT_DCPERIOD and HT_PHASOR.
 *
 * @input   any number (Ehlers: hl2); degree 1 for the phasor, 0 for the period
 * @output  `{ period, inPhase, quadrature }`; period 0 … 50
 * @warmUp  33
 * @cost    O(1); 36 numbers
 * @source  J. F. Ehlers, Rocket Science for Traders (2001), chapter 7
 * @example
 * const cycle = new HilbertCycle();
 * for (let i = 0; i < 400; i++) cycle.update(100 + [0, 2, 3, 2, 0, -2, -3, -2][i % 8]!);
 * cycle.value.period; // 8.1151086466547
 */
export class HilbertCycle extends ValueOperator<HilbertCycleValue, object, HilbertState> {
  static readonly kind: Kind<'hilbertCycle', object> = {
    name: 'hilbertCycle',
    version: 1,
    title: 'Dominant cycle by the Hilbert transform',
    aliases: ['htDcPeriod', 'htPhasor', 'dominantCyclePeriod', 'homodyne', 'hilbert'],
    reads: 'value',
    parameters: {},
    outputs: {
      period: { degree: {}, range: [0, 50] },
      inPhase: { degree: { price: 1 } },
      quadrature: { degree: { price: 1 } },
    },
    pane: 'own',
    invariants: { __proto__: null, period: [0, 50], smoothPeriod: [0, 50] },
    warmUp: () => warmUp,
    memory: () => Number.POSITIVE_INFINITY,
    settle: () => 150,
  };

  readonly #reading = new Float64Array(reading.length);

  constructor(parameters?: Given<object>) {
    super(HilbertCycle.kind, parameters, hilbertInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const said = this.#reading;
    const isHeard = this.absorbed + 1 >= warmUp;
    hilbertStep(this.state, x, start, said, keep);
    out[at] = isHeard ? said[reading.period]! : Number.NaN;
    out[at + 1] = isHeard ? said[reading.inPhase]! : Number.NaN;
    out[at + 2] = isHeard ? said[reading.quadrature]! : Number.NaN;
  }

  protected override record(row: Float64Array): HilbertCycleValue {
    return { period: row[0]!, inPhase: row[1]!, quadrature: row[2]! };
  }
}
