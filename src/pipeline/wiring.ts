import type { Bar, SymbolBar } from '../bars/bar.js';
import { boundedId } from '../core/bounded-id.js';
import { differenceOf } from '../core/difference.js';
import { ConfigError } from '../core/errors.js';
import type { Identity } from '../core/identity.js';
import { Entrance } from '../core/own-code.js';
import { Accounts } from './accounts.js';
import type { PipelineConfig } from './config.js';
import { Desks } from './desks.js';
import type { LaneExtensions } from './hearing/lane-parts.js';
import type { LaneResult } from './lane-result.js';
import { Lanes } from './lanes.js';
import type { Portfolio } from './portfolio.js';
import { portfolioOf } from './portfolio-of.js';
import { canonicalOf, nothing, refusedBar, symbolOf, unreadable } from './refusal.js';
import type { Advance, PipelineResult } from './result.js';
import { settleResult } from './settle-result.js';
import { enteredSteps } from './steps.js';
import { configurationOf, partNames, SymbolBook } from './symbol-book.js';

/** Rises when the same bars, fills and actions give other state. */
export const pipelineVersion = 6;

/**
 * Version 5 wrote in full where nothing was heard, and kept what rounding left of .1 + .2 − .3 as a
 * position: it goes on.
 */
export const oldestPipelineVersion = 5;

const wirings = new WeakMap<object, Wiring>();

/** A pipeline, whatever its options. */
export interface Wired extends Identity {
  readonly symbols: readonly string[];
}

/** What a pipeline consists of, for functions that are written over one. */
export function wiringOf(pipeline: Wired): Wiring {
  const wiring = wirings.get(pipeline);
  if (wiring === undefined) throw new ConfigError('pipeline', 'a Pipeline', pipeline);
  return wiring;
}

/** The same, `undefined` for what stands before a pipeline. */
export const wiringIn = (feed: object): Wiring | undefined => wirings.get(feed);

/** Which parts a pipeline has, and how a bar goes through them. */
export class Wiring implements Identity {
  config: PipelineConfig;
  id: string;
  configuration: string;
  readonly differenceOf = (there: string, here: string): string =>
    differenceOf(there, here, partNames);
  readonly extensions: LaneExtensions;
  /** A follower's is its leader's: they share operators, which are in the middle of a bar. */
  readonly entrance: Entrance;
  readonly book: SymbolBook;
  lanes: Lanes;
  accounts: Accounts;
  desks: Desks;
  portfolio: Portfolio | undefined;

  constructor(config: PipelineConfig, extensions: LaneExtensions, pipeline: object, led?: Wiring) {
    this.config = config;
    this.extensions = extensions;
    this.entrance = led?.entrance ?? new Entrance();
    const steps = extensions.steps && enteredSteps(extensions.steps, this.entrance);
    this.book = new SymbolBook(config, { ...extensions, ...(steps && { steps }) }, led?.book);
    this.lanes = new Lanes(this.book, config.maxSymbols);
    this.accounts = new Accounts(this.book, config.equity);
    this.desks = new Desks(this.book);
    this.portfolio = portfolioOf(this, this.accounts, this.desks);
    this.configuration = configurationOf(this.book, config, this.portfolio);
    this.id = boundedId('pipeline', this.configuration);
    wirings.set(pipeline, this);
  }

  update(bar: SymbolBar | Bar): PipelineResult {
    this.entrance.enter();
    try {
      return this.#absorbed(bar);
    } finally {
      this.entrance.leave();
    }
  }

  peek(bar: SymbolBar | Bar): PipelineResult {
    this.entrance.enter();
    try {
      return this.#peeked(bar);
    } finally {
      this.entrance.leave();
    }
  }

  #absorbed(bar: SymbolBar | Bar): PipelineResult {
    const said = symbolOf(bar, this.config.symbol);
    if (said === unreadable) return this.#absorbed(nothing);
    const symbol = this.canonical(said, bar);
    const lane = symbol === undefined ? undefined : this.lanes.admit(symbol, bar);
    if (lane === undefined) return refusedBar(said, symbol);
    const account = this.accounts.of(lane.symbol);
    if (this.lanes.isDoor(lane)) return lane.peek(bar, account);
    return this.settled(lane.update(bar, account), true);
  }

  #peeked(bar: SymbolBar | Bar): PipelineResult {
    const said = symbolOf(bar, this.config.symbol);
    if (said === unreadable) return this.#peeked(nothing);
    const symbol = this.canonical(said, bar);
    const lane = symbol === undefined ? undefined : this.lanes.find(symbol);
    if (lane === undefined) return refusedBar(said, symbol);
    return this.settled(lane.peek(bar, this.accounts.of(lane.symbol)), false);
  }

  /** What has something to say by `now`. */
  advance(now: number): readonly LaneResult[] {
    const results: LaneResult[] = [];
    this.entrance.during(() =>
      this.lanes.advance(now, (lane) => {
        const result = lane.advance(now, this.accounts);
        if (result !== undefined) results.push(this.settled(result, true));
      }),
    );
    return results;
  }

  /** `results`, and what the portfolio step says, if its end time is over by `until`. */
  settle(results: readonly PipelineResult[], until: number): Advance {
    const { portfolio, accounts } = this;
    const due = this.entrance.during(() => portfolio?.settle(until, accounts.equity) ?? []);
    const decisions = [...results.flatMap((result) => result.decisions), ...due];
    const events = portfolio?.takeEvents?.();
    return { results, decisions, ...(events && { events }) };
  }

  /** `result`, decided on; `keep` says whether that is remembered. */
  settled(result: LaneResult, keep: boolean): LaneResult {
    settleResult(this, result, keep);
    return result;
  }

  /** What a bar is called here that is `said` to be of some symbol. */
  canonical(said: string | undefined, bar: unknown): string | undefined {
    const names = this.extensions.symbols;
    if (said === undefined || names === undefined || said === this.config.symbol) return said;
    return canonicalOf(said, bar, names);
  }
}
