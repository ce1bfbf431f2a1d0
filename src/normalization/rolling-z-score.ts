import type { Kind } from '../core/kind.js';
import type { Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../statistics/window-moments.js';
import {
  fewestOf,
  growing,
  noPlace,
  offScale,
  onScale,
  type Place,
  requireWindow,
  type WindowParameters,
  windowParameters,
} from './window-bounds.js';

export type RollingZScoreState = { window: WindowMomentsState; place: Place };

/**
 * Rolling z-score: how many standard deviations a number stands from the mean of its window.
 *
 *   y = (x − mean) / sd,  sd the population's (scikit-learn's `StandardScaler`)
 *
 * The newest number is in its window and no later one, so what a model learns from is what it will
 * see live.
 *
 * @param windowSize     inputs in the window; integer ≥ 2. Usual: 100.
 * @param minDataPoints  inputs from which on there is an output, over a window that grows until it
 *                       is full; 2 … windowSize; 0, the default, is windowSize
 * @input   any number; degree 0
 * @output  within ±√(windowSize − 1)
 * @warmUp  minDataPoints
 * @undefined in a flat window
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(windowSize) once a window; 2·windowSize numbers
 * @example
 * const z = new RollingZScore({ windowSize: 3, minDataPoints: 2 });
 * [1, 3, 5].map((x) => z.update(x)); // [NaN, 1, 1.224744871391589]
 * z.inverse(0); // 3
 */
export class RollingZScore extends ValueOperator<number, WindowParameters, RollingZScoreState> {
  static readonly kind: Kind<'rollingZScore', WindowParameters> = {
    name: 'rollingZScore',
    version: 1,
    title: 'Rolling z-score',
    reads: 'value',
    parameters: windowParameters,
    outputs: { value: { degree: {}, guides: [-2, 0, 2] } },
    pane: 'own',
    invariants: {},
    warmUp: fewestOf,
    memory: ({ windowSize }) => windowSize,
    lateStart: growing,
  };

  constructor(parameters?: Given<WindowParameters>) {
    super(RollingZScore.kind, parameters, ({ windowSize }) => ({
      window: windowMomentsInit(windowSize),
      place: noPlace(),
    }));
    requireWindow(this.parameters);
  }

  /** The input that would have given `y` after the last one absorbed. */
  inverse(y: number): number {
    return offScale(this.state.place, y);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { io } = this;
    const { window, place } = this.state;
    const { slot, headMean, headSquares, lap } = window;
    const size = slot + 1;
    windowMomentsStep(window, x, io, 0, keep);
    let count = lap.length;
    if (Number.isNaN(io[0]!) && size >= this.warmUp) {
      const apart = x - headMean;
      io[0] = headMean + apart / size;
      io[1] = headSquares + apart * (x - io[0]!);
      count = size;
    }
    const location = io[0]!;
    const spread = Math.sqrt(io[1]! / count);
    out[at] = onScale(place, x, location, spread, keep);
  }
}
