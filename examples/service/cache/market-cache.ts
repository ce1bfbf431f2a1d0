// What is asked for often: the newest bars of each symbol, compressed, its quote and its features.
import type { SymbolBar } from 'barwave';
import { Metrics, timed } from 'barwave/metrics';
import { breathe } from '../breathe.js';
import { grouped } from '../turns.js';
import { barsCodec, blockCodec, type Codec, featuresCodec, quoteCodec } from './codecs.js';
import type { Appended, MemoryStore, Named } from './store.js';

export interface Quote {
  readonly symbol: string;
  /** Open of the bar that it is of, ms. */
  readonly time: number;
  readonly price: number;
  /** When it was fetched, ms. */
  readonly at: number;
  readonly source: string;
}

/** Newest closed row of each timeframe, and what the forming bar would make of it. */
export interface Features {
  readonly symbol: string;
  readonly at: number;
  /** Names of the values, the same for each timeframe. */
  readonly columns: readonly string[];
  readonly rows: Readonly<Record<string, { end: number; close: number; values: Float64Array }>>;
}

export interface CacheUpdate {
  readonly quotes: readonly Quote[];
  readonly forming: readonly Features[];
  readonly closed: readonly Features[];
  readonly bars: readonly SymbolBar[];
}

const quoteMs = 300_000;
const featuresMs = 2000;
/** A closed row outlives its bar; its age is told with it. */
const rowsMs = 7 * 86_400_000;
/** Bars that are compressed together; as many stay as they are, so that late ones find their place. */
const blockBars = 64;
/** Of the bars after the last block: one for each second in which there were some, or corrected ones. */
const mostParts = 4096;

export class MarketCache {
  readonly #store: MemoryStore;
  readonly #metrics: Metrics;
  /** Bars since the last block, by symbol. */
  readonly #open = new Map<string, SymbolBar[]>();
  /** Blocks that are kept, by symbol. */
  readonly #most = new Map<string, number>();
  readonly counts = { hits: 0, misses: 0, plainBytes: 0, packedBytes: 0 };

  constructor(store: MemoryStore, metrics = new Metrics({ now: () => performance.now() })) {
    this.#store = store;
    this.#metrics = metrics;
  }

  /**
   * All of a second, in one command for each kind, however many symbols there are. Of bars only what is
   * new is written: it is appended, and a whole block replaces what was appended since the last one.
   *
   * @returns symbols with a bar that is older than what is not compressed: they want to be filled anew
   */
  async update({ quotes, forming, closed, bars }: CacheUpdate): Promise<Set<string>> {
    const appended: Appended[] = [];
    const forgotten: string[] = [];
    const older = new Set<string>();
    for (const [symbol, news] of grouped(bars, (bar) => bar.symbol)) {
      const { blocks, rest, isWhole, hasOlder } = await this.#add(symbol, news);
      const most = this.#most.get(symbol) ?? 1;
      for (const block of blocks) appended.push([`blocks:${symbol}`, block, most]);
      if (isWhole) forgotten.push(`tail:${symbol}`);
      if (rest.length > 0) appended.push([`tail:${symbol}`, barsCodec.pack(rest), mostParts]);
      if (hasOlder) older.add(symbol);
    }
    await this.#store.setMany('quote', await packed(quotes, quoteCodec), quoteMs);
    await this.#store.setMany('forming', await packed(forming, featuresCodec), featuresMs);
    await this.#store.setMany('rows', await packed(closed, featuresCodec), rowsMs);
    await this.#store.appendMany(appended, forgotten);
    return older;
  }

  /** Each bar in its place by time; compressed, those of which there are enough. */
  async #add(symbol: string, news: readonly SymbolBar[]) {
    const open = this.#open.get(symbol) ?? [];
    this.#open.set(symbol, open);
    const blocks: Uint8Array[] = [];
    let [rest, isWhole, hasOlder]: [SymbolBar[], boolean, boolean] = [[], false, false];
    for (const bar of news) {
      const before = open.findLastIndex(({ time }) => time <= bar.time);
      const isOlder = before < 0 && open.length > 0;
      hasOlder ||= isOlder;
      if (isOlder) continue;
      isWhole ||= before < open.length - 1;
      open.splice(before + 1, 0, bar);
      if (open[before]?.time === bar.time) open.splice(before, 1);
      rest.push(bar);
      if (open.length < 2 * blockBars) continue;
      blocks.push(blockCodec.pack(open.splice(0, blockBars)));
      isWhole = true;
      this.counts.plainBytes += 48 * blockBars;
      this.counts.packedBytes += blocks.at(-1)!.length;
      await breathe();
    }
    return { blocks, rest: isWhole ? [...open] : rest, isWhole, hasOlder };
  }

  /** Begin anew with what history has; so many bars are kept from now on. */
  async fill(symbol: string, bars: readonly SymbolBar[], bufferBars: number): Promise<void> {
    await this.#store.appendMany([], [`blocks:${symbol}`, `tail:${symbol}`]);
    this.#open.delete(symbol);
    this.#most.set(symbol, Math.ceil(bufferBars / blockBars));
    await this.update({ quotes: [], forming: [], closed: [], bars });
  }

  /** The newest `limit` bars; only blocks that have some of them are read. */
  bars(symbol: string, limit: number = Number.POSITIVE_INFINITY): Promise<SymbolBar[]> {
    const read = async () => {
      // The tail first: where a block takes its place meanwhile its bars are read twice, not never.
      const [tail, blocks] = await Promise.all([
        this.#store.list(`tail:${symbol}`),
        this.#store.list(`blocks:${symbol}`),
      ]);
      this.counts[tail.length > 0 ? 'hits' : 'misses'] += 1;
      const byTime = new Map<number, SymbolBar>();
      const most = Math.ceil(limit / blockBars);
      for (const bytes of blocks.slice(-most))
        for (const bar of unpacked(blockCodec, bytes, symbol) ?? []) byTime.set(bar.time, bar);
      for (const bytes of tail)
        for (const bar of unpacked(barsCodec, bytes, symbol) ?? []) byTime.set(bar.time, bar);
      return [...byTime.values()].slice(-limit);
    };
    return timed('cache', read, this.#metrics)();
  }

  quotes(symbols: readonly string[]): Promise<(Quote | undefined)[]> {
    return this.#many('quote', symbols, quoteCodec);
  }

  forming(symbols: readonly string[]): Promise<(Features | undefined)[]> {
    return this.#many('forming', symbols, featuresCodec);
  }

  rows(symbols: readonly string[]): Promise<(Features | undefined)[]> {
    return this.#many('rows', symbols, featuresCodec);
  }

  #many<T>(kind: string, symbols: readonly string[], codec: Codec<T>): Promise<(T | undefined)[]> {
    const read = async () => {
      const stored = await this.#store.getMany(kind, symbols);
      const found = stored.map((bytes, i) => unpacked(codec, bytes, symbols[i]!));
      for (const value of found) this.counts[value !== undefined ? 'hits' : 'misses'] += 1;
      return found;
    };
    return timed('cache', read, this.#metrics)();
  }
}

/** Of what was packed here the value is known, as long as its bytes are kept. */
const known = new WeakMap<Uint8Array, unknown>();

/** What cannot be read, as another version or somebody else has written it, is as good as not there. */
function unpacked<T>(codec: Codec<T>, bytes: Uint8Array | undefined, symbol: string) {
  try {
    return bytes && ((known.get(bytes) as T) ?? codec.unpack(bytes, symbol));
  } catch {
    return undefined;
  }
}

async function packed<T extends { readonly symbol: string }>(all: readonly T[], codec: Codec<T>) {
  const named: Named[] = [];
  for (const one of all) {
    const bytes = codec.pack(one);
    known.set(bytes, one);
    named.push([one.symbol, bytes]);
    await breathe();
  }
  return named;
}
