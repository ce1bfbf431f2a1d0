import { exp } from '../core/exp.js';
import type { Kind } from '../core/kind.js';
import { logRatio } from '../core/log-ratio.js';
import type { Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';

/** The last input, and the one before it. */
export type LogReturnState = { last: number; before: number };

/**
 * Logarithmic return: how far a price has come since the one before, on a scale on which gains and
 * losses add up.
 *
 *   y = ln(x / x₋₁)
 *
 * @input   price, positive; degree 0
 * @output  centred on 0
 * @warmUp  2
 * @undefined where the input is not positive, which is not absorbed
 * @throws {ConfigError} if a parameter is given
 * @cost    O(1); 2 numbers
 * @example
 * const returns = new LogReturn();
 * [100, 110, 0, 110].map((x) => returns.update(x)); // [NaN, 0.09531017980432485, NaN, 0]
 * returns.inverse(0); // 110
 */
export class LogReturn extends ValueOperator<number, object, LogReturnState> {
  static readonly kind: Kind<'logReturn', object> = {
    name: 'logReturn',
    version: 1,
    title: 'Logarithmic return',
    reads: 'value',
    parameters: {},
    outputs: { value: { degree: {}, guides: [0] } },
    pane: 'own',
    invariants: { __proto__: null, last: [0, Number.MAX_VALUE], before: [0, Number.MAX_VALUE] },
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
    settle: () => 2,
    lateStart: 'an input that is not positive is passed over',
  };

  constructor(parameters?: Given<object>) {
    super(LogReturn.kind, parameters, () => ({ last: Number.NaN, before: Number.NaN }));
  }

  /** The price that would have given `y` in place of the last one absorbed. */
  inverse(y: number): number {
    return this.state.before * exp(y);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    if (!(x > 0)) {
      out[at] = Number.NaN;
      return;
    }
    const before = state.last;
    if (keep) {
      state.before = before;
      state.last = x;
    }
    out[at] = logRatio(x, before);
  }
}
