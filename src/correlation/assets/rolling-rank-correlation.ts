import type { Kind } from '../../core/kind.js';
import { PairOperator } from '../../core/pair-operator.js';
import type { Given } from '../../core/parameters.js';
import {
  rankAmongEquals,
  rankOf,
  type SortedWindowState,
  sortedWindowFills,
  sortedWindowInit,
  sortedWindowPush,
  sortedWindowRevive,
} from '../../statistics/sorted-window.js';
import { correlationOfRanks } from './rank-correlation.js';

export interface RollingRankCorrelationParameters {
  /** Pairs in the window. */
  readonly period: number;
}

export type RollingRankCorrelationState = { x: SortedWindowState; y: SortedWindowState };

/**
 * Spearman's rank correlation of the last `period` pairs: how far two series rise together,
 * whatever the shape of the relation.
 *
 *   ρ = correlation of ranks, equal values sharing the mean of theirs
 *
 * @param period  pairs in the window; integer 2 … 1000. Usual: 20.
 * @input   [x, y], any numbers; degree 0, and the same for any rising function of either
 * @output  −1 … 1
 * @warmUp  period
 * @undefined while all of one side are equal
 * @throws {ConfigError} if `period` is out of bounds
 * @cost    O(period·log period): two ranks are looked up for each pair; 4·period numbers
 * @source  C. Spearman, The proof and measurement of association between two things (1904)
 * @example
 * const rolling = new RollingRankCorrelation(3);
 * [[1, 1], [2, 8], [3, 27], [4, 5]].map(([x, y]) => rolling.update([x, y])); // [NaN, NaN, 1, -0.5]
 */
export class RollingRankCorrelation extends PairOperator<
  number,
  RollingRankCorrelationParameters,
  RollingRankCorrelationState
> {
  static readonly kind: Kind<'rollingRankCorrelation', RollingRankCorrelationParameters> = {
    name: 'rollingRankCorrelation',
    version: 1,
    title: 'Rolling rank correlation',
    aliases: ['rollingSpearman'],
    reads: 'pair',
    parameters: { period: { type: 'integer', min: 2, max: 1000, default: 20 } },
    outputs: { value: { degree: {}, range: [-1, 1], guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<RollingRankCorrelationParameters>) {
    super(RollingRankCorrelation.kind, parameters, ({ period }) => ({
      x: sortedWindowInit(period),
      y: sortedWindowInit(period),
    }));
  }

  protected step(x: number, y: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    out[at] = sortedWindowFills(state.x) ? rollingRanks(state, x + 0, y + 0) : Number.NaN;
    if (!keep) return;
    sortedWindowPush(state.x, x);
    sortedWindowPush(state.y, y);
  }

  protected override revive({ x, y }: RollingRankCorrelationState): void {
    sortedWindowRevive(x);
    sortedWindowRevive(y);
  }
}

/** Of the windows once the oldest pair has left and `x` and `y` are in. */
function rollingRanks(state: RollingRankCorrelationState, x: number, y: number): number {
  const { ring: xs, slot } = state.x;
  const { ring: ys } = state.y;
  let [between, own, other] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    const isNew = i === slot;
    const ofX = rankAfter(state.x, x, isNew ? x : xs[i]!);
    const ofY = rankAfter(state.y, y, isNew ? y : ys[i]!);
    between += ofX * ofY;
    own += ofX * ofX;
    other += ofY * ofY;
  }
  return correlationOfRanks(between, own, other);
}

/** Twice the rank of `value` less twice the mean rank, an integer, once `entering` is in. */
function rankAfter(window: SortedWindowState, entering: number, value: number): number {
  const { sorted, ring, slot } = window;
  const leaving = ring[slot]!;
  const below = rankOf(sorted, value) - Number(leaving < value) + Number(entering < value);
  const upTo =
    rankAmongEquals(sorted, value) - Number(leaving <= value) + Number(entering <= value);
  return below + upTo - sorted.length;
}
