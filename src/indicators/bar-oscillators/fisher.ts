import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { log, logAt } from '../../core/log.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { refuse } from '../../core/transfer.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';

export interface FisherParameters {
  /** Median prices in the range that the newest is placed in. */
  readonly period: number;
}

export interface FisherValue {
  readonly fisher: number;
  /** `fisher` of the bar before. */
  readonly trigger: number;
}

export type FisherColumns = ColumnsOf<FisherValue>;

/** `place` is smoothed, −1 … 1; `odds` is e to the power of the last `fisher`, NaN before it. */
export type FisherState = { range: WindowRangeState; place: number; odds: number };

export const fisherInit = ({ period }: FisherParameters): FisherState => ({
  range: windowRangeInit(period),
  place: 0,
  odds: Number.NaN,
});

/**
 * The recursion fisher = ½·ln((1 + v)/(1 − v)) + ½·fisher₋₁ is carried as its exponential, which
 * needs a root only: odds = √((1 + v)/(1 − v) · odds₋₁). The logarithm is taken for the output, and
 * that of the odds absorbed last is found in `logged`.
 */
function fisherStep(
  state: FisherState,
  price: number,
  logged: Float64Array,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  windowRangeStep(state.range, price, price, out, at, keep);
  const highest = out[at]!;
  const lowest = out[at + 1]!;
  if (!(highest > lowest)) {
    refuse(out, at, 2);
    return;
  }
  const raw = 0.66 * ((price - lowest) / (highest - lowest) - 0.5) + 0.67 * state.place;
  const place = Math.abs(raw) > 0.99 ? 0.999 * Math.sign(raw) : raw;
  const before = Number.isNaN(state.odds) ? 1 : state.odds;
  const odds = Math.sqrt(((1 + place) / (1 - place)) * before);
  out[at] = odds;
  logAt(out, at);
  out[at + 1] = logged[0] === state.odds ? logged[1]! : log(state.odds);
  if (keep) {
    state.place = place;
    state.odds = odds;
    logged[0] = odds;
    logged[1] = out[at]!;
  }
}

/**
 * Fisher transform: the place of the price in its range, stretched so that extremes stand out.
 *
 *   p = (high + low)/2,  v = 0.66·((p − lowest)/(highest − lowest) − 0.5) + 0.67·v₋₁
 *   v beyond ±0.99 becomes ±0.999,  fisher = ½·ln((1 + v)/(1 − v)) + ½·fisher₋₁
 *
 * @param period  median prices in the range; integer ≥ 2. Usual: 9 (Ehlers: 10).
 * @input   bar: high, low; degree 0
 * @output  `{ fisher, trigger }`, within ±8
 * @warmUp  period + 1; fisher: period
 * @undefined in a flat range, which leaves no trace
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  J. F. Ehlers, Using the Fisher transform, TASC (November 2002)
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const fisher = new Fisher(2);
 * fisher.update(bar(12, 10)).fisher; // NaN
 * fisher.update(bar(14, 12)).fisher; // 0.342828254415394
 */
export class Fisher extends HlOperator<FisherValue, FisherParameters, FisherState> {
  static readonly kind: Kind<'fisher', FisherParameters> = {
    name: 'fisher',
    version: 2,
    title: 'Fisher transform',
    aliases: ['fisherTransform', 'ehlersFisher'],
    reads: 'bar',
    parameters: { period: bars(9, 2) },
    outputs: {
      fisher: { degree: {}, range: [-8, 8], guides: [0] },
      trigger: { degree: {}, range: [-8, 8] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      place: [-0.999, 0.999],
      odds: [0.0003354626279025119, 2980.957987041728],
    },
    warmUp: ({ period }) => period + 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => period + 50,
    lateStart: 'a flat range has no place to absorb',
  };

  /** The odds absorbed last and their logarithm, which is the next trigger: it takes half of the time. */
  readonly #logged: Float64Array = new Float64Array(2).fill(Number.NaN);

  constructor(parameters?: Given<FisherParameters>) {
    super(Fisher.kind, parameters, fisherInit);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    fisherStep(this.state, (high + low) / 2, this.#logged, out, at, keep);
  }

  protected override record(row: Float64Array): FisherValue {
    return { fisher: row[0]!, trigger: row[1]! };
  }
}
