import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit } from '../../statistics/delay.js';
import {
  type WindowWeightedSumState,
  windowWeightedSumInit,
} from '../../statistics/window-weighted-sum.js';
import { wmaStep } from '../moving-averages/wma.js';
import { rocStep } from './roc.js';

export interface CoppockParameters {
  readonly longPeriod: number;
  readonly shortPeriod: number;
  /** Of the weighted mean of the two rates of change. */
  readonly wmaPeriod: number;
}

export type CoppockState = { long: DelayState; short: DelayState; smooth: WindowWeightedSumState };

export function coppockInit(parameters: CoppockParameters): CoppockState {
  return {
    long: delayInit(parameters.longPeriod),
    short: delayInit(parameters.shortPeriod),
    smooth: windowWeightedSumInit(parameters.wmaPeriod),
  };
}

const warmUpOf = ({ longPeriod, shortPeriod, wmaPeriod }: CoppockParameters): number =>
  Math.max(longPeriod, shortPeriod) + wmaPeriod;

/**
 * Coppock curve: the smoothed sum of two rates of change, made for months.
 *
 *   Coppock = WMA(ROC_long + ROC_short)
 *
 * @param longPeriod   integer ≥ 1. Usual: 14.
 * @param shortPeriod  integer ≥ 1. Usual: 11.
 * @param wmaPeriod    integer ≥ 1. Usual: 10.
 * @input   any number; degree 0
 * @output  percent, centred on 0
 * @warmUp  max(longPeriod, shortPeriod) + wmaPeriod
 * @undefined where a rate of change is: its older input is ≤ 0; the mean does not absorb that
 * @throws {ConfigError} if a period is not an integer ≥ 1
 * @cost    O(1) amortised, O(wmaPeriod) once a lap; the three periods in numbers
 * @source  E. S. C. Coppock, Realistic stock market forecasting, Barron's (1962)
 * @example
 * const coppock = new Coppock({ longPeriod: 2, shortPeriod: 1, wmaPeriod: 1 });
 * [100, 125, 150].map((x) => coppock.update(x)); // [NaN, NaN, 70]
 */
export class Coppock extends ValueOperator<number, CoppockParameters, CoppockState> {
  static readonly kind: Kind<'coppock', CoppockParameters> = {
    name: 'coppock',
    version: 1,
    title: 'Coppock curve',
    aliases: ['coppockCurve', 'copp'],
    reads: 'value',
    parameters: { longPeriod: bars(14), shortPeriod: bars(11), wmaPeriod: bars(10) },
    outputs: { value: { degree: {}, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: warmUpOf,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'a rate of change from 0 or below is undefined and not absorbed',
  };

  constructor(parameters?: Given<CoppockParameters>) {
    super(Coppock.kind, parameters, coppockInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    // One call for both: engines inline only so much, and box what comes from a call that they do not.
    let long = Number.NaN;
    let short = Number.NaN;
    for (let i = 0; i < 2; i++) {
      long = short;
      short = rocStep(i === 0 ? state.long : state.short, x, keep);
    }
    out[at] = wmaStep(state.smooth, long + short, keep);
  }
}
