import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import { bars, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { ratio } from '../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../statistics/window-sum.js';
import { moneyFlow } from './money-flow.js';

export interface CmfParameters {
  /** Bars in the window. */
  readonly period: number;
}

export type CmfState = { flow: WindowSumState; volume: WindowSumState };

export function cmfInit({ period }: CmfParameters): CmfState {
  return { flow: windowSumInit(period), volume: windowSumInit(period) };
}

export function cmfStep(state: CmfState, flow: number, volume: number, keep: boolean): number {
  const flows = windowSumStep(state.flow, flow, keep);
  const total = windowSumStep(state.volume, volume, keep);
  return ratio(flows, total);
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
 * const bar = (high, low, close, volume) => ({ time: 0, open: low, high, low, close, volume });
 * const cmf = new Cmf(2);
 * [bar(12, 8, 12, 5), bar(12, 8, 9, 5)].map((b) => cmf.update(b)); // [NaN, 0.25]
 */
export class Cmf extends Streaming<Bar, number, CmfParameters, CmfState> {
  static readonly kind: Kind<'cmf', CmfParameters> = {
    name: 'cmf',
    version: 1,
    title: 'Chaikin money flow',
    aliases: ['chaikinMoneyFlow'],
    reads: 'bar',
    parameters: { period: bars(20) },
    outputs: { value: { degree: {}, range: [-1, 1], guides: [0] } },
    pane: 'own',
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<CmfParameters>) {
    super(Cmf.kind, parameters, cmfInit);
  }

  update(bar: Bar): number {
    return this.#through(bar, true);
  }

  peek(bar: Bar): number {
    return this.#through(bar, false);
  }

  process(
    columns: Columns,
    output: Float64Array = new Float64Array(columns.close.length),
  ): Float64Array {
    const { io } = this;
    for (let i = 0; i < columns.close.length; i++) {
      loadBarAt(columns, i, io);
      this.transfer(io, 0, 6, true);
      output[i] = io[6]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    const volume = row[from + barColumn.volume]!;
    row[to] = Number.NaN;
    if (!areAdmissible(high, low, close) || !isAdmissible(volume)) return;
    const value = cmfStep(this.state, moneyFlow(high, low, close, volume), volume, keep);
    row[to] = value;
    if (!keep) return;
    this.absorbed += 1;
    this.outputs[0] = value;
  }

  #through(bar: Bar, keep: boolean): number {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return io[6]!;
  }
}
