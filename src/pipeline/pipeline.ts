import type { AccountUpdate } from '../account/account-update.js';
import { type Fill, readFill } from '../account/fill.js';
import type { Bar, Columns, SymbolBar } from '../bars/bar.js';
import { columnsFrom, rowsOf } from '../bars/bar-operator.js';
import { barAt } from '../bars/columns.js';
import { MAX_TIME } from '../bars/schedule.js';
import { requireNumber, requireOneOf } from '../core/arguments.js';
import { boundedId } from '../core/bounded-id.js';
import { Entrance } from '../core/own-code.js';
import type { Row } from '../core/row.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot, State } from '../core/state.js';
import type { Decision } from '../risk/decision.js';
import type { OpenPosition } from '../risk/open-position.js';
import type { TradingStatus } from '../risk/trading-status.js';
import { Accounts } from './accounts.js';
import { type PipelineConfig, pipelineConfig } from './config.js';
import { Desks } from './desks.js';
import { extensionsOf } from './extensions.js';
import { LaneResult } from './lane-result.js';
import { Lanes } from './lanes.js';
import type { PipelineExtensions, PipelineOptions, SymbolNames } from './options.js';
import { laneId, partsIn, partsOf, type Shared, sharedPartOf } from './parts.js';
import { Portfolio } from './portfolio.js';
import { Gathering, type Processed } from './processed.js';
import { canonicalOf, isSymbol, refusedBar, symbolOf, unreadable } from './refusal.js';
import type { Advance, PipelineResult } from './result.js';
import { SymbolBook } from './symbol-book.js';
import type { BuiltInOptions, CheckedOptions, FeatureRow } from './typed-options.js';

/** What stands for an input that cannot be read. */
const nothing = {} as Bar;

/** Rises when the same bars give other state. */
const version = 5;

/**
 * Everything from a bar to a decision: one lane a symbol, and, where limits are shared, one
 * portfolio step. Pure: no clock, no I/O; the same bars give the same results, bit for bit.
 *
 * @param options  plain JSON; `{ base: '1m' }` is enough, see `PipelineOptions` for the defaults
 * @param own      kinds of indicators, strategies and stages of your own
 * @throws {ConfigError} naming the option; nothing throws because of data
 * @cost    O(1) a bar; some microseconds for each timeframe that closes
 * @example
 * const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '5m'] });
 * const bar = { symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const result = pipeline.update(bar);
 * result.bars[0].disposition; // 'accepted'
 * result.closed.map(({ timeframe }) => timeframe); // ['1m']
 * result.forming['5m']?.received; // 1
 * result.decision?.action; // 'hold'
 */
export class Pipeline<
  const O extends PipelineOptions = PipelineOptions,
  R extends Row = FeatureRow<O>,
> {
  /** The options, defaults filled in. */
  readonly config: PipelineConfig;
  readonly id: string;
  /** What the id stands for: everything that the future depends on besides the state. */
  readonly configuration: string;
  readonly #names: SymbolNames | undefined;
  readonly #book: SymbolBook;
  readonly #entrance = new Entrance();
  #lanes: Lanes;
  #accounts: Accounts;
  #desks: Desks;
  #portfolio: Portfolio | undefined;

  constructor(options: BuiltInOptions<O>);
  /** With code of your own, whose parameters no compiler knows. */
  constructor(options: CheckedOptions<O>, own: PipelineExtensions | undefined);
  constructor(options: PipelineOptions, own: PipelineExtensions = {}) {
    this.config = pipelineConfig(options);
    const extensions = extensionsOf(own);
    this.#names = extensions.symbols;
    this.#book = new SymbolBook(this.config, extensions);
    this.#lanes = new Lanes(this.#book, this.config.maxSymbols);
    this.#accounts = new Accounts(this.#book, this.config.equity);
    this.#desks = new Desks(this.#book);
    this.#portfolio = this.#freshPortfolio(this.#accounts, this.#desks);
    this.configuration = `pipeline(${this.#book.id}; ${JSON.stringify(this.config.portfolio ?? null)})`;
    this.id = boundedId('pipeline', this.configuration);
  }

  /** Symbols that have a lane, in the order in which they came. */
  get symbols(): readonly string[] {
    return this.#lanes.symbols;
  }

  /**
   * Tell what the account is worth from now on. Without a positive number (a margin account may be
   * below 0, a feed of balances may say NaN) nothing is decided but to hold: `no-equity`.
   *
   * Fills and marks that are told later change it. With limits of drawdown it counts from `time` on,
   * by default from the last end time that was settled.
   *
   * @throws {ConfigError} if it is no number at all
   */
  setEquity(equity: number, time?: number): void {
    this.#entrance.check();
    this.#accounts.setEquity(equity);
    this.#portfolio?.tell(this.#accounts.equity, time);
  }

  /**
   * Tell of units that were bought or sold, whoever did it: the position of the symbol, and on the
   * terms of the decision that waits for it. A fill whose id is known is a `duplicate` and changes
   * nothing; what is no fill is `refused`. Without fills a pipeline stays flat.
   */
  onFill(fill: Fill): AccountUpdate {
    this.#entrance.check();
    const read = readFill(fill);
    const symbol = read && this.#canonical(read.symbol, undefined);
    if (read === undefined || symbol === undefined || !this.#hasRoomFor(symbol)) {
      return { disposition: 'refused', trade: undefined, equity: this.#accounts.equity };
    }
    const known = { ...read, symbol };
    const update = this.#accounts.fill(known);
    if (update.disposition !== 'applied') return update;
    const position = this.#accounts.position(symbol)!;
    this.#desks.book(known, position);
    this.#portfolio?.fill(symbol, position.quantity);
    this.#portfolio?.tell(update.equity, known.time);
    return update;
  }

  /** Tell that one unit of `symbol` has become `ratio` units: position, plan and what is pending with it. */
  onSplit(symbol: string, ratio: number): AccountUpdate {
    this.#entrance.check();
    const known = this.#canonical(symbol, undefined) ?? '';
    const update = this.#accounts.split(known, ratio);
    if (update.disposition === 'applied') this.#desks.split(known, ratio);
    return update;
  }

  /** Tell that the decision with this id will not be filled; whether it was still waited for. */
  onReject(decisionId: string): boolean {
    this.#entrance.check();
    return this.#desks.reject(decisionId);
  }

  /**
   * Tell what one unit of an open position is worth at `time`: equity and exposure follow. What is no
   * number, or of a symbol without a position, changes nothing.
   */
  mark(symbol: string, price: number, time?: number): void {
    this.#entrance.check();
    const known = this.#canonical(symbol, undefined);
    if (known === undefined || !Number.isFinite(price) || !this.#desks.has(known)) return;
    this.#accounts.mark(known, price);
    this.#desks.price(known, price);
    this.#portfolio?.tell(this.#accounts.equity, time);
  }

  /** What is held of a symbol, and on which terms; `undefined` where nothing is. */
  position(symbol: string): OpenPosition | undefined {
    return this.#desks.position(symbol);
  }

  /** What the account may do at `time`, where `portfolio.drawdown` says so. */
  tradingStatus(time: number): TradingStatus | undefined {
    return this.#portfolio?.statusAt(time, this.#accounts.equity);
  }

  /** End a halt by drawdown: from here on the fall is counted from what the account is worth. */
  resumeTrading(time: number): void {
    this.#entrance.check();
    this.#portfolio?.resume(time);
  }

  /**
   * Tell how much account currency one unit of the currency of a symbol's price is worth, from
   * `time` on: of USDJPY in a dollar account 1 / 150. A rate of an earlier time than the last is
   * ignored; without a positive number there is no new risk: `no-quote-rate`.
   *
   * @throws {ConfigError} if it is no number at all
   */
  setQuoteRate(symbol: string, rate: number, time: number): void {
    this.#entrance.check();
    this.#accounts.setQuoteRate(symbol, rate, time);
  }

  /** Absorb one base bar of any symbol; whatever it is, it is judged, and nothing is thrown. */
  update(bar: SymbolBar | Bar): PipelineResult<R> {
    this.#entrance.enter();
    try {
      return this.#absorbed(bar) as PipelineResult<R>;
    } finally {
      this.#entrance.leave();
    }
  }

  /** What `update(bar)` would return; changes nothing. For the bar that is still forming. */
  peek(bar: SymbolBar | Bar): PipelineResult<R> {
    this.#entrance.enter();
    try {
      return this.#peeked(bar) as PipelineResult<R>;
    } finally {
      this.#entrance.leave();
    }
  }

  /**
   * Decide on what another pipeline has found of a bar: what `update` of that bar would say, at the
   * price of the decision alone. For many accounts, limits and exits over one replay. The two must
   * not differ in anything else, and this one is shown every result of the other, in order, and no
   * bar of its own; its snapshot has no lanes.
   *
   * @param result  of the other's `update`
   */
  follow(result: PipelineResult): PipelineResult {
    this.#entrance.check();
    if (!(result instanceof LaneResult)) return result;
    const { symbol } = result;
    const seen = result.seenBy(this.#book.of(symbol), this.#accounts.of(symbol));
    return this.#settled(seen, true);
  }

  #absorbed(bar: SymbolBar | Bar): PipelineResult {
    const said = symbolOf(bar, this.config.symbol);
    if (said === unreadable) return this.#absorbed(nothing);
    const symbol = this.#canonical(said, bar);
    const lane = symbol === undefined ? undefined : this.#lanes.admit(symbol, bar);
    if (lane === undefined) return refusedBar(said, symbol);
    const account = this.#accounts.of(lane.symbol);
    if (this.#lanes.isDoor(lane)) return lane.peek(bar, account);
    return this.#settled(lane.update(bar, account), true);
  }

  #peeked(bar: SymbolBar | Bar): PipelineResult {
    const said = symbolOf(bar, this.config.symbol);
    if (said === unreadable) return this.#peeked(nothing);
    const symbol = this.#canonical(said, bar);
    const lane = symbol === undefined ? undefined : this.#lanes.find(symbol);
    if (lane === undefined) return refusedBar(said, symbol);
    return this.#settled(lane.peek(bar, this.#accounts.of(lane.symbol)), false);
  }

  /**
   * Absorb bars of one symbol, one after the other: columns of what each bar has, and lists of what
   * happened. Results are not kept: a million bars are some hundred MB, not several GB.
   */
  process(columns: Columns, symbol: string = this.config.symbol): Processed {
    const bars = columnsFrom(columns);
    const length = rowsOf(bars);
    const gathering = new Gathering(length);
    for (let i = 0; i < length; i++) {
      const result = this.update({ ...barAt(bars, i), symbol });
      if (result instanceof LaneResult) gathering.add(i, result);
    }
    return gathering.processed(this.#canonical(symbol, undefined) ?? symbol);
  }

  /** Absorb history: state and signals as ever, but no decisions. How many were accepted. */
  warm(bars: Iterable<SymbolBar | Bar>): { readonly received: number; readonly accepted: number } {
    let received = 0;
    let accepted = 0;
    for (const bar of bars) {
      received += 1;
      this.#entrance.enter();
      try {
        if (this.#isWarmedBy(bar)) accepted += 1;
      } finally {
        this.#entrance.leave();
      }
    }
    return { received, accepted };
  }

  #isWarmedBy(bar: SymbolBar | Bar): boolean {
    const said = symbolOf(bar, this.config.symbol);
    if (said === unreadable) return this.#isWarmedBy(nothing);
    const symbol = this.#canonical(said, bar);
    const lane = symbol === undefined ? undefined : this.#lanes.admit(symbol, bar);
    if (lane === undefined || this.#lanes.isDoor(lane)) return false;
    return lane.update(bar, undefined).bars[0]?.disposition === 'accepted';
  }

  /** Bars of `timeframe` until everything in it has something to say: what `warm` wants. */
  barsNeeded(timeframe: string, symbol: string = this.config.symbol): number {
    const { config, warmUp } = this.#book.of(symbol).design;
    requireOneOf('timeframe', timeframe, config.timeframes);
    return warmUp;
  }

  /** Time has reached `now`: bars that are over close, and a portfolio step that is due is taken. */
  advance(now: number): Advance<R> {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    const results = this.#advanced(now);
    const { equity } = this.#accounts;
    const due = this.#portfolio?.settle(now - this.config.closeDelayMs, equity) ?? [];
    return {
      results: results as unknown as PipelineResult<R>[],
      decisions: [...results.flatMap(({ decisions }) => decisions), ...due],
    };
  }

  /**
   * Every bar of the latest end time has come: the portfolio step that is due for it is taken, as
   * `advance` does, and no bar is closed. For bars from history.
   */
  settle(): readonly Decision[] {
    this.#entrance.check();
    return this.#portfolio?.settle(Number.MAX_VALUE, this.#accounts.equity) ?? [];
  }

  #advanced(now: number): LaneResult[] {
    const results: LaneResult[] = [];
    this.#entrance.enter();
    try {
      this.#lanes.advance(now, (lane) => {
        const result = lane.advance(now, this.#accounts);
        if (result !== undefined) results.push(this.#settled(result, true));
      });
      return results;
    } finally {
      this.#entrance.leave();
    }
  }

  /** All of it as one value; for more than some hundred symbols see `snapshots`. */
  snapshot(): Snapshot {
    this.#entrance.check();
    const state = { ...this.#shared(), lanes: [...this.#lanes.snapshots()] };
    return snapshotOf(this, version, state);
  }

  /**
   * The same in parts, made as they are asked for: what symbols share, then one part a symbol. Each
   * is encoded by itself, so there is no limit to their number. Nothing may be fed in between.
   */
  *snapshots(): Generator<Snapshot> {
    const laneCount = this.#lanes.size;
    yield snapshotOf(sharedPartOf(this), version, { ...this.#shared(), laneCount });
    for (const lane of this.#lanes.snapshots()) yield snapshotOf(laneId(this.id), version, lane);
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const { shared, lanes } = partsOf(admitSnapshot(snapshot, this, version));
    this.#resume(shared, lanes);
  }

  /** Continue from the parts that `snapshots` gave, in their order: all of them, or nothing. */
  restoreAll(snapshots: Iterable<Snapshot>): void {
    const { shared, lanes } = partsIn(snapshots, this, version);
    this.#resume(shared, lanes);
  }

  #shared(): Shared {
    return {
      ...this.#accounts.snapshot(),
      desks: this.#desks.snapshot(),
      portfolio: this.#portfolio?.snapshot() ?? null,
    };
  }

  #resume({ equity, rates, ledger, desks, portfolio }: Shared, states: Iterable<State>): void {
    this.#entrance.check();
    const lanes = new Lanes(this.#book, this.config.maxSymbols, states);
    const accounts = new Accounts(this.#book, equity);
    accounts.restore(rates, ledger, 'state');
    const known = new Desks(this.#book);
    known.restore(desks, 'state.desks');
    const waiting = this.#freshPortfolio(accounts, known);
    waiting?.restore(portfolio, 'state.portfolio');
    this.#portfolio = waiting;
    this.#lanes = lanes;
    this.#accounts = accounts;
    this.#desks = known;
  }

  #freshPortfolio(accounts: Accounts, desks: Desks): Portfolio | undefined {
    const { portfolio } = this.config;
    if (portfolio === undefined) return undefined;
    return new Portfolio(portfolio, desks, (symbol) => {
      const { policy, priority } = this.#book.of(symbol);
      return { ...policy, priority, quoteRate: accounts.of(symbol).quoteRate };
    });
  }

  /** Whether there may be a position of `symbol`: as many as lanes. */
  #hasRoomFor(symbol: string): boolean {
    return (
      isSymbol(symbol) && (this.#desks.has(symbol) || this.#desks.size < this.config.maxSymbols)
    );
  }

  /** What a bar is called here that is `said` to be of some symbol. */
  #canonical(said: string | undefined, bar: unknown): string | undefined {
    const names = this.#names;
    if (said === undefined || names === undefined || said === this.config.symbol) return said;
    return canonicalOf(said, bar, names);
  }

  #settled(result: LaneResult, keep: boolean): LaneResult {
    const portfolio = this.#portfolio;
    const desks = this.#desks;
    const awaits = portfolio === undefined;
    result.stand((judged, place) =>
      keep ? desks.stand(judged, place, awaits) : desks.peek(judged, place),
    );
    if (portfolio === undefined) return result;
    const { equity } = this.#accounts;
    const settled = result.bars.flatMap(({ decision }) => {
      if (decision === undefined) return [];
      return keep ? portfolio.add(decision, equity) : portfolio.peek(decision, equity);
    });
    result.settle(settled);
    return result;
  }
}
