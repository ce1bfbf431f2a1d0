import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type LinearRegressionDesign,
  linearRegressionDesign,
  linearRegressionStep,
} from '../../statistics/linear-regression.js';
import { type WindowTrendState, windowTrendInit } from '../../statistics/window-trend.js';

export interface LinRegParameters {
  /** Inputs in the window. */
  readonly period: number;
}

export interface LinRegValue {
  /** The line at the newest input. */
  readonly value: number;
  /** The line at the oldest input. */
  readonly intercept: number;
  /** Rise of the line per input. */
  readonly slope: number;
  /** Share of the variance that the line explains. */
  readonly r2: number;
}

export type LinRegColumns = ColumnsOf<LinRegValue>;

/**
 * Linear regression: the least-squares line through the last `period` inputs.
 *
 *   x_k ≈ intercept + slope·k,  k = 0 (oldest) … period − 1 (newest)
 *
 * `value` is TA-Lib's LINEARREG and TradingView's `ta.linreg` with offset 0; `slope` and `intercept`
 * are TA-Lib's too.
 *
 * @param period  inputs in the window; integer ≥ 2. Usual: 14.
 * @input   any number; degree 1, `r2` 0
 * @output  `{ value, intercept, slope, r2 }`; r2 in 0 … 1
 * @warmUp  period
 * @undefined `r2` in a flat window
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1) amortised, O(period) once a lap; 3·period numbers
 * @source  C. F. Gauss, Theoria motus (1809), section 186
 * @example
 * const line = new LinReg(3);
 * [1, 2, 3, 7].map((x) => line.update(x).slope); // [NaN, NaN, 1, 2.5]
 */
export class LinReg extends ValueOperator<LinRegValue, LinRegParameters, WindowTrendState> {
  static readonly kind: Kind<'linReg', LinRegParameters> = {
    name: 'linReg',
    version: 1,
    title: 'Linear regression',
    aliases: [
      'linearRegression',
      'lsma',
      'lr',
      'linearReg',
      'regression',
      'tsf',
      'timeSeriesForecast',
      'slope',
      'r2',
      'rSquared',
      'leastSquares',
    ],
    reads: 'value',
    parameters: { period: bars(14, 2) },
    outputs: {
      value: { degree: { price: 1 } },
      intercept: { degree: { price: 1 } },
      slope: { degree: { price: 1 }, guides: [0] },
      r2: { degree: {}, range: [0, 1] },
    },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #design: LinearRegressionDesign;
  /** The four outputs and the standard error after them. */
  readonly #line: Float64Array = new Float64Array(5);

  constructor(parameters?: Given<LinRegParameters>) {
    super(LinReg.kind, parameters, ({ period }) => windowTrendInit(period));
    this.#design = linearRegressionDesign(this.parameters.period);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    linearRegressionStep(this.state, x, this.#design, this.#line, 0, keep);
    for (let i = 0; i < 4; i++) out[at + i] = this.#line[i]!;
  }

  protected override record(row: Float64Array): LinRegValue {
    return { value: row[0]!, intercept: row[1]!, slope: row[2]!, r2: row[3]! };
  }
}
