import { requireInteger, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { edge } from './folds.js';
import { addTo, placeOfLargest, requireTrials, sharpeOf, type Trials } from './trials.js';

export interface OverfittingOptions {
  /** Parts of equal length, of which halves are put together in every way; even, 2 to 16, default 10. */
  readonly blocks?: number;
}

/**
 * Probability of backtest overfitting, by combinatorially symmetric cross-validation: how often the
 * configuration that is best in one half of the time is below the median of all in the other half,
 * over every way to put the halves together of blocks.
 *
 * @param trials  returns of each configuration, of the same periods; at least two
 * @output  0 … 1; without any skill about ½, or more where one half's gain is the other's loss
 * @undefined NaN where a block has less than two periods
 * @throws {ConfigError} if `blocks` is out of bounds, or the trials differ in length
 * @cost    O(periods · trials + C(blocks, blocks / 2) · blocks · trials)
 * @source  D. H. Bailey, J. Borwein, M. López de Prado, Q. J. Zhu, The probability of backtest
 *          overfitting, Journal of Computational Finance 20 (2017)
 * @example
 * const wave = (shift: number) => closes.slice(0, 100).map((_, i) => Math.sin(i * i + shift) / 100);
 * const better = wave(1).map((r) => r + 0.01);
 * probabilityOfOverfitting([wave(0), better, wave(2)]); // 0
 */
export function probabilityOfOverfitting(trials: Trials, options: OverfittingOptions = {}): number {
  const { blocks = 10 } = requireRecord('options', options) as OverfittingOptions;
  requireInteger('blocks', blocks, 2, 16);
  if (blocks % 2 !== 0) throw new ConfigError('blocks', 'even', blocks);
  const length = requireTrials(trials);
  if (trials.length < 2) throw new ConfigError('trials', 'at least two', trials.length);
  if (length < 2 * blocks) return Number.NaN;
  const sums = trials.map((returns) => blockSums(returns, blocks));
  const halves = halvesOf(blocks);
  const overfitted = halves.filter((inSample) => {
    const best = placeOfLargest(sums.map((its) => sharpeIn(its, inSample, true)));
    const outOfSample = sums.map((its) => sharpeIn(its, inSample, false));
    return shareBelow(outOfSample, best) <= 0.5;
  });
  return overfitted.length / halves.length;
}

type BlockSums = readonly {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}[];

function blockSums(returns: ArrayLike<number>, blocks: number): BlockSums {
  return Array.from({ length: blocks }, (_, i) => {
    const sums = { count: 0, sum: 0, squares: 0 };
    const { length } = returns;
    addTo(sums, returns, { from: edge(i, blocks, length), to: edge(i + 1, blocks, length) });
    return sums;
  });
}

/** Every choice of half of the blocks, as bits. */
function halvesOf(blocks: number): readonly number[] {
  const all = Array.from({ length: 1 << blocks }, (_, bits) => bits);
  return all.filter((bits) => bitsIn(bits) === blocks / 2);
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/** Sharpe ratio over the blocks that are chosen, or over the others. */
function sharpeIn(blocks: BlockSums, chosen: number, isIn: boolean): number {
  const sums = { count: 0, sum: 0, squares: 0 };
  for (let i = 0; i < blocks.length; i++) {
    if (((chosen >> i) & 1) === (isIn ? 0 : 1)) continue;
    const { count, sum, squares } = blocks[i]!;
    sums.count += count;
    sums.sum += sum;
    sums.squares += squares;
  }
  return sharpeOf(sums);
}

/** Relative rank, 0 … 1: half of equals count as below. */
function shareBelow(values: readonly number[], at: number): number {
  let below = 0;
  for (const value of values) {
    if (value < values[at]!) below += 1;
    else if (value === values[at]!) below += 0.5;
  }
  return below / values.length;
}
