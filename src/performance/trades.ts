import { requireRecord } from '../core/arguments.js';
import { requireList } from '../core/lists.js';
import { finite } from './spread.js';

/** A position from its opening to its close, as the account tells it. */
export interface ClosedTrade {
  /** What was earned after all fees, in the account's currency. */
  readonly profit: number;
  /** Bars between the opening and the close. */
  readonly bars: number;
  /** The worst and the best unrealised profit on the way, in the account's currency, if known. */
  readonly worstProfit?: number;
  readonly bestProfit?: number;
}

export interface TradeSummary {
  readonly count: number;
  /** Share of trades that earned something, 0 … 1. */
  readonly winRatio: number;
  /** Sum of profits over sum of losses. */
  readonly profitFactor: number;
  /** Mean profit of a trade. */
  readonly expectancy: number;
  /** Mean of the profits, and mean of the losses as a positive number. */
  readonly meanWin: number;
  readonly meanLoss: number;
  /** System quality number: √n · mean profit / standard deviation of profits (n − 1). */
  readonly systemQuality: number;
  readonly meanBars: number;
  /** Most wins, and most losses, one after the other. */
  readonly longestWins: number;
  readonly longestLosses: number;
  /** Mean of the worst (best) unrealised profits, over the trades that tell them. */
  readonly meanWorst: number;
  readonly meanBest: number;
}

/** Profits that differ by less than this share of the largest are equal. */
const ROUNDING = 1e-12;

/**
 * What a list of closed trades amounts to. A trade that earned exactly nothing is neither a win nor
 * a loss, and ends both kinds of streak.
 *
 * @undefined NaN where there is nothing to divide by: no trades, no losses, equal profits
 * @cost    O(n)
 * @example
 * const summary = tradeSummary([{ profit: 30, bars: 2 }, { profit: -10, bars: 1 }]);
 * [summary.winRatio, summary.profitFactor, summary.expectancy]; // [0.5, 3, 10]
 */
export function tradeSummary(trades: readonly ClosedTrade[]): TradeSummary {
  requireList('trades', trades);
  trades.forEach((trade, i) => void requireRecord(`trades[${i}]`, trade));
  const profits = trades.map(({ profit }) => profit);
  const wins = profits.filter((profit) => profit > 0);
  const losses = profits.filter((profit) => profit < 0).map((profit) => -profit);
  const expectancy = mean(profits);
  const squares = profits.map((profit) => (profit - expectancy) * (profit - expectancy));
  const largest = profits.reduce((most, profit) => Math.max(most, Math.abs(profit)), 0);
  const stdDev = Math.sqrt(sum(squares) / (trades.length - 1));
  return {
    count: trades.length,
    winRatio: wins.length / trades.length,
    profitFactor: ratio(sum(wins), sum(losses)),
    expectancy,
    meanWin: mean(wins),
    meanLoss: mean(losses),
    systemQuality:
      stdDev > ROUNDING * largest ? (Math.sqrt(trades.length) * expectancy) / stdDev : Number.NaN,
    meanBars: mean(trades.map(({ bars }) => bars)),
    longestWins: longestRun(profits, (profit) => profit > 0),
    longestLosses: longestRun(profits, (profit) => profit < 0),
    meanWorst: mean(trades.flatMap(({ worstProfit }) => worstProfit ?? [])),
    meanBest: mean(trades.flatMap(({ bestProfit }) => bestProfit ?? [])),
  };
}

function longestRun(profits: readonly number[], counts: (profit: number) => boolean): number {
  let run = 0;
  let longest = 0;
  for (const profit of profits) {
    run = counts(profit) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return finite(sum(values) / values.length);
}

function ratio(value: number, divisor: number): number {
  return divisor > 0 ? finite(value / divisor) : Number.NaN;
}
