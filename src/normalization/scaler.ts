import type { StateRecord } from '../core/state.js';
import { ratio } from '../statistics/ratio.js';
import {
  type SortedWindowState,
  sortedWindowInit,
  sortedWindowPush,
  sortedWindowRevive,
} from '../statistics/sorted-window.js';
import { windowMadStep } from '../statistics/window-mad.js';
import {
  type WindowMaxState,
  windowMaxInit,
  windowMaxStep,
  windowMinStep,
} from '../statistics/window-max.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../statistics/window-moments.js';
import { quantileDesign, windowQuantileStep } from '../statistics/window-quantile.js';

/** A way of measuring a number against the last `period` of its kind, itself included. */
export interface Scaler<S extends StateRecord = StateRecord> {
  init(period: number): S;
  /** NaN until the window is full and where it is flat; a NaN is passed on, not absorbed. */
  step(state: S, x: number, period: number, keep: boolean): number;
  /** Rebuild what is derived in a state that came from outside. */
  revive(state: S): void;
}

/** How a feature can be put on a scale. */
export type Scaling = 'zScore' | 'minMax' | 'robust';

/** MAD · this is the standard deviation of normal numbers: 1 / Φ⁻¹(¾). */
const madToDeviation = 1.4826022185056018;

const nothingDerived = (): void => {};
const moments = new Float64Array(2);

/** (x − mean) / standard deviation of the population. */
const zScore: Scaler<WindowMomentsState> = {
  init: windowMomentsInit,
  step: (state, x, period, keep) => {
    windowMomentsStep(state, x, moments, 0, keep);
    return ratio(x - moments[0]!, Math.sqrt(moments[1]! / period));
  },
  revive: nothingDerived,
};

/** (x − min) / (max − min): 0 … 1. */
const minMax: Scaler<{ max: WindowMaxState; min: WindowMaxState }> = {
  init: (period) => ({ max: windowMaxInit(period), min: windowMaxInit(period) }),
  step: (state, x, _period, keep) => {
    const max = windowMaxStep(state.max, x, keep);
    const min = windowMinStep(state.min, x, keep);
    return ratio(x - min, max - min);
  },
  revive: nothingDerived,
};

/** (x − median) / (1.4826·MAD): a z-score that an outlier in the window hardly moves. */
const robust: Scaler<SortedWindowState> = {
  init: sortedWindowInit,
  step: (state, x, period, keep) => {
    const middle = quantileDesign(period, 0.5);
    const median = windowQuantileStep(state, x, middle, false);
    const mad = windowMadStep(state, x, middle, false);
    if (keep && !Number.isNaN(x)) sortedWindowPush(state, x);
    return ratio(x - median, madToDeviation * mad);
  },
  revive: sortedWindowRevive,
};

export const scalers: Readonly<Record<Scaling, Scaler>> = { zScore, minMax, robust };
