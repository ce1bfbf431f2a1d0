// What the service does with bars, and nothing else: a Pipeline and a paper broker. Without a clock or
// I/O: the same bars in the same turns make the same state, bit for bit, which is what a restart needs.
import {
  type Decision,
  decodeBinary,
  encodeBinary,
  Pipeline,
  type PipelineResult,
  type SymbolBar,
} from 'barwave';
import { type Instrument, SymbolMap, toOrder } from 'barwave/formats';
import type { Metrics } from 'barwave/metrics';
import { measured, PipelineEvents, type PipelineFeed } from 'barwave/pipeline';
import { PaperBroker, ratioFee } from 'barwave/simulation';
import { type Asset, type Config, pipelineOptions } from './config.js';

/** Bars of one end time, as they were taken in; whether each may lead to new risk. */
export interface Turn {
  readonly bars: readonly SymbolBar[];
  /** Symbols whose data are too old, or whose sources are down. */
  readonly noRisk: ReadonlySet<string>;
}

export interface EngineState {
  readonly pipeline: Uint8Array;
  readonly broker: Uint8Array;
}

export interface Trade {
  readonly id: string;
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
  readonly #listings: SymbolMap;

  constructor(config: Config, metrics?: Metrics, minConfidence?: number) {
    this.pipeline = new Pipeline(pipelineOptions(config, minConfidence));
    const feed = this.pipeline as PipelineFeed;
    this.events = new PipelineEvents(metrics ? measured(feed, metrics) : feed, metrics);
    this.broker = new PaperBroker({
      account: { cash: config.equity },
      book: { policy: 'worst', spreadRatio: 0.0002, fees: ratioFee(0.0005), participation: 0.1 },
    });
    this.#listings = new SymbolMap(config.assets.map(listing));
  }

  /** Take the bars of one end time in: fills of the broker first, then what is said of the bars. */
  absorb({ bars, noRisk }: Turn): readonly PipelineResult[] {
    const { events, equity } = this.broker.update(bars);
    this.trades = events.flatMap((event): Trade[] => {
      if (event.type === 'fill') {
        const { id, symbol, time, quantity, price, fee, reason } = event.fill;
        this.pipeline.onFill({ id, symbol, time, quantity, price, fee });
        return [{ id, symbol, time, what: reason, quantity, price }];
      }
      if (event.type !== 'rejected' && event.type !== 'expired') return [];
      this.pipeline.onReject(event.orderId);
      const what = event.type === 'rejected' ? `rejected: ${event.reason}` : 'expired';
      const [symbol = ''] = event.orderId.split('|');
      const time = bars[0]?.time ?? 0;
      return [
        { id: `${event.orderId}!`, symbol, time, what, quantity: event.left, price: Number.NaN },
      ];
    });
    if (bars[0] !== undefined) this.pipeline.setEquity(equity, bars[0].time);
    return bars.map((bar) => {
      const result = this.events.update(bar);
      for (const decision of result.decisions) this.#order(decision, noRisk);
      return result;
    });
  }

  /** What would be said if the bar ended now. */
  peek(bar: SymbolBar): PipelineResult {
    return this.events.peek(bar);
  }

  #order(decision: Decision, noRisk: ReadonlySet<string>): void {
    const { symbol, action, id, stop, target } = decision;
    if (action === 'hold') return;
    for (const order of this.broker.book(symbol).orders) this.broker.cancel(symbol, order.id);
    const isRisk = action === 'open' || action === 'add';
    const order =
      isRisk && noRisk.has(symbol) ? undefined : toOrder(decision, 'paper', this.#listings);
    if (order === undefined || order.refused) {
      this.pipeline.onReject(id);
      return;
    }
    const { side, quantity, price, reduceOnly } = order;
    this.broker.submit(symbol, {
      id,
      side,
      quantity,
      reduceOnly,
      ...(isRisk ? { kind: 'limit', limit: price, lifeBars: 3 } : { kind: 'market' }),
      ...(isRisk
        ? { exits: { ...(stop > 0 ? { stop } : {}), ...(target > 0 ? { target } : {}) } }
        : {}),
    });
  }

  state(): EngineState {
    return {
      pipeline: encodeBinary(this.pipeline.snapshot()),
      broker: encodeBinary(this.broker.snapshot()),
    };
  }

  /** Throws a `SnapshotError` where a state is of other settings. */
  restore({ pipeline, broker }: EngineState): void {
    this.pipeline.restore(decodeBinary(pipeline));
    this.broker.restore(decodeBinary(broker));
  }

  /** Go on with what a broker held under other settings. */
  adopt(broker: Uint8Array): void {
    this.broker.restore(decodeBinary(broker));
    for (const { symbol, quantity, entry } of this.positions()) {
      this.pipeline.onFill({ id: `adopted ${symbol}`, symbol, time: 0, quantity, price: entry });
    }
  }

  positions(): readonly { symbol: string; quantity: number; entry: number }[] {
    return this.pipelineSymbols().flatMap((symbol) => {
      const position = this.broker.account.position(symbol);
      if (position === undefined || position.quantity === 0) return [];
      return [{ symbol, quantity: position.quantity, entry: position.entry }];
    });
  }

  /** Symbols of which the pipeline and the broker do not hold the same. */
  unreconciled(): readonly string[] {
    return this.pipelineSymbols().filter((symbol) => {
      const held = this.broker.account.position(symbol)?.quantity ?? 0;
      return Math.abs(held - signed(this.pipeline.position(symbol))) > 1e-9 * Math.abs(held);
    });
  }

  pipelineSymbols(): readonly string[] {
    return Object.keys(this.pipeline.config.symbols ?? {});
  }
}

function signed(position: { readonly quantity: number } | undefined): number {
  return position?.quantity ?? 0;
}

function listing({ symbol, tick, step, calendar }: Asset): Instrument {
  return {
    symbol,
    base: symbol,
    quote: 'USD',
    assetClass: 'equity',
    tick,
    step,
    pointValue: 1,
    calendar,
    listings: { paper: { name: symbol } },
    sources: [],
  };
}
