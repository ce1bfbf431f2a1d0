import type { SymbolBar } from '../bars/bar.js';
import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { type SelectionEvidence, selectionEvidence } from '../performance/selection.js';
import type { PipelineExtensions } from '../pipeline/extensions.js';
import { ActionSchedule, type TimedAction } from './action-schedule.js';
import { detachedBars, timeOf } from './detached-bars.js';
import { gridOf, type SweptOptions, type SweptParameters } from './grid.js';
import { runsOf } from './sweep-groups.js';
import type { End, SweptConfiguration } from './swept-run.js';
import { inBlocks, togetherByTime } from './together.js';

export interface SweepOptions extends SweptOptions {
  /** In the order of time; those of one time together, one a symbol. */
  readonly bars: Iterable<SymbolBar>;
  /** Every combination is tried; see `SweptParameters`. */
  readonly parameters: SweptParameters;
  /** Code of your own that pipelines are handed. */
  readonly own?: PipelineExtensions;
  /** Ends at the beginning that are learned from and not traded; default 0. */
  readonly warmUpEnds?: number;
  /** Parts of the time for the probability of overfitting; even, 2 to 16, default 10. */
  readonly blocks?: number;
  /** As in a `backtest`. */
  readonly actions?: Iterable<TimedAction>;
  /** Hears how many ends are done, every 1,000. */
  readonly onProgress?: (ends: number) => void;
}

export interface SweepResult {
  /** Open times of the bars of each end. */
  readonly times: Float64Array;
  readonly configurations: readonly SweptConfiguration[];
  /** What the best of them is worth, once it is known that it is the best of so many. */
  readonly evidence: SelectionEvidence;
}

/**
 * Many configurations over one replay. Those that differ only in risk, equity, limits over all
 * symbols, orders or broker share everything up to the decision: one of them reads the bars, the
 * others follow it. Those that differ in strategies, correlation, regimes or fusion share what is found
 * of the bars before: validation, longer bars, rows with the indicators of all. The result never comes without the deflated Sharpe ratio of the best and the
 * probability of overfitting; `walkForward` takes the `returns`.
 *
 * Each configuration comes to what `backtest` of it alone comes to, bit for bit.
 *
 * @throws {ConfigError} if an option or a path is unknown or out of its bounds
 * @cost    that of reading the bars for each set of features, of strategies and correlator for each
 *   set of these, and of the decision, the book and the account for every configuration
 * @example
 * const result = sweep({
 *   pipeline: { base: '1m', risk: { minConfidence: 0, minCoverage: 0 } },
 *   bars: minuteBars.map((bar) => ({ ...bar, symbol: 'X' })),
 *   parameters: { 'pipeline.risk.riskRatio': [0.005, 0.01], 'orders.targetMultiple': [1, 2] },
 * });
 * result.configurations.length; // 4
 * result.configurations[3]?.parameters['orders.targetMultiple']; // 2
 * result.evidence.trials; // 4
 */
export function sweep(options: SweepOptions): SweepResult {
  requireKnownKeys('', requireRecord('options', options), [
    ...['bars', 'parameters', 'own', 'warmUpEnds', 'blocks', 'actions', 'onProgress'],
    ...['pipeline', 'broker', 'orders'],
  ]);
  const { bars, parameters, own = {}, warmUpEnds = 0, blocks, actions = [], onProgress } = options;
  const schedule = new ActionSchedule(actions);
  const { runs, parties } = runsOf(gridOf(options, parameters), own, warmUpEnds);
  const times: number[] = [];
  let ends = 0;
  for (const block of inBlocks(endsOf(bars, schedule, warmUpEnds), BLOCK_ENDS)) {
    for (const party of parties) party.advance(block);
    for (const { together, isWarmUp } of block) {
      ends += 1;
      if (!isWarmUp) times.push(timeOf(together));
      if (ends % PROGRESS_ENDS === 0) onProgress?.(ends);
    }
  }
  const configurations = runs.map((run) => run.outcome());
  const trials = configurations.map(({ returns }) => returns);
  const evidence = selectionEvidence(trials, blocks === undefined ? {} : { blocks });
  return { times: Float64Array.from(times), configurations, evidence };
}

const PROGRESS_ENDS = 1_000;

/** Ends that one run takes before the next has its turn: what a run remembers stays at hand. */
const BLOCK_ENDS = 200;

function* endsOf(
  bars: Iterable<SymbolBar>,
  schedule: ActionSchedule,
  warmUpEnds: number,
): Generator<End, void> {
  let ends = 0;
  for (const given of togetherByTime(bars)) {
    const together = detachedBars(given);
    ends += 1;
    yield {
      together,
      actions: schedule.until(given[0]?.time),
      isWarmUp: ends <= warmUpEnds,
    };
  }
}
