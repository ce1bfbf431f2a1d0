import type { AccountUpdate } from '../account/account-update.js';
import type { Fill } from '../account/fill.js';
import type { Bar, SymbolBar } from '../bars/bar.js';
import { MAX_TIME } from '../bars/schedule.js';
import { requireInteger, requireNumber } from '../core/arguments.js';
import type { Snapshot } from '../core/state.js';
import type { PipelineConfig } from '../pipeline/config.js';
import { extensionsOf } from '../pipeline/extensions.js';
import { fullCatalogue } from '../pipeline/full-catalogue.js';
import { Pipeline } from '../pipeline/pipeline.js';
import { canonicalOf, symbolOf, unreadable } from '../pipeline/refusal.js';
import type { Advance, PipelineResult } from '../pipeline/result.js';
import { SymbolBook } from '../pipeline/symbol-book.js';
import type { Warmed } from '../pipeline/warm-tally.js';
import type { OpenPosition } from '../risk/open-position.js';
import type { TradingStatus } from '../risk/trading-status.js';
import { type Feed, feedOfColumns, feedOfList, type SymbolColumns } from './arrival.js';
import { asking, toAll } from './asking.js';
import { assignerOf } from './assign.js';
import type { Deciding } from './deciding.js';
import { designsOf, otherFieldsOf } from './designs.js';
import { type Feeder, feeding, type Sink } from './feeding.js';
import { Fleet } from './fleet.js';
import { Flight, type Step } from './flight.js';
import { Gathered, type ParallelProcessed } from './gathered.js';
import { Intake } from './intake.js';
import { LaneOwners } from './lane-owners.js';
import { moving } from './moving.js';
import { type ParallelOptions, parallelOptions, withoutCode } from './parallel-options.js';
import { passing } from './passing.js';
import { type PortStatus, portStatus } from './port-status.js';
import { RiskRows } from './risk-rows.js';
import { restoring, saving } from './saving.js';
import { columnsSink, resultsSink, warmedSink } from './sinks.js';

/**
 * A `Pipeline` whose lanes live behind ports: in workers, one a core. Lanes share nothing, so they
 * run side by side; account, positions and the portfolio step are here, and see what lanes found in
 * the order in which the bars were fed. So all that is said equals what one `Pipeline` says, bit for
 * bit, whoever is faster, and also if ports die and their lanes are made again.
 *
 * Calls take effect in the order in which they are made; each returns a promise of what the same
 * call of a `Pipeline` returns. Await it before feeding on, and no more waits than was fed at once; what
 * is fed past `maxWaitingBars` is rejected.
 *
 * @param options  see `ParallelOptions`
 * @throws {ConfigError} naming the option; a promise is rejected once no port is left
 * @cost    what lanes cost, over the cores; some µs a bar here: see `docs/parallel.md`
 * @example
 * const { port1, port2 } = new MessageChannel();
 * hostLanes(port1);
 * const parallel = new ParallelPipeline({ ports: [port2], config: { base: '1m' } });
 * const bar = { symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const [result] = await parallel.update([bar]);
 * result.bars[0].disposition; // 'accepted'
 * parallel.close();
 * port1.close();
 */
export class ParallelPipeline {
  /** The options of the `Pipeline` that this equals, defaults filled in. */
  readonly config: PipelineConfig;
  readonly id: string;
  readonly #follower: Pipeline;
  readonly #deciding: Deciding;
  readonly #fleet: Fleet;
  readonly #flight: Flight;
  readonly #owners: LaneOwners;
  readonly #feeder: Feeder;
  readonly #otherFields: readonly string[];
  readonly #intake: Intake;
  #barsSinceSaving = 0;

  constructor(options: ParallelOptions) {
    const { config, own = {}, ports, ...rest } = parallelOptions(options);
    const follower = new Pipeline(config, own);
    const extensions = extensionsOf(own, fullCatalogue);
    const book = new SymbolBook(follower.config, extensions);
    this.#follower = follower;
    this.config = follower.config;
    this.id = follower.id;
    const designs = designsOf(book);
    this.#deciding = { follower, book, designs, riskRows: new RiskRows() };
    this.#otherFields = otherFieldsOf(designs);
    this.#flight = new Flight(rest.chunksInFlight);
    this.#intake = new Intake(rest.maxWaitingBars);
    this.#owners = new LaneOwners(
      this.config.maxSymbols,
      ports.length,
      assignerOf(rest.assign, book),
    );
    this.#fleet = new Fleet({
      ports,
      begin: { type: 'begin', options: withoutCode(config) },
      id: book.id,
      hangAfterMs: rest.hangAfterMs,
      replace: rest.replace,
      onEvent: rest.onEvent,
      fail: (error) => this.#flight.fail(error),
    });
    const usual = this.config.symbol;
    this.#feeder = {
      ...{ fleet: this.#fleet, flight: this.#flight, owners: this.#owners },
      chunkBars: rest.chunkBars,
      nameOf(labelled) {
        const said = symbolOf(labelled, usual);
        if (said === unreadable) return { said: usual, symbol: usual, isReadable: false };
        const isKnown = said === undefined || said === usual || extensions.symbols === undefined;
        const symbol = isKnown ? said : canonicalOf(said, labelled, extensions.symbols!);
        return { said, symbol, isReadable: true };
      },
      saving: (bars) => this.#savingAfter(bars, rest.saveEveryBars),
    };
  }

  /** Symbols that have a lane, in the order in which they came; as of what is settled. */
  get symbols(): readonly string[] {
    return this.#owners.symbols;
  }

  /** Absorb base bars of any symbols, as `Pipeline.update` does one after the other. */
  update(bars: readonly (SymbolBar | Bar)[]): Promise<readonly PipelineResult[]> {
    return this.#feed<readonly PipelineResult[]>(bars, (resolve) =>
      resultsSink(this.#deciding, resolve),
    );
  }

  /**
   * Absorb bars of many symbols, given as columns: columns of what each bar has, in the order in
   * which they were fed, and lists of what happened. Telling costs less than `update`.
   */
  process(bars: SymbolColumns): Promise<ParallelProcessed> {
    const { length } = bars.symbolAt;
    return this.#take(feedOfColumns(bars), (resolve) =>
      columnsSink(new Gathered(length, this.#deciding), resolve),
    );
  }

  /** Absorb history: state and signals as ever, but no decisions. What became of its bars. */
  warm(bars: readonly (SymbolBar | Bar)[]): Promise<Warmed> {
    return this.#feed(bars, (resolve) => warmedSink(bars.length, resolve));
  }

  #feed<T>(
    bars: readonly (SymbolBar | Bar)[],
    sinkOf: (resolve: (value: T) => void) => Sink,
  ): Promise<T> {
    return this.#take(feedOfList([...bars], this.#otherFields), sinkOf);
  }

  #take<T>(feed: Feed, sinkOf: (resolve: (value: T) => void) => Sink): Promise<T> {
    return this.#intake.take(feed.length, () =>
      this.#flight.run<T>((resolve) => feeding(this.#feeder, feed, sinkOf(resolve))),
    );
  }

  /** Bars that were fed, and whose promise is not kept yet. */
  get waitingBars(): number {
    return this.#intake.waiting;
  }

  /** Time has reached `now` in every lane; a portfolio step that is due is taken. */
  advance(now: number): Promise<Advance> {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    return this.#flight.run((resolve) => passing(this.#feeder, this.#deciding, now, resolve));
  }

  /** See `Pipeline.setEquity`. */
  setEquity(equity: number, time?: number): Promise<void> {
    return this.#flight.call(() => this.#follower.setEquity(equity, time));
  }

  /** See `Pipeline.onFill`. */
  onFill(fill: Fill): Promise<AccountUpdate> {
    return this.#flight.call(() => this.#follower.onFill(fill));
  }

  /** See `Pipeline.onReject`. */
  onReject(decisionId: string): Promise<boolean> {
    return this.#flight.call(() => this.#follower.onReject(decisionId));
  }

  /** See `Pipeline.mark`. */
  mark(symbol: string, price: number, time?: number): Promise<void> {
    return this.#flight.call(() => this.#follower.mark(symbol, price, time));
  }

  /** See `Pipeline.setQuoteRate`. */
  setQuoteRate(symbol: string, rate: number, time: number): Promise<void> {
    return this.#flight.call(() => this.#follower.setQuoteRate(symbol, rate, time));
  }

  /** See `Pipeline.resumeTrading`. */
  resumeTrading(time: number): Promise<void> {
    return this.#flight.call(() => this.#follower.resumeTrading(time));
  }

  /** What is held of a symbol, as of what is settled. */
  position(symbol: string): OpenPosition | undefined {
    return this.#follower.position(symbol);
  }

  /** What the account may do at `time`, as of what is settled. */
  tradingStatus(time: number): TradingStatus | undefined {
    return this.#follower.tradingStatus(time);
  }

  /** All of it as one value: the snapshot of the `Pipeline` that this equals, which can go on with it. */
  snapshot(): Promise<Snapshot> {
    this.#barsSinceSaving = 0;
    return this.#flight.run((resolve) => saving(this.#feeder, this.#follower, resolve));
  }

  /** Continue from a snapshot of an equal, or of a `Pipeline`; a `SnapshotError` changes nothing. */
  restore(snapshot: Snapshot): Promise<void> {
    return this.#flight.run((resolve) =>
      restoring(this.#feeder, this.#follower, snapshot, resolve),
    );
  }

  /** Move the lane of `symbol` to another host while bars go on, without a trace in what is said. */
  move(symbol: string, host: number): Promise<void> {
    requireInteger('host', host, 0, this.#fleet.hosts.length - 1);
    return this.#flight.run((resolve) => moving(this.#feeder, symbol, host, resolve));
  }

  /** How the work is spread over ports, as of now. */
  status(): readonly PortStatus[] {
    return portStatus(this.#fleet, this.#owners);
  }

  /** Time has reached `now`, ms on a clock that goes forward: a port that hangs is taken for dead. */
  watch(now: number): void {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    this.#fleet.watch(now);
  }

  /** Listen no more; the ports are the caller's to close. What waits is rejected. */
  close(): void {
    this.#fleet.close();
    this.#flight.fail(new Error('closed'));
  }

  #savingAfter(bars: number, every: number): readonly Step[] {
    this.#barsSinceSaving += bars;
    if (this.#barsSinceSaving < every) return [];
    this.#barsSinceSaving = 0;
    return [asking(this.#feeder, toAll(this.#fleet, { type: 'save', released: undefined }))];
  }
}
