import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type PhaseState,
  phaseInit,
  phaseStep,
  phaseWarmUp,
  placeInCycle,
  sineOf,
} from './cycle-phase.js';
import { reading } from './hilbert.js';

export interface HilbertPhaseValue {
  /** Degrees: 0 where the cycle rises through its middle. */
  readonly phase: number;
  readonly sine: number;
  /** The sine of 45 degrees more: crosses `sine` ahead of a turn. */
  readonly leadSine: number;
}

export type HilbertPhaseColumns = ColumnsOf<HilbertPhaseValue>;

/**
 * Phase of the dominant cycle, and the sine wave indicator that is drawn of it.
 *
 *   n = the period of `HilbertCycle`, rounded;  C = Σ s₋ₖ·e^(2πik/n) over k = 0 … n − 1
 *   phase = angle of C, + 90° + 360°/period;  sine = sin(phase), leadSine = sin(phase + 45°)
 *
 * TA-Lib's HT_DCPHASE and HT_SINE, whose transform starts 25 inputs later than that of HT_DCPERIOD.
 *
 * @input   any number (Ehlers: hl2); degree 0
 * @output  `{ phase, sine, leadSine }`; phase in degrees up to 315, sines −1 … 1
 * @warmUp  64
 * @undefined while all prices of the cycle are equal
 * @cost    O(period), at most 50; 88 numbers
 * @source  J. F. Ehlers, Rocket Science for Traders (2001), chapters 8 and 9
 * @example
 * const sine = new HilbertPhase();
 * for (let i = 0; i < 400; i++) sine.update(100 + [0, 2, 3, 2, 0, -2, -3, -2][i % 8]!);
 * sine.value.phase; // -42.36506693343591
 */
export class HilbertPhase extends ValueOperator<HilbertPhaseValue, object, PhaseState> {
  static readonly kind: Kind<'hilbertPhase', object> = {
    name: 'hilbertPhase',
    version: 1,
    title: 'Phase of the dominant cycle, sine wave',
    aliases: ['htDcPhase', 'htSine', 'sineWave', 'ehlersSineWave'],
    reads: 'value',
    parameters: {},
    outputs: {
      phase: { degree: {} },
      sine: { degree: {}, range: [-1, 1] },
      leadSine: { degree: {}, range: [-1, 1] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      'hilbert.period': [0, 50],
      'hilbert.smoothPeriod': [0, 50],
      next: placeInCycle,
    },
    warmUp: () => phaseWarmUp,
    memory: () => Number.POSITIVE_INFINITY,
    settle: () => 200,
    lateStart: 'a flat cycle has no phase',
  };

  readonly #reading = new Float64Array(reading.length);

  constructor(parameters?: Given<object>) {
    super(HilbertPhase.kind, parameters, phaseInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const said = phaseStep(this.state, x, this.#reading, keep);
    const phase = this.absorbed + 1 < phaseWarmUp ? Number.NaN : said;
    out[at] = phase;
    out[at + 1] = sineOf(phase);
    out[at + 2] = sineOf(phase + 45);
  }

  protected override record(row: Float64Array): HilbertPhaseValue {
    return { phase: row[0]!, sine: row[1]!, leadSine: row[2]! };
  }
}
