import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible } from '../core/operator.js';
import { bars, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { keepOutputs, refuse } from '../core/transfer.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../statistics/window-sum.js';
import { type TrueRangeState, trueRangeInit, trueRangeStep } from './true-range.js';

export interface VortexParameters {
  /** Bars in the window. */
  readonly period: number;
}

export interface VortexValue {
  readonly plus: number;
  readonly minus: number;
}

export type VortexColumns = { readonly [Field in keyof VortexValue]: Float64Array };

/** `high` and `low` are those of the bar before; NaN until there is one. */
export type VortexState = {
  high: number;
  low: number;
  range: TrueRangeState;
  plus: WindowSumState;
  minus: WindowSumState;
  ranges: WindowSumState;
};

export const vortexInit = ({ period }: VortexParameters): VortexState => ({
  high: Number.NaN,
  low: Number.NaN,
  range: trueRangeInit(),
  plus: windowSumInit(period),
  minus: windowSumInit(period),
  ranges: windowSumInit(period),
});

export function vortexStep(
  state: VortexState,
  high: number,
  low: number,
  close: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const range = trueRangeStep(state.range, high, low, close, 'skip', keep);
  const ranges = windowSumStep(state.ranges, range, keep);
  const plus = windowSumStep(state.plus, Math.abs(high - state.low), keep);
  const minus = windowSumStep(state.minus, Math.abs(low - state.high), keep);
  out[at] = ranges > 0 ? plus / ranges : Number.NaN;
  out[at + 1] = ranges > 0 ? minus / ranges : Number.NaN;
  if (keep) {
    state.high = high;
    state.low = low;
  }
}

/**
 * Vortex indicator: how far the highs rose from the lows before, and the lows fell from the highs.
 *
 *   plus = Σ|high − low₋₁| / ΣTR,  minus = Σ|low − high₋₁| / ΣTR
 *
 * @param period  movements in the window; integer ≥ 1. Usual: 14.
 * @input   bar: high, low, close; degree 0
 * @output  `{ plus, minus }`, ≥ 0, about 1
 * @warmUp  period + 1: the first bar only anchors
 * @undefined while the window has no range
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 3·period numbers
 * @source  E. Botes & D. Siepman, The vortex indicator, TASC (January 2010)
 * @example
 * const bar = (high, low, close) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const vortex = new Vortex(1);
 * vortex.update(bar(12, 10, 11)).plus; // NaN
 * vortex.update(bar(14, 10, 13)); // { plus: 1, minus: 0.5 }
 */
export class Vortex extends Streaming<Bar, VortexValue, VortexParameters, VortexState> {
  static readonly kind: Kind<'vortex', VortexParameters> = {
    name: 'vortex',
    version: 1,
    title: 'Vortex indicator',
    aliases: ['vi', 'vortexIndicator'],
    reads: 'bar',
    parameters: { period: bars(14) },
    outputs: {
      plus: { degree: {}, guides: [1] },
      minus: { degree: {}, guides: [1] },
    },
    pane: 'own',
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<VortexParameters>) {
    super(Vortex.kind, parameters, vortexInit);
  }

  update(bar: Bar): VortexValue {
    return this.#through(bar, true);
  }

  peek(bar: Bar): VortexValue {
    return this.#through(bar, false);
  }

  process(
    columns: Columns,
    output: VortexColumns = vortexColumns(columns.close.length),
  ): VortexColumns {
    const { io } = this;
    for (let i = 0; i < columns.close.length; i++) {
      loadBarAt(columns, i, io);
      this.transfer(io, 0, 6, true);
      output.plus[i] = io[6]!;
      output.minus[i] = io[7]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    if (!areAdmissible(high, low, close)) {
      refuse(row, to, 2);
      return;
    }
    vortexStep(this.state, high, low, close, row, to, keep);
    if (!keep) return;
    this.absorbed += 1;
    keepOutputs(row, to, this.outputs);
  }

  #through(bar: Bar, keep: boolean): VortexValue {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return { plus: io[6]!, minus: io[7]! };
  }
}

export function vortexColumns(length: number): VortexColumns {
  return {
    plus: new Float64Array(length),
    minus: new Float64Array(length),
  };
}
