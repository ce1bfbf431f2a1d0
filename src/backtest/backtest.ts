import type { AccountEvent } from '../account/account-event.js';
import type { AccountUpdate } from '../account/account-update.js';
import type { SymbolBar } from '../bars/bar.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { fitState, misfit, requireStateRecord, type Snapshot, type State } from '../core/state.js';
import { settle } from '../pipeline/follow.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { PipelineResult } from '../pipeline/result.js';
import type { Decision } from '../risk/decision.js';
import type { PaperBroker } from '../simulation/paper-broker.js';
import { type BacktestOptions, backtestOptions } from './backtest-options.js';
import type { BacktestStep } from './backtest-step.js';
import { BelievedBars } from './believed-bars.js';
import { detachedBars, timeOf } from './detached-bars.js';
import { holdingsOf } from './holdings.js';
import { orderPlan } from './order-plan.js';
import { Trading } from './trading.js';

const nothing: readonly never[] = Object.freeze([]);

const decisionsIn = ({ decisions }: PipelineResult): readonly Decision[] => decisions;

/** Rises when the same bars give other state; version 2 liquidated otherwise, and wrote the same. */
const version = 3;

/**
 * A pipeline and a broker made of bars, one end time after another: the orders of the ends before
 * meet the bars, as far as the pipeline's validator believes them, the account is valued, the pipeline hears the fills, its equity and then the bars, and
 * what it decides becomes orders for the bars to come. Nothing else passes between them, so a service that
 * sends the same decisions to a real broker differs only in who made the fills.
 *
 * @throws {ConfigError} if an option is unknown; never because of a bar
 * @cost    that of the pipeline and the broker
 */
export class Backtest {
  readonly id: string;
  readonly #pipeline: Pipeline;
  readonly #broker: PaperBroker;
  readonly #trading: Trading;
  readonly #believed: BelievedBars;
  readonly #warmUpEnds: number;
  #endCount = 0;

  constructor(options: BacktestOptions) {
    const { pipeline, broker, orders, warmUpEnds } = backtestOptions(options);
    const plan = orderPlan(orders);
    this.#pipeline = pipeline;
    this.#broker = broker;
    this.#trading = new Trading(pipeline, broker, plan);
    this.#believed = new BelievedBars(pipeline);
    this.#warmUpEnds = warmUpEnds;
    this.id = `backtest(${pipeline.id}; ${broker.id}; ${JSON.stringify(plan)},${warmUpEnds})`;
  }

  /** Take in the bars that begin at one time, one a symbol. */
  update(given: readonly SymbolBar[]): BacktestStep {
    const bars = detachedBars(given);
    this.#endCount += 1;
    const isWarmUp = this.#endCount <= this.#warmUpEnds;
    const believed = this.#believed.of(bars);
    const { equity, events, trades } = this.#trading.meet(believed);
    const holdings = holdingsOf(this.#broker.account, events);
    const { found, decisions } = this.#decided(bars, isWarmUp);
    this.#believed.settle();
    this.#trading.order(decisions);
    this.#trading.closeOld();
    const time = timeOf(bars);
    return { time, equity, holdings, events, trades, decisions, found, believed, isWarmUp };
  }

  /**
   * What happens to the account between bars, at `time`: a dividend, a split, financing, a rate, a
   * transfer. The pipeline hears of splits and rates, and of its equity with the next bars.
   */
  act(event: AccountEvent, time: number): AccountUpdate {
    return this.#trading.act(event, time);
  }

  #decided(
    bars: readonly SymbolBar[],
    isWarmUp: boolean,
  ): Pick<BacktestStep, 'found' | 'decisions'> {
    const pipeline = this.#pipeline;
    if (isWarmUp) {
      pipeline.warm(bars);
      return { found: nothing, decisions: settle(pipeline) };
    }
    const found = bars.map((bar) => pipeline.update(bar));
    const own = found.length === 1 ? found[0]!.decisions : found.flatMap(decisionsIn);
    const due = settle(pipeline);
    return { found, decisions: due.length === 0 ? own : [...own, ...due] };
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, version, {
      endCount: this.#endCount,
      believed: this.#believed.snapshot(),
      pipeline: this.#pipeline.snapshot() as State,
      broker: this.#broker.snapshot() as State,
    });
  }

  /** Continue from a snapshot of an equal: pipeline and broker go back with it. */
  restore(snapshot: Snapshot): void {
    const state = requireStateRecord(admitSnapshot(snapshot, this.id, version, 2), 'state');
    const { pipeline, broker, believed, ...rest } = state;
    const { endCount } = fitState({ endCount: 0 }, rest, 'state');
    if (!Number.isSafeInteger(endCount) || endCount < 0)
      throw misfit('state.endCount', 'is no count');
    const before = { broker: this.#broker.snapshot(), believed: this.#believed.snapshot() };
    try {
      this.#broker.restore(broker as Snapshot);
      this.#believed.restore(believed, 'state.believed');
      this.#pipeline.restore(pipeline as Snapshot);
    } catch (error) {
      this.#broker.restore(before.broker);
      this.#believed.restore(before.believed, '');
      throw error;
    }
    this.#endCount = endCount;
  }
}
