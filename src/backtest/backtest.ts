import { type AccountEvent, readEvent } from '../account/account-event.js';
import type { AccountUpdate } from '../account/account-update.js';
import type { SymbolBar } from '../bars/bar.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { fitState, misfit, requireStateRecord, type Snapshot, type State } from '../core/state.js';
import { splitPosition } from '../pipeline/account-news.js';
import { follow, settle } from '../pipeline/follow.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { PipelineResult } from '../pipeline/result.js';
import type { Decision } from '../risk/decision.js';
import type { BookEvent } from '../simulation/book-event.js';
import type { PaperBroker } from '../simulation/paper-broker.js';
import { type BacktestOptions, backtestOptions } from './backtest-options.js';
import type { BacktestStep } from './backtest-step.js';
import { detachedBars, timeOf } from './detached-bars.js';
import { closing, type OrderPlan, orderPlan, ordersOf } from './order-plan.js';

const decisionsIn = ({ decisions }: PipelineResult): readonly Decision[] => decisions;

const nothingFound: readonly never[] = Object.freeze([]);

/**
 * A pipeline and a broker made of bars, one end time after another: the orders of the ends before
 * meet the bars, the account is valued, the pipeline hears the fills, its equity and then the bars, and
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
  readonly #plan: OrderPlan;
  readonly #warmUpEnds: number;
  #endCount = 0;

  constructor(options: BacktestOptions) {
    const { pipeline, broker, orders, warmUpEnds } = backtestOptions(options);
    this.#pipeline = pipeline;
    this.#broker = broker;
    this.#plan = orderPlan(orders);
    this.#warmUpEnds = warmUpEnds;
    this.id = `backtest(${pipeline.id}; ${broker.id}; ${JSON.stringify(this.#plan)},${warmUpEnds})`;
  }

  /** Take in the bars that begin at one time, one a symbol. */
  update(given: readonly SymbolBar[]): BacktestStep {
    const bars = detachedBars(given);
    const pipeline = this.#pipeline;
    if (this.#endCount >= this.#warmUpEnds) {
      return this.#step(bars, () => bars.map((bar) => pipeline.update(bar)));
    }
    return this.#step(bars, () => {
      pipeline.warm(bars);
      return nothingFound;
    });
  }

  /**
   * The same for a pipeline that follows another one: `found` is what the other said of the bars, in
   * order, nothing while it warms up; see `follow` of `barwave/pipeline`.
   */
  follow(bars: readonly SymbolBar[], found: readonly PipelineResult[]): BacktestStep {
    return this.#step(bars, () => found.map((result) => follow(this.#pipeline, result)));
  }

  /**
   * What happens to the account between bars, at `time`: a dividend, a split, financing, a rate, a
   * transfer. The pipeline hears of splits and rates, and of its equity with the next bars.
   */
  act(event: AccountEvent, time: number): AccountUpdate {
    const read = readEvent(event) ?? event; // each field once
    const update = this.#broker.act(read);
    if (update.disposition !== 'applied') return update;
    if (read.type === 'split') splitPosition(this.#pipeline, read.symbol, read.ratio);
    if (read.type === 'rate') this.#pipeline.setQuoteRate(read.symbol, read.rate, time);
    return update;
  }

  #step(bars: readonly SymbolBar[], find: () => readonly PipelineResult[]): BacktestStep {
    this.#endCount += 1;
    const isWarmUp = this.#endCount <= this.#warmUpEnds;
    const { events, trades, equity } = this.#broker.update(bars);
    for (const event of events) this.#tell(event);
    this.#pipeline.setEquity(equity);
    const found = find();
    const own = found.length === 1 ? found[0]!.decisions : found.flatMap(decisionsIn);
    const due = settle(this.#pipeline);
    const decisions = due.length === 0 ? own : [...own, ...due];
    for (const decision of decisions) this.#order(decision);
    this.#closeOld();
    const time = timeOf(bars);
    return { time, equity, events, trades, decisions, found, isWarmUp };
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, {
      endCount: this.#endCount,
      pipeline: this.#pipeline.snapshot() as State,
      broker: this.#broker.snapshot() as State,
    });
  }

  /** Continue from a snapshot of an equal: pipeline and broker go back with it. */
  restore(snapshot: Snapshot): void {
    const state = requireStateRecord(admitSnapshot(snapshot, this.id, 1), 'state');
    const { pipeline, broker, ...rest } = state;
    const { endCount } = fitState({ endCount: 0 }, rest, 'state');
    if (!Number.isSafeInteger(endCount) || endCount < 0)
      throw misfit('state.endCount', 'is no count');
    const before = this.#broker.snapshot();
    this.#broker.restore(broker as Snapshot);
    try {
      this.#pipeline.restore(pipeline as Snapshot);
    } catch (error) {
      this.#broker.restore(before);
      throw error;
    }
    this.#endCount = endCount;
  }

  /** Of a fill, or that there will be none. */
  #tell(event: BookEvent): void {
    if (event.type === 'fill') this.#pipeline.onFill(event.fill);
    else if (event.type === 'rejected' || event.type === 'expired') {
      this.#pipeline.onReject(event.orderId);
    }
  }

  #order(decision: Decision): void {
    const { symbol, supersedes } = decision;
    if (supersedes !== undefined) this.#broker.cancel(symbol, supersedes);
    if (decision.action === 'hold') return;
    const held = this.#broker.account.quantity(symbol);
    for (const order of ordersOf(this.#plan, decision, held)) this.#broker.submit(symbol, order);
  }

  /** Positions that have been open for as many bars as they may. */
  #closeOld(): void {
    const { account } = this.#broker;
    if (this.#plan.mostBars === Number.MAX_SAFE_INTEGER) return;
    for (const symbol of account.symbols) {
      const { barCount, quantity } = account.position(symbol)!;
      if (barCount < this.#plan.mostBars) continue;
      this.#broker.submit(symbol, closing(`${symbol}|old`, quantity));
    }
  }
}
