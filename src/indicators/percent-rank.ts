import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import {
  rankOf,
  type SortedWindowState,
  sortedWindowInit,
  sortedWindowPush,
  sortedWindowRevive,
} from '../statistics/sorted-window.js';

export interface PercentRankParameters {
  /** Earlier inputs compared with. */
  readonly period: number;
}

/** Share of the window before `x` that is below it, in percent; a NaN is passed on. */
export function percentRankStep(state: SortedWindowState, x: number, keep: boolean): number {
  if (Number.isNaN(x)) return Number.NaN;
  const { ring, slot, sorted } = state;
  const isFull = !Number.isNaN(ring[slot]);
  const rank = isFull ? (100 * rankOf(sorted, x)) / sorted.length : Number.NaN;
  if (keep) sortedWindowPush(state, x + 0);
  return rank;
}

/**
 * Percent rank: how many of the `period` inputs before this one were below it, in percent.
 *
 * Strictly below (Connors, TTR, pandas); TradingView's `ta.percentrank` counts the equal ones too.
 *
 * @param period  earlier inputs; integer ≥ 1. Usual: 100.
 * @input   any number; degree 0
 * @output  0 … 100
 * @warmUp  period + 1
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(log period) to rank, and to move what stands between leaving and entering; 2·period
 *          numbers
 * @source  L. Connors, C. Alvarez, An Introduction to ConnorsRSI (2012)
 * @example
 * const rank = new PercentRank(2);
 * [1, 3, 2, 4].map((x) => rank.update(x)); // [NaN, NaN, 50, 100]
 */
export class PercentRank extends Streaming<
  number,
  number,
  PercentRankParameters,
  SortedWindowState
> {
  static readonly kind: Kind<'percentRank', PercentRankParameters> = {
    name: 'percentRank',
    version: 1,
    title: 'Percent rank',
    aliases: ['percentileRank', 'rank'],
    reads: 'value',
    parameters: { period: bars(100) },
    outputs: { value: { degree: {}, range: [0, 100] } },
    pane: 'own',
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<PercentRankParameters>) {
    super(PercentRank.kind, parameters, ({ period }) => sortedWindowInit(period));
  }

  update(x: number): number {
    return this.#through(x, true);
  }

  peek(x: number): number {
    return this.#through(x, false);
  }

  process(
    input: Float64Array,
    output: Float64Array = new Float64Array(input.length),
  ): Float64Array {
    for (let i = 0; i < input.length; i++) output[i] = this.#through(input[i]!, true);
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    row[to] = this.#through(row[from]!, keep);
  }

  #through(x: number, keep: boolean): number {
    if (!isAdmissible(x)) return Number.NaN;
    const value = percentRankStep(this.state, x, keep);
    if (keep) {
      this.absorbed += 1;
      this.outputs[0] = value;
    }
    return value;
  }

  protected override revive(state: SortedWindowState): void {
    sortedWindowRevive(state);
  }
}
