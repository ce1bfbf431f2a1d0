import { HlcvOperator } from '../../bars/hlcv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { moneyFlow } from './money-flow.js';

export interface CmfParameters {
  /** Bars in the window. */
  readonly period: number;
}

export type CmfState = { flow: WindowSumState; volume: WindowSumState };

export function cmfInit({ period }: CmfParameters): CmfState {
  return { flow: windowSumInit(period), volume: windowSumInit(period) };
}

/**
 * Chaikin money flow: how near to their highs the bars closed, each by its volume.
 *
 *   CMF = Σ flow / Σ volume,  flow = volume · ((close − low) − (high − close)) / (high − low)
 *
 * @param period  bars in the window; integer ≥ 1. Usual: 20 or 21.
 * @input   bar: high, low, close, volume; degree 0
 * @output  −1 … 1
 * @warmUp  period
 * @undefined while the window has no volume
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  M. Chaikin; S. Achelis, Technical Analysis from A to Z (1995)
 * @example
 * const bar = (high: number, low: number, close: number, volume: number) => ({ time: 0, open: low, high, low, close, volume });
 * const cmf = new Cmf(2);
 * [bar(12, 8, 12, 5), bar(12, 8, 9, 5)].map((b) => cmf.update(b)); // [NaN, 0.25]
 */
export class Cmf extends HlcvOperator<number, CmfParameters, CmfState> {
  static readonly kind: Kind<'cmf', CmfParameters> = {
    name: 'cmf',
    version: 1,
    title: 'Chaikin money flow',
    aliases: ['chaikinMoneyFlow'],
    reads: 'bar',
    parameters: { period: bars(20) },
    outputs: { value: { degree: {}, range: [-1, 1], guides: [0] } },
    pane: 'own',
    invariants: {
      __proto__: null,
      volume: notNegative,
      flow: { of: 'volume', ratio: 1, signed: true },
    },
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<CmfParameters>) {
    super(Cmf.kind, parameters, cmfInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const flow = moneyFlow(high, low, close, volume);
    const flows = windowSumStep(state.flow, flow, keep);
    const total = windowSumStep(state.volume, volume, keep);
    out[at] = ratio(flows, total);
  }
}
