import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { misfit } from '../../core/state.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type ExponentialMeanDesign, wilderDesign } from '../../statistics/exponential-mean.js';
import { ratio } from '../../statistics/ratio.js';
import {
  type SortedWindowState,
  sortedWindowInit,
  sortedWindowRevive,
} from '../../statistics/sorted-window.js';
import { percentRankStep } from '../statistics/percent-rank.js';
import { type RsiState, rsiInit, rsiStep } from './rsi.js';

export interface ConnorsRsiParameters {
  /** Of the RSI of the price. */
  readonly rsiPeriod: number;
  /** Of the RSI of the streak. */
  readonly streakPeriod: number;
  /** Earlier returns that the last is ranked among. */
  readonly rankPeriod: number;
  /** What a bar without a change does to the streak. */
  readonly unchanged: 'ends' | 'passes';
  /** Which earlier returns count as below the last. */
  readonly ties: 'above' | 'below';
}

/** How the two RSIs weigh their inputs: of the price and of the streak. */
export type ConnorsRsiDesign = readonly ExponentialMeanDesign[];

export function connorsRsiDesign(parameters: ConnorsRsiParameters): ConnorsRsiDesign {
  return [wilderDesign(parameters.rsiPeriod), wilderDesign(parameters.streakPeriod)];
}

/** `last` is NaN until there is an input; `run` is the signed length of the streak. */
export type ConnorsRsiState = {
  last: number;
  run: number;
  /** Of the price and of the streak. */
  rsis: readonly RsiState[];
  returns: SortedWindowState;
};

export function connorsRsiInit({ rankPeriod }: ConnorsRsiParameters): ConnorsRsiState {
  return {
    last: Number.NaN,
    run: 0,
    rsis: [rsiInit(), rsiInit()],
    returns: sortedWindowInit(rankPeriod),
  };
}

/** The streak grows, turns, or ends in a bar without a change, unless that passes over it; the first bar has none. */
function runAfter(run: number, change: number, passes: boolean): number {
  if (change > 0) return Math.max(run, 0) + 1;
  if (change < 0) return Math.min(run, 0) - 1;
  return passes && change === 0 ? run : 0;
}

/**
 * Connors RSI: how stretched a short move is, by its strength, its length and its size.
 *
 *   ConnorsRSI = (RSI(x) + RSI(streak) + percentRank(return)) / 3
 *
 * The streak is the signed number of changes in a row that went one way, 0 in the first bar.
 *
 * @param rsiPeriod     integer ≥ 1. Usual: 3.
 * @param streakPeriod  integer ≥ 1. Usual: 2.
 * @param rankPeriod    earlier returns; integer ≥ 1. Usual: 100.
 * @param unchanged     a bar without a change 'ends' the streak, which is 0 there (default; TTR,
 *                      TradingView), or 'passes' and leaves it as it was (LEAN)
 * @param ties          returns equal to the last count as 'above' it (default; TTR) or as 'below'
 *                      (TradingView's `percentrank`)
 * @input   any number; degree 0
 * @output  0 … 100
 * @warmUp  max(rsiPeriod + 1, streakPeriod + 1, rankPeriod + 2)
 * @undefined while either RSI is, or where the return is from 0 or below
 * @throws {ConfigError} if a period is not an integer ≥ 1
 * @cost    O(log rankPeriod) to rank, and to move what stands between leaving and entering;
 *          2·rankPeriod numbers
 * @source  L. Connors, C. Alvarez, An Introduction to ConnorsRSI (2012)
 * @example
 * const connors = new ConnorsRsi({ rsiPeriod: 1, streakPeriod: 1, rankPeriod: 1 });
 * [10, 11, 13, 12].map((x) => connors.update(x)); // [NaN, NaN, 100, 0]
 */
export class ConnorsRsi extends ValueOperator<number, ConnorsRsiParameters, ConnorsRsiState> {
  static readonly kind: Kind<'connorsRsi', ConnorsRsiParameters> = {
    name: 'connorsRsi',
    version: 1,
    title: 'Connors RSI',
    aliases: ['crsi', 'connors'],
    reads: 'value',
    parameters: {
      rsiPeriod: bars(3),
      streakPeriod: bars(2),
      rankPeriod: bars(100),
      unchanged: oneOf('ends', 'passes'),
      ties: oneOf('above', 'below'),
    },
    outputs: { value: { degree: {}, range: [0, 100], guides: [10, 90] } },
    pane: 'own',
    invariants: { __proto__: null, 'rsis.*.gain': notNegative, 'rsis.*.loss': notNegative },
    warmUp: ({ rsiPeriod, streakPeriod, rankPeriod }) =>
      Math.max(rsiPeriod + 1, streakPeriod + 1, rankPeriod + 2),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ rsiPeriod, streakPeriod, rankPeriod }) =>
      Math.max(16 * rsiPeriod, 16 * streakPeriod, rankPeriod) + 2,
    lateStart: 'a return from 0 or below is undefined and not absorbed',
  };

  readonly #design: ConnorsRsiDesign;

  constructor(parameters?: Given<ConnorsRsiParameters>) {
    super(ConnorsRsi.kind, parameters, connorsRsiInit);
    this.#design = connorsRsiDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    const change = x - state.last;
    const { unchanged, ties } = this.parameters;
    const run = runAfter(state.run, change, unchanged === 'passes');
    const returned = state.last > 0 ? ratio(change, state.last) : Number.NaN;
    percentRankStep(state.returns, returned, ties, out, at, keep);
    let sum = out[at]!;
    for (let i = 0; i < 2; i++) {
      rsiStep(state.rsis[i]!, i === 0 ? x : run, design[i]!, out, at, keep);
      sum += out[at]!;
    }
    if (keep) {
      state.last = x;
      state.run = run;
    }
    out[at] = sum / 3;
  }

  protected override revive(state: ConnorsRsiState, _: Float64Array, count: number): void {
    const { run, rsis } = state;
    const isRun = run % 1 === 0 && Math.abs(run) < Math.max(1, count);
    const isHeard = count === 0 || rsis[1]!.last === run;
    if (!isRun || !isHeard) throw misfit('state.kernel.run', `is no streak in ${count} inputs`);
    sortedWindowRevive(state.returns);
  }
}
