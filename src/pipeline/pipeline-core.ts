import type { AccountUpdate } from '../account/account-update.js';
import type { Fill } from '../account/fill.js';
import type { Bar, Columns, SymbolBar } from '../bars/bar.js';
import { columnsFrom, rowsOf } from '../bars/bar-operator.js';
import { barAt } from '../bars/columns.js';
import { MAX_TIME } from '../bars/schedule.js';
import { requireNumber, requireOneOf } from '../core/arguments.js';
import type { Row } from '../core/row.js';
import { snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import type { OpenPosition } from '../risk/open-position.js';
import type { TradingStatus } from '../risk/trading-status.js';
import { bookFill, bookMark } from './account-news.js';
import { type PipelineConfig, pipelineConfig } from './config.js';
import type { PipelineExtensions } from './extensions.js';
import type { HandedKinds } from './handed-kinds.js';
import { knownOf } from './known-kinds.js';
import { LaneResult } from './lane-result.js';
import type { PipelineOptions } from './options.js';
import { Gathering, type Processed } from './processed.js';
import type { Advance, PipelineResult } from './result.js';
import type { StageOutputs } from './stage.js';
import type { CheckedOptions, FeatureRow } from './typed-options.js';
import type { NoExtensions, SaidByStages } from './typed-stages.js';
import type { Warmed } from './warm-tally.js';
import { warmWith } from './warming.js';
import { resumeWhole, sharedState } from './wired-state.js';
import { pipelineVersion, Wiring } from './wiring.js';

/**
 * A `Pipeline` that knows only the kinds and strategies that you give it, so a bundle contains no
 * others: with a few it is little more than half as large. Otherwise it is a `Pipeline`: with the
 * same options it has the same id, snapshots and results, bit for bit.
 *
 * @param options  as of `Pipeline`; `stages` are handed in as classes, in `own.stages`
 * @param handed   the library's classes of what options name, and of what strategies need
 * @param own      code of your own
 * @throws {ConfigError} naming the option, also where a kind was not handed in
 * @example
 * import { Rsi } from 'barwave/indicators';
 * import { PipelineCore } from 'barwave/pipeline';
 * const core = new PipelineCore(
 *   { base: '1m', indicators: { rsi: { kind: 'rsi' } }, denoise: false, strategies: false },
 *   { kinds: [Rsi] },
 * );
 * const bar = { symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * core.update(bar).bars[0].disposition; // 'accepted'
 */
export class PipelineCore<
  const O extends PipelineOptions = PipelineOptions,
  E extends PipelineExtensions = NoExtensions,
  R extends Row = FeatureRow<O, E>,
  S extends StageOutputs = SaidByStages<O, E>,
> {
  readonly #wiring: Wiring;

  constructor(options: CheckedOptions<O>, handed: HandedKinds, own?: E & PipelineExtensions) {
    const { extensions, led } = knownOf(handed, own ?? {});
    this.#wiring = new Wiring(pipelineConfig(options), extensions, this, led);
  }

  /** The options, defaults filled in. */
  get config(): PipelineConfig {
    return this.#wiring.config;
  }

  get id(): string {
    return this.#wiring.id;
  }

  /** What the id stands for: everything that the future depends on besides the state. */
  get configuration(): string {
    return this.#wiring.configuration;
  }

  /** Symbols that have a lane, in the order in which they came. */
  get symbols(): readonly string[] {
    return this.#wiring.lanes.symbols;
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
    const { entrance, accounts, portfolio } = this.#wiring;
    entrance.check();
    accounts.setEquity(equity);
    portfolio?.tell(accounts.equity, time);
  }

  /**
   * Tell of units that were bought or sold, whoever did it: the position of the symbol, and on the
   * terms of the decision that waits for it. A fill whose id is known is a `duplicate` and changes
   * nothing; what is no fill is `refused`. Without fills a pipeline stays flat.
   */
  onFill(fill: Fill): AccountUpdate {
    return bookFill(this.#wiring, fill);
  }

  /** Tell that the decision with this id will not be filled; whether it was still waited for. */
  onReject(decisionId: string): boolean {
    this.#wiring.entrance.check();
    return this.#wiring.desks.reject(decisionId);
  }

  /**
   * Tell what one unit of an open position is worth at `time`: equity and exposure follow. What is no
   * number, or of a symbol without a position, changes nothing.
   */
  mark(symbol: string, price: number, time?: number): void {
    bookMark(this.#wiring, symbol, price, time);
  }

  /** What is held of a symbol, and on which terms; `undefined` where nothing is. */
  position(symbol: string): OpenPosition | undefined {
    return this.#wiring.desks.position(symbol);
  }

  /** What the account may do at `time`, where `portfolio.drawdown` says so. */
  tradingStatus(time: number): TradingStatus | undefined {
    const { portfolio, accounts } = this.#wiring;
    return portfolio?.statusAt(time, accounts.equity);
  }

  /** End a halt by drawdown: from here on the fall is counted from what the account is worth. */
  resumeTrading(time: number): void {
    this.#wiring.entrance.check();
    this.#wiring.portfolio?.resume(time);
  }

  /**
   * Tell how much account currency one unit of the currency of a symbol's price is worth, from
   * `time` on: of USDJPY in a dollar account 1 / 150. A rate of an earlier time than the last is
   * ignored; without a positive number there is no new risk: `no-quote-rate`.
   *
   * @throws {ConfigError} if it is no number at all
   */
  setQuoteRate(symbol: string, rate: number, time: number): void {
    this.#wiring.entrance.check();
    this.#wiring.accounts.setQuoteRate(symbol, rate, time);
  }

  /** Absorb one base bar of any symbol; whatever it is, it is judged, and nothing is thrown. */
  update(bar: SymbolBar | Bar): PipelineResult<R, S> {
    return this.#wiring.update(bar) as PipelineResult<R, S>;
  }

  /** What `update(bar)` would return; changes nothing. For the bar that is still forming. */
  peek(bar: SymbolBar | Bar): PipelineResult<R, S> {
    return this.#wiring.peek(bar) as PipelineResult<R, S>;
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
    return gathering.processed(this.#wiring.canonical(symbol, undefined) ?? symbol);
  }

  /** Absorb history: state and signals as ever, but no decisions. What became of the bars. */
  warm(bars: Iterable<SymbolBar | Bar>): Warmed {
    return warmWith(this.#wiring, bars);
  }

  /** Bars of `timeframe` until everything in it has something to say: what `warm` wants. */
  barsNeeded(timeframe: string, symbol: string = this.config.symbol): number {
    const { config, warmUp } = this.#wiring.book.of(symbol).design;
    requireOneOf('timeframe', timeframe, config.timeframes);
    return warmUp;
  }

  /** Time has reached `now`: bars that are over close, and a portfolio step that is due is taken. */
  advance(now: number): Advance<R, S> {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    const wiring = this.#wiring;
    return wiring.settle(wiring.advance(now), now - this.config.closeDelayMs) as Advance<
      never,
      never
    >;
  }

  /** All of it as one value; for more than some hundred symbols see `snapshotParts`. */
  snapshot(): Snapshot {
    const wiring = this.#wiring;
    return wiring.entrance.during(() => {
      const state = { ...sharedState(wiring), lanes: [...wiring.lanes.snapshots()] };
      return snapshotOf(wiring, pipelineVersion, state);
    });
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    resumeWhole(this.#wiring, snapshot);
  }
}
