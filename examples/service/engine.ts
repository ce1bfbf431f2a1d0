// What the service does with bars, and nothing else: a Pipeline and a paper broker. Without a clock or
// I/O: the same bars in the same turns make the same state, bit for bit, which is what a restart needs.
import { deserialize, serialize } from 'node:v8';
import type { Decision, PipelineResult, SymbolBar } from 'barwave';
import { decodeBinary, encodeBinary, Pipeline } from 'barwave';
import type { Metrics } from 'barwave/metrics';
import type { PipelineFeed } from 'barwave/pipeline';
import { measured, PipelineEvents, restoreParts, snapshotParts } from 'barwave/pipeline';
import { type BookEvent, type Order, PaperBroker, ratioFee } from 'barwave/simulation';
import { breathe } from './breathe.js';
import { type Config, pipelineOptions } from './config.js';
import { isRisk, orderBook } from './orders.js';

/** Bars of one end time, as they were taken in; whether each may lead to new risk. */
export interface Turn {
  readonly bars: readonly SymbolBar[];
  /** Symbols whose bars came too late to take risk on. */
  readonly noRisk: ReadonlySet<string>;
}

export interface EngineState {
  /** What symbols share, then a part for each; as Node.js serializes them. */
  readonly pipeline: Uint8Array;
  readonly broker: Uint8Array;
}

export interface Trade {
  readonly id: string;
  /** Of the decision that was behind it; empty for stops and targets. */
  readonly decisionId: string;
  readonly symbol: string;
  readonly time: number;
  readonly what: string;
  readonly quantity: number;
  readonly price: number;
}

export class Engine {
  readonly pipeline: Pipeline;
  readonly events: PipelineEvents;
  readonly broker: PaperBroker;
  /** What the paper broker did in the last turn. */
  trades: readonly Trade[] = [];
  readonly #symbols: readonly string[];
  readonly #orderOf: (decision: Decision) => Order | undefined;

  constructor(config: Config, metrics?: Metrics, minConfidence?: number) {
    this.pipeline = new Pipeline(pipelineOptions(config, minConfidence));
    const feed = this.pipeline as PipelineFeed;
    this.events = new PipelineEvents(metrics ? measured(feed, metrics) : feed, metrics);
    this.broker = new PaperBroker({
      account: { cash: config.equity },
      book: { policy: 'worst', spreadRatio: 0.0002, fees: ratioFee(0.0005), participation: 0.1 },
    });
    this.#symbols = config.assets.map(({ symbol }) => symbol);
    this.#orderOf = orderBook(config.assets);
  }

  /** Take the bars of one end time in: fills of the broker first, then what is said of the bars. */
  absorb(turn: Turn): readonly PipelineResult[] {
    return [...this.absorbing(turn)];
  }

  /** The same bar by bar; it has to be gone through to its end. */
  *absorbing({ bars, noRisk }: Turn): Generator<PipelineResult, void> {
    const { events, equity } = this.broker.update(bars);
    const time = bars[0]?.time ?? 0;
    this.trades = events.flatMap((event) => this.#traded(event, time));
    if (bars.length > 0) this.pipeline.setEquity(equity, time);
    for (const bar of bars) {
      const result = this.events.update(bar);
      for (const decision of result.decisions) {
        if (decision.action !== 'hold') this.#order(decision, noRisk.has(bar.symbol));
      }
      yield result;
    }
  }

  /** What the broker did, told to the pipeline. */
  #traded(event: BookEvent, time: number): Trade[] {
    if (event.type === 'fill') {
      const { id, orderId: decisionId, symbol, quantity, price, fee, reason: what } = event.fill;
      this.pipeline.onFill({ id, symbol, time: event.fill.time, quantity, price, fee });
      return [{ id, decisionId, symbol, time: event.fill.time, what, quantity, price }];
    }
    if (event.type !== 'rejected' && event.type !== 'expired') return [];
    const { orderId: decisionId, left: quantity } = event;
    this.pipeline.onReject(decisionId);
    const what = event.type === 'rejected' ? `rejected: ${event.reason}` : 'expired';
    const [symbol = ''] = decisionId.split('|');
    return [{ id: `${decisionId}!`, decisionId, symbol, time, what, quantity, price: Number.NaN }];
  }

  /** The newest decision on a symbol replaces what is left of the one before. */
  #order(decision: Decision, isOld: boolean): void {
    const { symbol, id } = decision;
    this.#cancel(symbol);
    const order = isOld && isRisk(decision) ? undefined : this.#orderOf(decision);
    const isTaken = order !== undefined && this.broker.submit(symbol, order) === undefined;
    if (!isTaken) this.pipeline.onReject(id);
  }

  /** All that it knows, in short turns: nothing may be absorbed until it is said. */
  async state(): Promise<EngineState> {
    const parts: Uint8Array[] = [];
    for (const part of snapshotParts(this.pipeline)) {
      parts.push(encodeBinary(part));
      await breathe();
    }
    return { pipeline: serialize(parts), broker: encodeBinary(this.broker.snapshot()) };
  }

  /** Throws a `SnapshotError` where a state is of other settings. */
  restore({ pipeline, broker }: EngineState): void {
    const parts: Uint8Array[] = deserialize(pipeline);
    restoreParts(
      this.pipeline,
      parts.map((part) => decodeBinary(part)),
    );
    this.broker.restore(decodeBinary(broker));
  }

  /** Also of symbols that are not watched any more. */
  positions() {
    const { account } = this.broker;
    return account.symbols.map((symbol) => ({ symbol, ...account.position(symbol)! }));
  }

  /**
   * Positions in symbols that are not watched any more, of which no bar will come: each is closed by an
   * order, at the last price that is known of it.
   */
  leave(time: number): readonly Trade[] {
    const left = this.positions().filter(({ symbol }) => !this.#symbols.includes(symbol));
    const bars = left.map(({ symbol, quantity, mark: open }) => {
      const [side, size] = [quantity > 0 ? 'sell' : 'buy', Math.abs(quantity)] as const;
      this.#cancel(symbol);
      const order = { id: `left|${symbol}|${time}`, side, quantity: size } as const;
      this.broker.submit(symbol, { ...order, kind: 'market' });
      // of its volume a tenth can be traded
      return { symbol, time, open, high: open, low: open, close: open, volume: 100 * size };
    });
    return this.broker.update(bars).events.flatMap((event) => this.#traded(event, time));
  }

  /** Orders of a pipeline that is no more. */
  forget(): void {
    for (const symbol of this.#symbols) this.#cancel(symbol);
  }

  #cancel(symbol: string): void {
    for (const order of this.broker.book(symbol).orders) this.broker.cancel(symbol, order.id);
  }

  /** The pipeline is told what the broker holds; the symbols of which it knew something else. */
  reconcile(): readonly string[] {
    const symbols = new Set([...this.#symbols, ...this.broker.account.symbols]);
    return [...symbols].filter((symbol) => {
      const { quantity: held, entry } = this.broker.account.position(symbol) ?? nothing;
      const { quantity: known } = this.pipeline.position(symbol) ?? nothing;
      const quantity = held - known;
      if (Math.abs(quantity) <= 1e-9 * Math.abs(held)) return false;
      const id = `reconciled ${symbol} ${known} ${held}`;
      const price = entry > 0 ? entry : (this.pipeline.position(symbol)?.entry ?? entry);
      this.pipeline.onFill({ id, symbol, time: 0, quantity, price });
      return true;
    });
  }
}

const nothing = { quantity: 0, entry: Number.NaN };
