import { wholeNumber } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type PhaseState,
  phaseInit,
  phaseStart,
  phaseStep,
  phaseWarmUp,
  placeInCycle,
  sineOf,
} from './cycle-phase.js';
import { reading } from './hilbert.js';
import { type TrendlineState, trendlineInit, trendlineStep } from './hilbert-trendline.js';

/** Share of the trendline that a price is away from it in a trend. */
const awayRatio = 0.015;

/** What `order` is while the cycle is flat, and so has no phase. */
const unordered = 2;

/**
 * Of the input before: `order` is the sign of its sine less its leading sine, `lastPhase` its phase;
 * `days` since they crossed.
 */
export type HilbertTrendModeState = {
  phase: PhaseState;
  trend: TrendlineState;
  order: number;
  lastPhase: number;
  days: number;
};

const hilbertTrendModeInit = (): HilbertTrendModeState => ({
  phase: phaseInit(),
  trend: trendlineInit(),
  order: 0,
  lastPhase: 0,
  days: 0,
});

/**
 * Trend mode: 1 in a trend, 0 while the price goes around a cycle.
 *
 *   0 for half a period after `sine` and `leadSine` of `HilbertPhase` have crossed, and where the phase has
 *   moved on by 0.67 … 1.5 times what a cycle of that period does; but 1 where the smoothed price is
 *   1.5 % or more away from `HilbertTrendline`
 *
 * TA-Lib's HT_TRENDMODE. A flat cycle has no phase, and counts as a trend.
 *
 * @input   any number (Ehlers: hl2); degree 0
 * @output  0 or 1
 * @warmUp  64
 * @cost    O(period), at most 50; 144 numbers
 * @source  J. F. Ehlers, Rocket Science for Traders (2001), chapter 11
 * @example
 * const mode = new HilbertTrendMode();
 * for (let i = 0; i < 400; i++) mode.update(100 + i);
 * mode.value; // 1
 */
export class HilbertTrendMode extends ValueOperator<number, object, HilbertTrendModeState> {
  static readonly kind: Kind<'hilbertTrendMode', object> = {
    name: 'hilbertTrendMode',
    version: 1,
    title: 'Trend mode',
    aliases: ['htTrendMode', 'trendOrCycle'],
    reads: 'value',
    parameters: {},
    outputs: { value: { degree: {}, range: [0, 1] } },
    pane: 'own',
    invariants: {
      __proto__: null,
      'phase.hilbert.period': [0, 50],
      'phase.hilbert.smoothPeriod': [0, 50],
      'phase.next': placeInCycle,
      'trend.next': placeInCycle,
      days: wholeNumber,
      order: [-1, unordered, 'whole'],
    },
    warmUp: () => phaseWarmUp,
    memory: () => Number.POSITIVE_INFINITY,
    settle: () => 250,
  };

  readonly #reading = new Float64Array(reading.length);

  constructor(parameters?: Given<object>) {
    super(HilbertTrendMode.kind, parameters, hilbertTrendModeInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const said = this.#reading;
    const isOn = state.phase.hilbert.count >= phaseStart;
    const phase = phaseStep(state.phase, x, said, keep);
    const period = isOn ? said[reading.period]! : 0;
    const line = trendlineStep(state.trend, x, period, keep);
    const sine = sineOf(phase);
    const lead = sineOf(phase + 45);
    const isCrossed =
      (sine > lead && state.order <= 0) ||
      (sine < lead && state.order >= 0 && state.order < unordered);
    const days = isCrossed ? 1 : state.days + 1;
    const isTurning = state.order < unordered;
    const moved = (phase - state.lastPhase) * period;
    const isCycle = days < 0.5 * period || (isTurning && moved > 0.67 * 360 && moved < 1.5 * 360);
    const away = Math.abs(said[reading.smooth]! - line);
    const isAway = line !== 0 && away >= awayRatio * Math.abs(line);
    if (keep && isOn) {
      const isFlat = Number.isNaN(phase);
      state.order = isFlat ? unordered : Math.sign(sine - lead);
      state.lastPhase = isFlat ? 0 : phase;
      state.days = days;
    }
    const isHeard = this.absorbed + 1 >= phaseWarmUp;
    out[at] = !isHeard ? Number.NaN : isAway || !(isCycle || isCrossed) ? 1 : 0;
  }
}
