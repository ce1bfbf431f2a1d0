import { type AccountEvent, readEvent } from '../account/account-event.js';
import type { AccountUpdate } from '../account/account-update.js';
import { splitPosition } from '../pipeline/account-news.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { Decision } from '../risk/decision.js';
import type { BookEvent } from '../simulation/book-event.js';
import type { BrokerUpdate } from '../simulation/broker-end.js';
import type { PaperBroker } from '../simulation/paper-broker.js';
import { closing, type OrderPlan, ordersOf } from './order-plan.js';
import type { Together } from './together.js';

const nothing: Together = Object.freeze([]);

/** What passes between a pipeline and a broker: fills one way, decisions as orders the other. */
export class Trading {
  readonly pipeline: Pipeline;
  readonly broker: PaperBroker;
  readonly plan: OrderPlan;

  constructor(pipeline: Pipeline, broker: PaperBroker, plan: OrderPlan) {
    this.pipeline = pipeline;
    this.broker = broker;
    this.plan = plan;
  }

  /** What happens to the account between bars; the pipeline hears of splits and rates. */
  act(event: AccountEvent, time: number): AccountUpdate {
    const read = readEvent(event) ?? event; // each field once
    const update = this.broker.act(read);
    if (update.disposition !== 'applied') return update;
    if (read.type === 'split') splitPosition(this.pipeline, read.symbol, read.ratio);
    if (read.type === 'rate') this.pipeline.setQuoteRate(read.symbol, read.rate, time);
    return update;
  }

  /** The orders of the ends before meet the bars; the pipeline hears what came of it. */
  meet(believed: readonly Together[]): BrokerUpdate {
    let update = this.#met(believed[0] ?? nothing);
    for (let i = 1; i < believed.length; i++) {
      const { events, trades, equity } = this.#met(believed[i]!);
      update = {
        events: [...update.events, ...events],
        trades: [...update.trades, ...trades],
        equity,
      };
    }
    this.pipeline.setEquity(update.equity);
    return update;
  }

  #met(bars: Together): BrokerUpdate {
    const update = this.broker.update(bars);
    const { events } = update;
    for (let i = 0; i < events.length; i++) this.#tell(events[i]!);
    return update;
  }

  /** What was decided on the bars becomes orders for the bars to come. */
  order(decisions: readonly Decision[]): void {
    for (let i = 0; i < decisions.length; i++) this.#orderOne(decisions[i]!);
  }

  /** Positions that have been open for as many bars as they may are closed with the next ones. */
  closeOld(): void {
    if (this.plan.mostBars === Number.MAX_SAFE_INTEGER) return;
    const { account } = this.broker;
    for (const symbol of account.symbols) {
      const { barCount, quantity } = account.position(symbol)!;
      if (barCount < this.plan.mostBars) continue;
      this.broker.submit(symbol, closing(`${symbol}|old`, quantity));
    }
  }

  /** Of a fill, or that there will be none. */
  #tell(event: BookEvent): void {
    if (event.type === 'fill') this.pipeline.onFill(event.fill);
    else if (event.type === 'rejected' || event.type === 'expired') {
      this.pipeline.onReject(event.orderId);
    }
  }

  #orderOne(decision: Decision): void {
    const { symbol, supersedes } = decision;
    if (supersedes !== undefined) this.broker.cancel(symbol, supersedes);
    if (decision.action === 'hold') return;
    const held = this.broker.account.quantity(symbol);
    for (const order of ordersOf(this.plan, decision, held)) this.broker.submit(symbol, order);
  }
}
