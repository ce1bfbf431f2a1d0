// Once a second: ask the sources, take closed bars in, look at forming ones, keep and tell.
import type { PipelineResult, SymbolBar } from 'barwave';
import { timeframeOf } from 'barwave/bars';
import type { Canary } from './canary.js';
import type { Asset } from './config.js';
import type { Parts } from './parts.js';
import { RowBook } from './rows-in.js';
import type { Fetched } from './sources/sources.js';
import { Teller } from './teller.js';

/** What is known of a symbol's feed. */
export interface FeedStatus {
  /** When its source answered last, ms; NaN before. */
  at: number;
  source: string;
  /** End of the newest closed bar, ms; NaN before. */
  end: number;
  quality: number;
  tier: string;
  /** Why there is nothing newer; empty if there is. */
  fault: string;
}

interface Arrived extends Fetched {
  readonly asset: Asset;
}

/** Share of a second that a tick waits for answers; later ones are for the next tick. */
const waitMs = 800;
/** Turns after which others get the event loop. */
const burst = 20;

export class Collector {
  readonly status: Map<string, FeedStatus> = new Map();
  readonly counts = { ticks: 0, missed: 0, faults: 0 };
  canary: Canary | undefined;
  readonly #parts: Parts;
  readonly #teller: Teller;
  readonly #rows = new RowBook();
  readonly #baseMs: number;
  /** What an empty history begins with, ms. */
  readonly #first: number;
  readonly #newest = new Map<string, SymbolBar>();
  readonly #fetching = new Set<string>();
  #arrived: Arrived[] = [];
  #gaps: { symbol: string; from: number; to: number }[] = [];
  #isAskingForGap = false;
  /** Bars of gaps that were found, to be taken in. */
  #late: SymbolBar[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#teller = new Teller(parts);
    this.#baseMs = timeframeOf(parts.config.base).nominalMs;
    this.#first = parts.clock.now() - parts.config.bootstrapDays * 86_400_000;
    for (const { symbol, enabled } of parts.config.assets) {
      if (!enabled) continue;
      const newest = parts.history.bars(symbol, 0, Number.MAX_SAFE_INTEGER, 1)[0];
      if (newest !== undefined) this.#newest.set(symbol, newest);
      this.status.set(symbol, {
        at: Number.NaN,
        source: '',
        end: newest === undefined ? Number.NaN : newest.time + this.#baseMs,
        quality: Number.NaN,
        tier: 'unknown',
        fault: 'not asked yet',
      });
    }
    parts.engine.events.on('gap', ({ symbol, timeframe, from, to }) => {
      if (timeframe === undefined && this.#gaps.length < 64) this.#gaps.push({ symbol, from, to });
    });
  }

  /** Until `signal` is aborted. The n-th tick is due n seconds after the first, however long each takes. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, metrics } = this.#parts;
    const start = clock.now();
    for (let second = 0; !signal.aborted; second++) {
      const due = start + 1000 * second;
      await clock.wait(due - clock.now(), signal);
      if (signal.aborted) return;
      const drift = clock.now() - due;
      metrics.record({ component: 'collector', type: 'drift', value: drift, unit: 'ms' });
      await this.tick(second);
      const late = Math.floor((clock.now() - due) / 1000);
      this.counts.missed += late;
      second += late;
    }
  }

  async tick(second: number): Promise<void> {
    this.counts.ticks += 1;
    const { config, clock } = this.#parts;
    const asked = config.assets
      .filter(({ enabled, everySeconds }) => enabled && second % everySeconds === 0)
      .filter(({ symbol }) => !this.#fetching.has(symbol))
      .map((asset) => this.#ask(asset));
    const waiting = new AbortController();
    const all = Promise.all([...asked, this.#askForGap()]).then(() => waiting.abort());
    await Promise.race([all, clock.wait(waitMs, waiting.signal)]);
    const arrived = this.#arrived;
    this.#arrived = [];
    await this.#take(arrived);
    const late = this.#late;
    this.#late = [];
    await this.#absorb(late);
  }

  /** Symbols whose data are too old to take risk on. */
  degraded(): string[] {
    return [...this.status.keys()].filter((symbol) => this.#isStale(symbol));
  }

  async #ask(asset: Asset): Promise<void> {
    const { sources, clock, config, log } = this.#parts;
    const { symbol } = asset;
    const now = clock.now();
    const from = this.#newest.get(symbol)?.time ?? this.#first;
    const status = this.status.get(symbol)!;
    this.#fetching.add(symbol);
    try {
      const fetched = await sources.fetch(asset, { symbol, timeframe: config.base, from, to: now });
      Object.assign(status, { at: clock.now(), source: fetched.source, fault: '' });
      this.#arrived.push({ ...fetched, asset });
    } catch (error) {
      this.counts.faults += 1;
      if (status.fault === '') log.warn({ symbol, fault: (error as Error).message }, 'no candles');
      status.fault = (error as Error).message;
    } finally {
      this.#fetching.delete(symbol);
    }
  }

  /** Bars of all symbols in order of time, then symbol: as they would have come without delay. */
  async #take(arrived: readonly Arrived[]): Promise<void> {
    const bars = arrived.flatMap(({ candles }) => candles.bars.filter((bar) => this.#isNews(bar)));
    const results = await this.#absorb(bars);
    const forming = arrived.flatMap(({ candles }) => candles.forming ?? []);
    const peeked = forming.map((bar) => ({ bar, result: this.#parts.engine.peek(bar) }));
    for (const { bar, result } of peeked) this.#teller.forming(bar, result);
    await this.#cached(
      arrived,
      results,
      peeked.map(({ result }) => result),
      bars,
    );
  }

  #isNews(bar: SymbolBar): boolean {
    const newest = this.#newest.get(bar.symbol);
    if (newest === undefined || bar.time > newest.time) return true;
    const fields = ['open', 'high', 'low', 'close', 'volume'] as const;
    return bar.time === newest.time && fields.some((field) => bar[field] !== newest[field]);
  }

  async #absorb(bars: readonly SymbolBar[]): Promise<Map<string, PipelineResult>> {
    const { engine, history } = this.#parts;
    const turns = turnsOf(bars);
    const last = new Map<string, PipelineResult>();
    for (const [i, turn] of turns.entries()) {
      const noRisk = new Set(turn.map(({ symbol }) => symbol).filter(() => this.#isOld(turn[0]!)));
      const word = { bars: turn, noRisk };
      const results = engine.absorb(word);
      for (const result of results) {
        last.set(result.symbol, result);
        this.#rows.note(result);
        this.#teller.closed(result);
      }
      this.#teller.trades(engine.trades);
      for (const told of this.canary?.compare(word, results) ?? []) history.tell(told);
      history.addTurn(word);
      for (const bar of turn) this.#absorbed(bar, last.get(bar.symbol));
      if (i % burst === burst - 1) await new Promise((resolve) => setImmediate(resolve));
      if (history.waiting > 20_000) history.flush();
    }
    return last;
  }

  #absorbed(bar: SymbolBar, result: PipelineResult | undefined): void {
    const { symbol, time } = bar;
    if (time < (this.#newest.get(symbol)?.time ?? Number.NEGATIVE_INFINITY)) return;
    this.#newest.set(symbol, bar);
    const status = this.status.get(symbol)!;
    status.end = time + this.#baseMs;
    if (result === undefined) return;
    status.quality = result.quality.score;
    status.tier = result.quality.tier;
  }

  #isOld({ time }: SymbolBar): boolean {
    const { clock, config } = this.#parts;
    return clock.now() - (time + this.#baseMs) > 1000 * config.staleSeconds;
  }

  #isStale(symbol: string): boolean {
    const { clock, config } = this.#parts;
    const { at } = this.status.get(symbol)!;
    return !(clock.now() - at <= 1000 * config.staleSeconds);
  }

  async #cached(
    arrived: readonly Arrived[],
    closed: ReadonlyMap<string, PipelineResult>,
    forming: readonly PipelineResult[],
    bars: readonly SymbolBar[],
  ): Promise<void> {
    const { cache, clock, config } = this.#parts;
    const at = clock.now();
    const buffers = new Map(config.assets.map(({ symbol, bufferBars }) => [symbol, bufferBars]));
    await cache.update({
      quotes: arrived.flatMap(({ candles, source, asset: { symbol } }) => {
        const bar = candles.forming ?? candles.bars.at(-1);
        return bar === undefined ? [] : [{ symbol, time: bar.time, price: bar.close, at, source }];
      }),
      forming: forming.map((result) => this.#rows.rows(result, at)),
      closed: [...closed.values()].map((result) => this.#rows.rows(result, at)),
      bars: bars.map((bar) => ({ ...bar, bufferBars: buffers.get(bar.symbol) ?? 5000 })),
    });
  }

  /** One gap at a time, in nobody's way: what the sources have of it is taken in late. */
  async #askForGap(): Promise<void> {
    if (this.#isAskingForGap) return;
    const gap = this.#gaps.shift();
    const asset = this.#parts.config.assets.find(({ symbol }) => symbol === gap?.symbol);
    if (gap === undefined || asset === undefined) return;
    const wanted = { ...gap, timeframe: this.#parts.config.base };
    this.#isAskingForGap = true;
    const fetched = await this.#parts.sources.fetch(asset, wanted).catch(() => undefined);
    this.#isAskingForGap = false;
    const bars = fetched?.candles.bars ?? [];
    this.#late.push(...bars.filter(({ time }) => time >= gap.from && time < gap.to));
  }
}

/** Bars by time, in order, each time's by symbol. */
export function turnsOf(bars: readonly SymbolBar[]): SymbolBar[][] {
  const byTime = new Map<number, SymbolBar[]>();
  for (const bar of bars) byTime.set(bar.time, [...(byTime.get(bar.time) ?? []), bar]);
  const times = [...byTime.keys()].sort((a, b) => a - b);
  return times.map((time) => byTime.get(time)!.sort((a, b) => (a.symbol < b.symbol ? -1 : 1)));
}
