import type { Kind } from '../core/kind.js';
import type { Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../statistics/window-range.js';
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

export type RollingMinMaxState = { window: WindowRangeState; place: Place };

/**
 * Rolling min-max: where a number stands between the smallest and the largest of its window.
 *
 *   y = (x − min) / (max − min)
 *
 * @param windowSize     inputs in the window; integer ≥ 2. Usual: 100.
 * @param minDataPoints  inputs from which on there is an output, over a window that grows until it
 *                       is full; 2 … windowSize; 0, the default, is windowSize
 * @input   any number; degree 0
 * @output  0 … 1
 * @warmUp  minDataPoints
 * @undefined in a flat window
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(windowSize) once a window; 2·windowSize numbers
 * @example
 * const scale = new RollingMinMax({ windowSize: 3, minDataPoints: 2 });
 * [10, 14, 12, 13].map((x) => scale.update(x)); // [NaN, 1, 0.5, 0.5]
 * scale.inverse(1); // 14
 */
export class RollingMinMax extends ValueOperator<number, WindowParameters, RollingMinMaxState> {
  static readonly kind: Kind<'rollingMinMax', WindowParameters> = {
    name: 'rollingMinMax',
    version: 1,
    title: 'Rolling min-max',
    reads: 'value',
    parameters: windowParameters,
    outputs: { value: { degree: {}, range: [0, 1] } },
    pane: 'own',
    invariants: {},
    warmUp: fewestOf,
    memory: ({ windowSize }) => windowSize,
    lateStart: growing,
  };

  constructor(parameters?: Given<WindowParameters>) {
    super(RollingMinMax.kind, parameters, ({ windowSize }) => ({
      window: windowRangeInit(windowSize),
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
    const { slot, highest, lowest } = window;
    windowRangeStep(window, x, x, io, 0, keep);
    if (Number.isNaN(io[0]!) && slot + 1 >= this.warmUp) {
      io[0] = x > highest ? x : highest;
      io[1] = x < lowest ? x : lowest;
    }
    const location = io[1]!;
    const spread = io[0]! - location;
    out[at] = onScale(place, x, location, spread, keep);
  }
}
