import { atan } from '../../core/atan.js';
import type { Kind } from '../../core/kind.js';
import { type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type HilbertState, hilbertInit, hilbertStep, reading } from '../oscillators/hilbert.js';

export interface MamaParameters {
  /** The gain while the phase stands still or turns back. */
  readonly fastLimit: number;
  /** The least gain. */
  readonly slowLimit: number;
  /** What the averages start from: the price there, or 0, as TA-Lib's do. */
  readonly seed: 'first' | 'zero';
}

export interface MamaValue {
  readonly mama: number;
  /** Follows `mama` with half its gain. */
  readonly fama: number;
}

export type MamaColumns = ColumnsOf<MamaValue>;

export type MamaState = { hilbert: HilbertState; phase: number; mama: number; fama: number };

const mamaInit = (): MamaState => ({ hilbert: hilbertInit(), phase: 0, mama: 0, fama: 0 });

/** Inputs that only the smoother hears, as in TA-Lib. */
const start = 12;
const warmUp = 33;

/**
 * MESA adaptive moving average and the average that follows it: fast where the phase of the dominant
 * cycle turns little, slow where it turns fast.
 *
 *   phase = atan(Q/I) in degrees, of the phasor of `HilbertCycle`;  turn = max(phase₋₁ − phase, 1)
 *   gain = max(fastLimit/turn, slowLimit);  mama += gain·(x − mama);  fama += gain/2·(mama − fama)
 *
 * TA-Lib's MAMA starts both at 0 with the 13th price, which at the first output is still a third of
 * it: `seed: 'zero'`.
 *
 * @param fastLimit  0.01 … 0.99. Usual: 0.5.
 * @param slowLimit  0.01 … 0.99. Usual: 0.05.
 * @param seed       'first' (default; the 13th price) or 'zero'
 * @input   any number (Ehlers: hl2); degree 1
 * @output  `{ mama, fama }`, within the extremes of all inputs (with 'zero', and 0)
 * @warmUp  33
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 39 numbers
 * @source  J. F. Ehlers, MESA Adaptive Moving Averages, TASC (September 2001)
 * @example
 * const mama = new Mama();
 * for (let i = 0; i < 400; i++) mama.update(100 + i / 10);
 * mama.value.mama; // 139.76040844695962
 */
export class Mama extends ValueOperator<MamaValue, MamaParameters, MamaState> {
  static readonly kind: Kind<'mama', MamaParameters> = {
    name: 'mama',
    version: 1,
    title: 'MESA adaptive moving average',
    aliases: ['fama', 'mesa', 'followingAdaptiveMovingAverage'],
    reads: 'value',
    parameters: {
      fastLimit: real(0.5, 0.01, 0.99),
      slowLimit: real(0.05, 0.01, 0.99),
      seed: oneOf('first', 'zero'),
    },
    outputs: { mama: { degree: { price: 1 } }, fama: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, 'hilbert.period': [0, 50], 'hilbert.smoothPeriod': [0, 50] },
    warmUp: () => warmUp,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ slowLimit }) => Math.ceil(28 / slowLimit),
  };

  readonly #reading = new Float64Array(reading.length);

  constructor(parameters?: Given<MamaParameters>) {
    super(Mama.kind, parameters, mamaInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { fastLimit, slowLimit, seed } = this.parameters;
    const { count } = state.hilbert;
    hilbertStep(state.hilbert, x, start, this.#reading, keep);
    const isFirst = count <= start && seed === 'first';
    const phase = count < start ? 0 : phaseOf(this.#reading);
    const gain = Math.max(fastLimit / Math.max(state.phase - phase, 1), slowLimit);
    const mama = isFirst ? x : state.mama + (count < start ? 0 : gain) * (x - state.mama);
    const fama = isFirst ? x : state.fama + (gain / 2) * (mama - state.fama);
    if (keep) {
      state.phase = phase;
      state.mama = mama;
      state.fama = fama;
    }
    const isHeard = this.absorbed + 1 >= warmUp;
    out[at] = isHeard ? mama : Number.NaN;
    out[at + 1] = isHeard ? fama : Number.NaN;
  }

  protected override record(row: Float64Array): MamaValue {
    return { mama: row[0]!, fama: row[1]! };
  }
}

/** The angle of the phasor in degrees, −90 … 90; 0 where it has no part in phase. */
function phaseOf(said: Float64Array): number {
  const inPhase = said[reading.inPhase]!;
  return inPhase === 0 ? 0 : (atan(said[reading.quadrature]! / inPhase) * 180) / Math.PI;
}
