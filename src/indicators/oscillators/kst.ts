import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit } from '../../statistics/delay.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { rocStep } from './roc.js';

export interface KstParameters {
  readonly rocPeriod1: number;
  readonly rocPeriod2: number;
  readonly rocPeriod3: number;
  readonly rocPeriod4: number;
  /** Of the mean of the first rate of change, and so on. */
  readonly smaPeriod1: number;
  readonly smaPeriod2: number;
  readonly smaPeriod3: number;
  readonly smaPeriod4: number;
  readonly signalPeriod: number;
}

export interface KstValue {
  /** Weighted sum of the four smoothed rates of change. */
  readonly kst: number;
  /** Mean of `kst`. */
  readonly signal: number;
}

export type KstColumns = ColumnsOf<KstValue>;

export type KstState = {
  cycles: readonly { past: DelayState; smooth: WindowSumState }[];
  signal: WindowSumState;
};

/** The four pairs of a rate of change and its mean, the fastest first. */
function cyclesOf(p: KstParameters): readonly { roc: number; sma: number }[] {
  return [
    { roc: p.rocPeriod1, sma: p.smaPeriod1 },
    { roc: p.rocPeriod2, sma: p.smaPeriod2 },
    { roc: p.rocPeriod3, sma: p.smaPeriod3 },
    { roc: p.rocPeriod4, sma: p.smaPeriod4 },
  ];
}

export function kstInit(parameters: KstParameters): KstState {
  return {
    cycles: cyclesOf(parameters).map(({ roc, sma }) => ({
      past: delayInit(roc),
      smooth: windowSumInit(sma),
    })),
    signal: windowSumInit(parameters.signalPeriod),
  };
}

const warmUpOf = (parameters: KstParameters): number =>
  Math.max(...cyclesOf(parameters).map(({ roc, sma }) => roc + sma)) + parameters.signalPeriod - 1;

/**
 * Know sure thing: four smoothed rates of change in one line, the slower weighing more.
 *
 *   kst = 1·SMA(ROC₁) + 2·SMA(ROC₂) + 3·SMA(ROC₃) + 4·SMA(ROC₄),  signal = SMA(kst)
 *
 * TTR takes logarithmic rates of change.
 *
 * @param rocPeriod1    … rocPeriod4, integers ≥ 1. Usual: 10, 15, 20, 30.
 * @param smaPeriod1    … smaPeriod4, integers ≥ 1. Usual: 10, 10, 10, 15.
 * @param signalPeriod  integer ≥ 1. Usual: 9.
 * @input   any number; degree 0
 * @output  `{ kst, signal }`, centred on 0
 * @warmUp  the largest rocPeriod + smaPeriod, + signalPeriod − 1; `kst` signalPeriod − 1 earlier
 * @undefined where a rate of change is: its older input is ≤ 0; no mean absorbs that
 * @throws {ConfigError} if a period is not an integer ≥ 1
 * @cost    O(1) amortised; all periods together in numbers
 * @source  M. J. Pring, Technical Analysis of Stocks & Commodities (September 1992)
 * @example
 * const short = { rocPeriod1: 1, rocPeriod2: 1, rocPeriod3: 1, rocPeriod4: 1 };
 * const mean = { smaPeriod1: 1, smaPeriod2: 1, smaPeriod3: 1, smaPeriod4: 1 };
 * const kst = new Kst({ ...short, ...mean, signalPeriod: 2 });
 * [100, 125, 100].map((x) => kst.update(x).signal); // [NaN, NaN, 25]
 */
export class Kst extends ValueOperator<KstValue, KstParameters, KstState> {
  static readonly kind: Kind<'kst', KstParameters> = {
    name: 'kst',
    version: 1,
    title: 'Know sure thing',
    aliases: ['knowSureThing'],
    reads: 'value',
    parameters: {
      rocPeriod1: bars(10),
      rocPeriod2: bars(15),
      rocPeriod3: bars(20),
      rocPeriod4: bars(30),
      smaPeriod1: bars(10),
      smaPeriod2: bars(10),
      smaPeriod3: bars(10),
      smaPeriod4: bars(15),
      signalPeriod: bars(9),
    },
    outputs: { kst: { degree: {}, guides: [0] }, signal: { degree: {} } },
    pane: 'own',
    invariants: {},
    warmUp: warmUpOf,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'a rate of change from 0 or below is undefined and not absorbed',
  };

  constructor(parameters?: Given<KstParameters>) {
    super(Kst.kind, parameters, kstInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { cycles, signal } = state;
    let kst = 0;
    for (let i = 0; i < cycles.length; i++) {
      const { past, smooth } = cycles[i]!;
      const mean = windowSumStep(smooth, rocStep(past, x, keep), keep) / smooth.lap.length;
      kst += (i + 1) * mean;
    }
    out[at] = kst;
    out[at + 1] = windowSumStep(signal, kst, keep) / signal.lap.length;
  }

  protected override record(row: Float64Array): KstValue {
    return { kst: row[0]!, signal: row[1]! };
  }
}
