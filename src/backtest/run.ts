import type { AccountTrade } from '../account/account-trade.js';
import type { SymbolBar } from '../bars/bar.js';
import { requireRecord } from '../core/arguments.js';
import type { BookEvent, BookFill } from '../simulation/book-event.js';
import { ActionSchedule, type TimedAction } from './action-schedule.js';
import { Backtest } from './backtest.js';
import type { BacktestOptions } from './backtest-options.js';
import type { BacktestStep } from './backtest-step.js';
import { type Holdings, type HoldingsCurve, holdingsCurve } from './holdings.js';
import { togetherByTime } from './together.js';

export interface BacktestRunOptions extends BacktestOptions {
  /** In the order of time; those of one time together, one a symbol. */
  readonly bars: Iterable<SymbolBar>;
  /** Dividends, splits, financing, rates, transfers; each before the first bars that begin then or later. */
  readonly actions?: Iterable<TimedAction>;
  /** Hears how many ends are done, every 1,000. */
  readonly onProgress?: (ends: number) => void;
}

/** What a backtest led to; ends of the warm-up are left out. */
export interface BacktestResult {
  /** Equity at the close of each end, and the open times of the bars. */
  readonly equity: Float64Array;
  readonly times: Float64Array;
  /** What was held at the close of each end and traded in it: with `equity`, for `exposureSummary`. */
  readonly holdings: HoldingsCurve;
  readonly trades: readonly AccountTrade[];
  readonly fills: readonly BookFill[];
  /** Orders that were rejected or expired, and bars that were none. */
  readonly events: readonly BookEvent[];
  /** Share of the fills that another path through their bar would have made otherwise. */
  readonly ambiguousRatio: number;
  /** The last equity, had every ambiguous exit gone the worse way, and the better. */
  readonly band: { readonly worst: number; readonly best: number };
  /** The same at each end. */
  readonly bandCurve: { readonly worst: Float64Array; readonly best: Float64Array };
}

/** End after end of a backtest, as it goes: `for (const step of backtestSteps(options))`. */
export function* backtestSteps(options: BacktestRunOptions): Generator<BacktestStep, void> {
  const given = requireRecord('options', options) as unknown as BacktestRunOptions;
  const { bars, onProgress, actions = [], ...rest } = given;
  const backtest = new Backtest(rest);
  const schedule = new ActionSchedule(actions);
  let ends = 0;
  for (const together of togetherByTime(bars)) {
    for (const { time, event } of schedule.until(together[0]?.time)) backtest.act(event, time);
    yield backtest.update(together);
    ends += 1;
    if (ends % PROGRESS_ENDS === 0) onProgress?.(ends);
  }
}

const PROGRESS_ENDS = 1_000;

/**
 * A pipeline's decisions, traded over history by a broker made of bars.
 *
 * @throws {ConfigError} if an option is unknown, or an action has no time
 * @example
 * const pipeline = new Pipeline({ base: '1m' });
 * const broker = new PaperBroker({ account: { cash: 10_000 } });
 * const bars = minuteBars.map((bar) => ({ ...bar, symbol: 'X' }));
 * const result = backtest({ pipeline, broker, bars, warmUpEnds: 100 });
 * [result.equity.length, result.equity.at(-1) === broker.account.equity]; // [300, true]
 */
export function backtest(options: BacktestRunOptions): BacktestResult {
  const equity: number[] = [];
  const times: number[] = [];
  const holdings: Holdings[] = [];
  const trades: AccountTrade[] = [];
  const fills: BookFill[] = [];
  const events: BookEvent[] = [];
  const worst: number[] = [];
  const best: number[] = [];
  for (const step of backtestSteps(options)) {
    if (step.isWarmUp) continue;
    equity.push(step.equity);
    times.push(step.time);
    holdings.push(step.holdings);
    const { band } = options.broker;
    worst.push(band.worst);
    best.push(band.best);
    trades.push(...step.trades);
    for (const event of step.events) {
      if (event.type === 'fill') fills.push(event.fill);
      else events.push(event);
    }
  }
  const ambiguousCount = fills.filter(({ ambiguous }) => ambiguous).length;
  return {
    equity: Float64Array.from(equity),
    times: Float64Array.from(times),
    holdings: holdingsCurve(holdings),
    trades,
    fills,
    events,
    ambiguousRatio: fills.length === 0 ? 0 : ambiguousCount / fills.length,
    band: options.broker.band,
    bandCurve: { worst: Float64Array.from(worst), best: Float64Array.from(best) },
  };
}
