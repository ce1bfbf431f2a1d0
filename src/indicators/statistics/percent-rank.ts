import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  rankAmongEquals,
  rankOf,
  type SortedWindowState,
  sortedWindowInit,
  sortedWindowPush,
  sortedWindowRevive,
} from '../../statistics/sorted-window.js';

export interface PercentRankParameters {
  /** Earlier inputs compared with. */
  readonly period: number;
  /** Whether equal inputs count as above or as below. */
  readonly ties: 'above' | 'below';
}

/** Write what share of the window before `x` is below it, in percent; a NaN is passed on. */
export function percentRankStep(
  state: SortedWindowState,
  x: number,
  ties: 'above' | 'below',
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  out[at] = Number.NaN;
  if (Number.isNaN(x)) return;
  const { ring, slot, sorted } = state;
  const isFull = !Number.isNaN(ring[slot]);
  const below = ties === 'above' ? rankOf(sorted, x) : rankAmongEquals(sorted, x);
  if (isFull) out[at] = (100 * below) / sorted.length;
  if (keep) sortedWindowPush(state, x + 0);
}

/**
 * Percent rank: how many of the `period` inputs before this one were below it, in percent.
 *
 * @param period  earlier inputs; integer ≥ 1. Usual: 100.
 * @param ties    inputs equal to the last count as 'above' it (default; Connors) or as 'below'
 *                (TradingView's `ta.percentrank`)
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
export class PercentRank extends ValueOperator<number, PercentRankParameters, SortedWindowState> {
  static readonly kind: Kind<'percentRank', PercentRankParameters> = {
    name: 'percentRank',
    version: 1,
    title: 'Percent rank',
    aliases: ['percentileRank', 'rank'],
    reads: 'value',
    parameters: { period: bars(100), ties: oneOf('above', 'below') },
    outputs: { value: { degree: {}, range: [0, 100] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<PercentRankParameters>) {
    super(PercentRank.kind, parameters, ({ period }) => sortedWindowInit(period));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    percentRankStep(this.state, x, this.parameters.ties, out, at, keep);
  }

  protected override revive(state: SortedWindowState): void {
    sortedWindowRevive(state);
  }
}
