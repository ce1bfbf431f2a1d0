import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';

export interface AlligatorParameters {
  /** Bars in the mean that is the jaw. */
  readonly jawPeriod: number;
  /** Bars that it is late. */
  readonly jawShift: number;
  /** Bars in the mean that is the teeth. */
  readonly teethPeriod: number;
  /** Bars that they are late. */
  readonly teethShift: number;
  /** Bars in the mean that is the lips. */
  readonly lipsPeriod: number;
  /** Bars that they are late. */
  readonly lipsShift: number;
}

export interface AlligatorValue {
  readonly jaw: number;
  readonly teeth: number;
  readonly lips: number;
}

export type AlligatorColumns = ColumnsOf<AlligatorValue>;

export type AlligatorState = {
  means: readonly ExponentialMeanState[];
  past: readonly DelayState[];
};

/** How the three means weigh their prices. */
export type AlligatorDesign = readonly ExponentialMeanDesign[];

export function alligatorDesign(p: AlligatorParameters): AlligatorDesign {
  return [p.jawPeriod, p.teethPeriod, p.lipsPeriod].map(wilderDesign);
}

export function alligatorInit(p: AlligatorParameters): AlligatorState {
  return {
    means: [exponentialMeanInit(), exponentialMeanInit(), exponentialMeanInit()],
    past: [p.jawShift, p.teethShift, p.lipsShift].map(delayInit),
  };
}

export function alligatorWarmUp(p: AlligatorParameters): number {
  const jaw = p.jawPeriod + p.jawShift;
  return Math.max(jaw, p.teethPeriod + p.teethShift, p.lipsPeriod + p.lipsShift);
}

/** Write jaw, teeth and lips at `out[at…]`. */
export function alligatorStep(
  state: AlligatorState,
  price: number,
  design: AlligatorDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  for (let i = 0; i < 3; i++) {
    const mean = exponentialMeanStep(state.means[i]!, price, design[i]!, keep);
    out[at + i] = delayStep(state.past[i]!, mean, keep);
  }
}

/**
 * Alligator: three Wilder means of the median price, each shown some bars late.
 *
 *   jaw = rma(hl2, 13) of 8 bars ago,  teeth = rma(hl2, 8) of 5,  lips = rma(hl2, 5) of 3
 *
 * What is drawn ahead on charts is here the line over this bar.
 *
 * @param jawPeriod    integer ≥ 1. Usual: 13.
 * @param jawShift     integer ≥ 1. Usual: 8.
 * @param teethPeriod  integer ≥ 1. Usual: 8.
 * @param teethShift   integer ≥ 1. Usual: 5.
 * @param lipsPeriod   integer ≥ 1. Usual: 5.
 * @param lipsShift    integer ≥ 1. Usual: 3.
 * @input   bar: high, low; degree 1
 * @output  `{ jaw, teeth, lips }`
 * @warmUp  the largest of period + shift
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); the shifts + 6 numbers
 * @source  B. Williams, New Trading Dimensions (1998)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const alligator = new Alligator({ lipsPeriod: 1, lipsShift: 1 });
 * [bar(12, 10, 11), bar(14, 12, 13)].map((b) => alligator.update(b).lips); // [NaN, 11]
 */
export class Alligator extends HlOperator<AlligatorValue, AlligatorParameters, AlligatorState> {
  static readonly kind: Kind<'alligator', AlligatorParameters> = {
    name: 'alligator',
    version: 1,
    title: 'Alligator',
    aliases: ['williamsAlligator'],
    reads: 'bar',
    parameters: {
      jawPeriod: bars(13),
      jawShift: bars(8),
      teethPeriod: bars(8),
      teethShift: bars(5),
      lipsPeriod: bars(5),
      lipsShift: bars(3),
    },
    outputs: {
      jaw: { degree: { price: 1 } },
      teeth: { degree: { price: 1 } },
      lips: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: {},
    warmUp: alligatorWarmUp,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (p) =>
      16 * Math.max(p.jawPeriod, p.teethPeriod, p.lipsPeriod) +
      Math.max(p.jawShift, p.teethShift, p.lipsShift),
  };

  readonly #design: AlligatorDesign;

  constructor(parameters?: Given<AlligatorParameters>) {
    super(Alligator.kind, parameters, alligatorInit);
    this.#design = alligatorDesign(this.parameters);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    alligatorStep(this.state, (high + low) / 2, this.#design, out, at, keep);
  }

  protected override record(row: Float64Array): AlligatorValue {
    return { jaw: row[0]!, teeth: row[1]!, lips: row[2]! };
  }
}
