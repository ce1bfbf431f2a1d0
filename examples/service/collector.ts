// Once a second: ask the sources, take closed bars in, look at forming ones, fill the cache.
import type { SymbolBar } from 'barwave';
import type { Asset } from './config.js';
import { type FeedStatus, Feeds } from './feeds.js';
import { Gaps } from './gaps.js';
import { Intake } from './intake.js';
import type { Parts } from './parts.js';
import type { Fetched } from './sources/sources.js';

type Arrived = Fetched & { readonly asset: Asset };

/** Share of a second that a tick waits for answers; later ones are for the next tick. */
const waitMs = 800;

export class Collector {
  readonly counts = { ticks: 0, missed: 0, faults: 0 };
  readonly intake: Intake;
  readonly status: ReadonlyMap<string, FeedStatus>;
  readonly #parts: Parts;
  readonly #gaps: Gaps;
  readonly #feeds: Feeds;
  /** What an empty history begins with, ms. */
  readonly #first: number;
  readonly #fetching = new Set<string>();
  readonly #arrived: Arrived[] = [];

  constructor(parts: Parts) {
    const { config, clock, history } = parts;
    this.#parts = parts;
    this.#gaps = new Gaps(parts);
    this.#feeds = new Feeds(config.base);
    this.status = this.#feeds.status;
    this.intake = new Intake(parts, this.#feeds);
    this.#first = clock.now() - config.bootstrapDays * 86_400_000;
    for (const { symbol, enabled } of config.assets) {
      const [newest] = history.newest(symbol, 1);
      if (enabled) this.#feeds.add(symbol, newest);
    }
  }

  /** Symbols whose data are too old to take risk on. */
  degraded(): string[] {
    const { clock, config } = this.#parts;
    const oldest = clock.now() - 1000 * config.staleSeconds;
    return [...this.status].flatMap(([symbol, { at }]) => (at >= oldest ? [] : symbol));
  }

  /**
   * Until `signal` is aborted. The n-th tick is due n seconds after the first, however long each takes;
   * `upkeep` follows each.
   */
  async run(signal: AbortSignal, upkeep: (second: number) => Promise<void>): Promise<void> {
    const { clock, metrics } = this.#parts;
    const start = clock.now();
    for (let second = 0, missed = 0; !signal.aborted; second++) {
      const due = start + 1000 * second;
      await clock.wait(due - clock.now(), signal);
      if (signal.aborted) return;
      const drift = clock.now() - due;
      metrics.record({ component: 'collector', type: 'drift', value: drift, unit: 'ms' });
      await this.tick(second, missed);
      await upkeep(second);
      missed = Math.floor((clock.now() - due) / 1000);
      this.counts.missed += missed;
      second += missed;
    }
  }

  /** @param missed  seconds before this one for which there was no tick: who was due then is asked now */
  async tick(second: number, missed = 0): Promise<void> {
    this.counts.ticks += 1;
    const { config, clock } = this.#parts;
    const asked = config.assets
      .filter(({ enabled, everySeconds }) => enabled && second % everySeconds <= missed)
      .filter(({ symbol }) => !this.#fetching.has(symbol))
      .map((asset) => this.#ask(asset));
    const waiting = new AbortController();
    const all = Promise.all([...asked, this.#gaps.ask()]).then(() => waiting.abort());
    await Promise.race([all, clock.wait(waitMs, waiting.signal)]);
    await this.#take(this.#arrived.splice(0), this.#gaps.found.splice(0));
  }

  async #ask(asset: Asset): Promise<void> {
    const { sources, clock, config, log } = this.#parts;
    const { symbol } = asset;
    const from = this.status.get(symbol)?.newest?.time ?? this.#first;
    const wanted = { symbol, timeframe: config.base, from, to: clock.now() };
    this.#fetching.add(symbol);
    try {
      const fetched = await sources.fetch(asset, wanted);
      this.#feeds.answered(symbol, fetched.source, clock.now());
      this.#arrived.push({ ...fetched, asset });
    } catch (error) {
      const { message: fault } = error as Error;
      this.counts.faults += 1;
      if (this.#feeds.failed(symbol, fault)) log.warn({ symbol, fault }, 'no candles');
    } finally {
      this.#fetching.delete(symbol);
    }
  }

  /** @param found  bars of gaps */
  async #take(arrived: readonly Arrived[], found: readonly SymbolBar[]): Promise<void> {
    const { config, clock, cache, history } = this.#parts;
    const given = arrived.flatMap(({ candles }) => candles.bars);
    const bars = [...found, ...given.filter((bar) => this.#feeds.isNews(bar))];
    const closed = await this.intake.absorb(bars);
    const at = clock.now();
    const forming = await this.intake.peek(arrived.flatMap(({ candles }) => candles.forming ?? []));
    const quotes = arrived.flatMap(({ candles, source, asset: { symbol } }) => {
      const bar = candles.forming ?? candles.bars.at(-1);
      return bar === undefined ? [] : [{ symbol, time: bar.time, price: bar.close, at, source }];
    });
    const older = await cache.update({ quotes, forming, closed, bars });
    // those begin anew, as history has them; while it cannot be written they stay as they are
    if (older.size === 0 || !history.flush()) return;
    const again = config.assets.filter(({ symbol }) => older.has(symbol));
    for (const asset of again) await fillCache(this.#parts, asset);
  }
}

/** What the cache has of a symbol is what history has. */
export async function fillCache({ cache, history }: Parts, asset: Asset): Promise<void> {
  const { symbol, bufferBars } = asset;
  await cache.fill(symbol, history.newest(symbol, bufferBars), bufferBars);
}
