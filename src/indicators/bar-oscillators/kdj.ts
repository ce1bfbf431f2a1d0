import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';

export interface KdjParameters {
  /** Bars in the range. */
  readonly period: number;
  /** The gain of `k` is one over this. */
  readonly kPeriod: number;
  /** The gain of `d` is one over this. */
  readonly dPeriod: number;
}

export interface KdjValue {
  readonly k: number;
  readonly d: number;
  readonly j: number;
}

export type KdjColumns = ColumnsOf<KdjValue>;

export type KdjState = { range: WindowRangeState; slowK: number; slowD: number };

const kdjInit = ({ period }: KdjParameters): KdjState => ({
  range: windowRangeInit(period),
  slowK: 50,
  slowD: 50,
});

/**
 * KDJ: a stochastic smoothed by Wilder's gain from 50 on, and J, which runs ahead of both.
 *
 *   place = 100·(close − lowest) / (highest − lowest)
 *   K += (place − K)/kPeriod,  D += (K − D)/dPeriod,  J = 3K − 2D;  K and D start at 50
 *
 * @param period   bars in the range; integer ≥ 1. Usual: 9.
 * @param kPeriod  integer ≥ 1. Usual: 3.
 * @param dPeriod  integer ≥ 1. Usual: 3.
 * @input   bar: high, low, close; degree 0
 * @output  `{ k, d, j }`; k and d 0 … 100, j −200 … 300
 * @warmUp  period
 * @undefined in a flat range, which leaves no trace
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period + 2 numbers
 * @source  Chinese charts (Tongdaxin), after G. C. Lane
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const kdj = new Kdj(1);
 * kdj.update(bar(12, 10, 12)).k; // 66.66666666666667
 */
export class Kdj extends HlcOperator<KdjValue, KdjParameters, KdjState> {
  static readonly kind: Kind<'kdj', KdjParameters> = {
    name: 'kdj',
    version: 1,
    title: 'KDJ',
    aliases: ['randomIndex', 'percentJ'],
    reads: 'bar',
    parameters: { period: bars(9), kPeriod: bars(3), dPeriod: bars(3) },
    outputs: {
      k: { degree: {}, range: [0, 100], guides: [20, 80] },
      d: { degree: {}, range: [0, 100] },
      j: { degree: {}, range: [-200, 300] },
    },
    pane: 'own',
    invariants: { __proto__: null, slowK: [0, 100], slowD: [0, 100] },
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, kPeriod, dPeriod }) => period + 16 * Math.max(kPeriod, dPeriod),
  };

  constructor(parameters?: Given<KdjParameters>) {
    super(Kdj.kind, parameters, kdjInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const { kPeriod, dPeriod } = this.parameters;
    windowRangeStep(state.range, high, low, out, at, keep);
    const range = out[at]! - out[at + 1]!;
    const place = range > 0 ? 100 * ((close - out[at + 1]!) / range) : Number.NaN;
    const k = state.slowK + (Math.min(Math.max(place, 0), 100) - state.slowK) / kPeriod;
    const d = state.slowD + (k - state.slowD) / dPeriod;
    out[at] = k;
    out[at + 1] = d;
    out[at + 2] = 3 * k - 2 * d;
    if (keep && !Number.isNaN(place)) {
      state.slowK = k;
      state.slowD = d;
    }
  }

  protected override record(row: Float64Array): KdjValue {
    return { k: row[0]!, d: row[1]!, j: row[2]! };
  }
}
