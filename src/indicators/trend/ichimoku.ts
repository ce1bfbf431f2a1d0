import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import { type WindowRangeState, windowRangeInit } from '../../statistics/window-range.js';
import { midRangeStep } from './mid-range.js';

export interface IchimokuParameters {
  readonly conversionPeriod: number;
  readonly basePeriod: number;
  /** Bars in the range whose middle is the second leading line. */
  readonly spanPeriod: number;
  /** Bars, this one counted, by which the cloud is drawn ahead. */
  readonly displacement: number;
}

export interface IchimokuValue {
  /** Middle of the range of `conversionPeriod` bars (tenkan). */
  readonly conversion: number;
  /** Middle of the range of `basePeriod` bars (kijun). */
  readonly base: number;
  /** Half way between the two: known now, drawn `displacement − 1` bars ahead. */
  readonly leadA: number;
  /** Middle of the range of `spanPeriod` bars: known now, drawn ahead like `leadA`. */
  readonly leadB: number;
  /** The cloud over this bar: `leadA` of `displacement − 1` bars ago (senkou A). */
  readonly spanA: number;
  /** The cloud over this bar: `leadB` of `displacement − 1` bars ago (senkou B). */
  readonly spanB: number;
}

export type IchimokuColumns = ColumnsOf<IchimokuValue>;

export type IchimokuState = {
  conversion: WindowRangeState;
  base: WindowRangeState;
  span: WindowRangeState;
  leadsA: DelayState;
  leadsB: DelayState;
};

export const ichimokuInit = (parameters: IchimokuParameters): IchimokuState => ({
  conversion: windowRangeInit(parameters.conversionPeriod),
  base: windowRangeInit(parameters.basePeriod),
  span: windowRangeInit(parameters.spanPeriod),
  leadsA: delayInit(parameters.displacement - 1),
  leadsB: delayInit(parameters.displacement - 1),
});

/** The lead that is drawn over this bar; without any displacement it is this bar's own. */
function displacedStep(state: DelayState, lead: number, keep: boolean): number {
  return state.ring.length === 0 ? lead : delayStep(state, lead, keep);
}

/**
 * Ichimoku kinko hyo: the middles of three ranges, two of them drawn ahead as a cloud.
 *
 *   conversion, base = (highest + lowest)/2 of conversionPeriod, basePeriod bars
 *   leadA = (conversion + base)/2,  leadB = (highest + lowest)/2 of spanPeriod bars
 *   spanA, spanB = leadA, leadB of displacement − 1 bars ago
 *
 * Nothing looks ahead: `leadA` and `leadB` are known at this bar and belong on a chart
 * displacement − 1 bars to the right (TradingView; Stock.Indicators and technicalindicators shift
 * by displacement); `spanA` and `spanB` are the cloud that stands over this bar. The lagging span
 * (chikou) is the close itself drawn to the left, so it is no output.
 *
 * @param conversionPeriod  integer ≥ 1. Usual: 9.
 * @param basePeriod        integer ≥ 1. Usual: 26.
 * @param spanPeriod        integer ≥ 1. Usual: 52.
 * @param displacement      integer ≥ 1. Usual: 26.
 * @input   bar: high, low; degree 1
 * @output  `{ conversion, base, leadA, leadB, spanA, spanB }`
 * @warmUp  the longest of the periods + displacement − 1; each output its own
 * @throws {ConfigError} if a parameter is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·(the periods + displacement) numbers
 * @source  G. Hosoda (1969); shifts as TradingView draws them
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const periods = { conversionPeriod: 1, basePeriod: 2, spanPeriod: 2, displacement: 2 };
 * const cloud = new Ichimoku(periods);
 * const bars = [bar(12, 10), bar(14, 12), bar(18, 16)];
 * bars.map((b) => cloud.update(b).leadB); // [NaN, 12, 15]
 * cloud.value.spanB; // 12
 */
export class Ichimoku extends HlOperator<IchimokuValue, IchimokuParameters, IchimokuState> {
  static readonly kind: Kind<'ichimoku', IchimokuParameters> = {
    name: 'ichimoku',
    version: 1,
    title: 'Ichimoku kinko hyo',
    aliases: ['ichimokuCloud', 'ichi', 'tenkan', 'kijun', 'senkou', 'chikou', 'kumo'],
    reads: 'bar',
    parameters: {
      conversionPeriod: bars(9),
      basePeriod: bars(26),
      spanPeriod: bars(52),
      displacement: bars(26),
    },
    outputs: {
      conversion: { degree: { price: 1 } },
      base: { degree: { price: 1 } },
      leadA: { degree: { price: 1 } },
      leadB: { degree: { price: 1 } },
      spanA: { degree: { price: 1 } },
      spanB: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ conversionPeriod, basePeriod, spanPeriod, displacement }) =>
      Math.max(conversionPeriod, basePeriod, spanPeriod) + displacement - 1,
    memory: ({ conversionPeriod, basePeriod, spanPeriod, displacement }) =>
      Math.max(conversionPeriod, basePeriod, spanPeriod) + displacement - 1,
  };

  constructor(parameters?: Given<IchimokuParameters>) {
    super(Ichimoku.kind, parameters, ichimokuInit);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const conversion = midRangeStep(state.conversion, high, low, out, at, keep);
    const base = midRangeStep(state.base, high, low, out, at, keep);
    const leadA = (conversion + base) / 2;
    const leadB = midRangeStep(state.span, high, low, out, at, keep);
    out[at] = conversion;
    out[at + 1] = base;
    out[at + 2] = leadA;
    out[at + 3] = leadB;
    out[at + 4] = displacedStep(state.leadsA, leadA, keep);
    out[at + 5] = displacedStep(state.leadsB, leadB, keep);
  }

  protected override record(row: Float64Array): IchimokuValue {
    return {
      conversion: row[0]!,
      base: row[1]!,
      leadA: row[2]!,
      leadB: row[3]!,
      spanA: row[4]!,
      spanB: row[5]!,
    };
  }
}
