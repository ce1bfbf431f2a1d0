import type { Bar, Columns, SymbolBar } from '../bars/bar.js';
import { columnsFrom, rowsOf } from '../bars/bar-operator.js';
import { barAt } from '../bars/columns.js';
import { MAX_TIME } from '../bars/schedule.js';
import { requireNumber, requireOneOf } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot, State } from '../core/state.js';
import { riskPolicy } from '../risk/policy.js';
import { type PipelineConfig, pipelineConfig } from './config.js';
import { extensionsOf } from './extensions.js';
import { type Account, Lane } from './lane.js';
import { LaneDesign } from './lane-design.js';
import { LaneResult } from './lane-result.js';
import type { PipelineExtensions, PipelineOptions, SymbolNames } from './options.js';
import { laneId, lanesIn, partsIn, partsOf, type Shared, sharedId } from './parts.js';
import { Portfolio } from './portfolio.js';
import { Gathering, type Processed } from './processed.js';
import { canonicalOf, refusedBar, symbolOf, unreadable } from './refusal.js';
import type { Advance, PipelineResult } from './result.js';

/** What stands for an input that cannot be read. */
const nothing = {} as Bar;

/** Rises when the same bars give other state. */
const version = 3;

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
export class Pipeline {
  /** The options, defaults filled in. */
  readonly config: PipelineConfig;
  readonly id: string;
  readonly #design: LaneDesign;
  readonly #names: SymbolNames | undefined;
  #lanes: Map<string, Lane> = new Map();
  /** The lanes in order of symbol, until there is a new one. */
  #inOrder: readonly Lane[] | undefined;
  /** A lane that never had a bar: who is not known yet is judged by it. */
  readonly #door: Lane;
  #portfolio: Portfolio | undefined;
  #account: Account;

  constructor(options: PipelineOptions, own: PipelineExtensions = {}) {
    this.config = pipelineConfig(options);
    const extensions = extensionsOf(own);
    this.#names = extensions.symbols;
    this.#design = new LaneDesign(this.config, extensions);
    this.#door = new Lane(this.config.symbol, this.#design);
    this.#account = { equity: this.config.equity };
    this.#portfolio = portfolioOf(this.config);
    this.id = `pipeline(${this.#design.id}; ${JSON.stringify(this.config.portfolio ?? null)})`;
  }

  /** Symbols that have a lane, in the order in which they came. */
  get symbols(): readonly string[] {
    return [...this.#lanes.keys()];
  }

  /**
   * Tell what the account is worth from now on. Without a positive number (a margin account may be
   * below 0, a feed of balances may say NaN) nothing is decided but to hold: `no-equity`.
   *
   * @throws {ConfigError} if it is no number at all
   */
  setEquity(equity: number): void {
    if (typeof equity !== 'number') throw new ConfigError('equity', 'a number', equity);
    this.#account = { equity: Number.isFinite(equity) ? equity : Number.NaN };
  }

  /** Absorb one base bar of any symbol; whatever it is, it is judged, and nothing is thrown. */
  update(bar: SymbolBar | Bar): PipelineResult {
    const said = symbolOf(bar, this.config.symbol);
    if (said === unreadable) return this.update(nothing);
    const symbol = this.#canonical(said, bar);
    const lane = this.#laneOf(symbol, bar);
    if (lane === undefined) return refusedBar(said, symbol);
    if (lane === this.#door) return lane.peek(bar, this.#account);
    return this.#settled(lane.update(bar, this.#account), true);
  }

  /** What `update(bar)` would return; changes nothing. For the bar that is still forming. */
  peek(bar: SymbolBar | Bar): PipelineResult {
    const said = symbolOf(bar, this.config.symbol);
    if (said === unreadable) return this.peek(nothing);
    const symbol = this.#canonical(said, bar);
    const lane = symbol === undefined ? undefined : this.#knownOrDoor(symbol);
    if (lane === undefined) return refusedBar(said, symbol);
    return this.#settled(lane.peek(bar, this.#account), false);
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
      const said = symbolOf(bar, this.config.symbol);
      const lane = this.#laneOf(this.#canonical(said, bar), bar);
      const isKnown = lane !== undefined && lane !== this.#door;
      const result = isKnown ? lane.update(bar, undefined) : undefined;
      if (result?.bars[0]?.disposition === 'accepted') accepted += 1;
    }
    return { received, accepted };
  }

  /** Bars of `timeframe` until everything in it has something to say: what `warm` wants. */
  barsNeeded(timeframe: string): number {
    requireOneOf('timeframe', timeframe, this.config.timeframes);
    return this.#design.warmUp;
  }

  /** Time has reached `now`: bars that are over close, and a portfolio step that is due is taken. */
  advance(now: number): Advance {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    this.#inOrder ??= [...this.#lanes.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
    const results: LaneResult[] = [];
    for (const lane of this.#inOrder) {
      const result = lane.advance(now, this.#account);
      if (result !== undefined) results.push(this.#settled(result, true));
    }
    const { equity } = this.#account;
    const due = this.#portfolio?.settle(now - this.config.closeDelayMs, equity) ?? [];
    return { results, decisions: [...results.flatMap(({ decisions }) => decisions), ...due] };
  }

  /** All of it as one value; for more than some hundred symbols see `snapshots`. */
  snapshot(): Snapshot {
    const lanes = [...this.#lanes].map(([symbol, lane]) => ({ symbol, lane: lane.snapshot() }));
    return this.#part(this.id, { ...this.#shared(), lanes });
  }

  /**
   * The same in parts, made as they are asked for: what symbols share, then one part a symbol. Each
   * is encoded by itself, so there is no limit to their number. Nothing may be fed in between.
   */
  *snapshots(): Generator<Snapshot> {
    const laneCount = this.#lanes.size;
    yield this.#part(sharedId(this.id), { ...this.#shared(), laneCount });
    for (const [symbol, lane] of this.#lanes) {
      yield this.#part(laneId(this.id), { symbol, lane: lane.snapshot() });
    }
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const { shared, lanes } = partsOf(admitSnapshot(snapshot, this.id, version));
    this.#resume(shared, lanes);
  }

  /** Continue from the parts that `snapshots` gave, in their order: all of them, or nothing. */
  restoreAll(snapshots: Iterable<Snapshot>): void {
    const { shared, lanes } = partsIn(snapshots, this.id, version);
    this.#resume(shared, lanes);
  }

  #part(id: string, state: State): Snapshot {
    return snapshotOf(id, version, state);
  }

  #shared(): { readonly equity: number; readonly portfolio: State } {
    return { equity: this.#account.equity, portfolio: this.#portfolio?.snapshot() ?? null };
  }

  #resume({ equity, portfolio }: Shared, states: Iterable<State>): void {
    const make = (symbol: string): Lane => new Lane(symbol, this.#design);
    const lanes = lanesIn(states, this.config.maxSymbols, make);
    const waiting = portfolioOf(this.config);
    waiting?.restore(portfolio, 'state.portfolio');
    this.#portfolio = waiting;
    this.#lanes = lanes;
    this.#inOrder = undefined;
    this.#account = { equity };
  }

  get #isFull(): boolean {
    return this.#lanes.size >= this.config.maxSymbols;
  }

  /** What a bar is called here that is `said` to be of some symbol. */
  #canonical(said: string | undefined, bar: unknown): string | undefined {
    const names = this.#names;
    if (said === undefined || names === undefined || said === this.config.symbol) return said;
    return canonicalOf(said, bar, names);
  }

  /** The lane of a bar of `symbol`: a new one for a first bar that may stay, else the door; or none. */
  #laneOf(symbol: string | undefined, bar: unknown): Lane | undefined {
    if (symbol === undefined || symbol === unreadable) return undefined;
    const found = this.#knownOrDoor(symbol);
    if (found === undefined || found !== this.#door || !found.admits(bar)) return found;
    const lane = new Lane(symbol, this.#design);
    this.#lanes.set(symbol, lane);
    this.#inOrder = undefined;
    return lane;
  }

  /** The lane of `symbol`, or the door as if it were that; none if there is no place for it. */
  #knownOrDoor(symbol: string): Lane | undefined {
    const known = this.#lanes.get(symbol);
    if (known !== undefined || this.#isFull) return known;
    this.#door.symbol = symbol;
    return this.#door;
  }

  #settled(result: LaneResult, keep: boolean): LaneResult {
    const portfolio = this.#portfolio;
    if (portfolio === undefined) return result;
    const { equity } = this.#account;
    const settled = result.bars.flatMap(({ decision }) => {
      if (decision === undefined) return [];
      return keep ? portfolio.add(decision, equity) : portfolio.peek(decision, equity);
    });
    result.settle(settled);
    return result;
  }
}

function portfolioOf({ portfolio, risk }: PipelineConfig): Portfolio | undefined {
  if (portfolio === undefined) return undefined;
  return new Portfolio(portfolio.maxExposureRatio, riskPolicy(risk));
}
