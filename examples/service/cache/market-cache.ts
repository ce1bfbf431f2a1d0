// What is asked for often: the newest bars of each symbol, compressed, its quote and its features.
import type { SymbolBar } from 'barwave';
import type { Metrics } from 'barwave/metrics';
import { LRUCache } from 'lru-cache';
import { timed } from '../timed.js';
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
  /** In order of time. */
  readonly bars: readonly SymbolBar[];
  /** Bars that are kept, by symbol. */
  readonly buffers: ReadonlyMap<string, number>;
}

const quoteMs = 300_000;
const featuresMs = 2000;
/** A closed row outlives its bar; its age is told with it. */
const rowsMs = 7 * 86_400_000;
/** Bars that are compressed together: four times as many would save a fifth of the bytes. */
const blockBars = 64;
/** Blocks that are compressed in a second, unless one is overdue: each takes half a millisecond. */
const blocksAtOnce = 8;
/** Of the bars after the last block: one for each second in which there were some, or corrected ones. */
const mostParts = 4096;

export class MarketCache {
  readonly #store: MemoryStore;
  readonly #metrics: Metrics | undefined;
  /** Bars since the last block, by symbol. */
  readonly #open = new Map<string, SymbolBar[]>();
  #blocksLeft = 0;
  readonly counts = { hits: 0, misses: 0, plainBytes: 0, packedBytes: 0 };

  constructor(store: MemoryStore, metrics?: Metrics) {
    this.#store = store;
    this.#metrics = metrics;
  }

  /**
   * All of a second, in one command for each kind, however many symbols there are. Of bars only what is
   * new is written: it is appended, and a whole block replaces what was appended since the last one.
   */
  async update(
    { quotes, forming, closed, bars, buffers }: CacheUpdate,
    mostBlocks = blocksAtOnce,
  ): Promise<void> {
    const appended: Appended[] = [];
    const forgotten: string[] = [];
    this.#blocksLeft = mostBlocks;
    for (const [symbol, news] of grouped(bars, (bar) => bar.symbol)) {
      const most = Math.ceil((buffers.get(symbol) ?? 0) / blockBars);
      const { blocks, rest } = this.#add(symbol, news);
      for (const block of blocks) appended.push([`blocks:${symbol}`, block, most]);
      if (blocks.length > 0) forgotten.push(`tail:${symbol}`);
      if (rest.length > 0) appended.push([`tail:${symbol}`, barsCodec.pack(rest), mostParts]);
    }
    // one after the other, so that who asks meanwhile is answered in between
    await this.#store.setMany('quote', packed(quotes, quoteCodec), quoteMs);
    await this.#store.setMany('forming', packed(forming, featuresCodec), featuresMs);
    await this.#store.setMany('rows', packed(closed, featuresCodec), rowsMs);
    await this.#store.appendMany(appended, forgotten);
  }

  /** Bars that are not older than the newest; compressed, those of which there are enough. */
  #add(symbol: string, news: readonly SymbolBar[]) {
    const open = this.#open.get(symbol) ?? [];
    this.#open.set(symbol, open);
    let rest: SymbolBar[] = [];
    const blocks: Uint8Array[] = [];
    for (const bar of news) {
      const newest = open.at(-1)?.time ?? Number.NEGATIVE_INFINITY;
      if (bar.time < newest) continue;
      if (bar.time === newest) open.pop();
      open.push(bar);
      rest.push(bar);
      const isDue = open.length > blockBars && this.#blocksLeft-- > 0;
      if (!isDue && open.length < 2 * blockBars) continue;
      blocks.push(blockCodec.pack(open.splice(0, blockBars)));
      rest = [...open];
      this.counts.plainBytes += 48 * blockBars;
      this.counts.packedBytes += blocks.at(-1)!.length;
    }
    return { blocks, rest };
  }

  /** Begin anew with what history has. */
  async fill(symbol: string, bars: readonly SymbolBar[], bufferBars: number): Promise<void> {
    await this.#store.appendMany([], [`blocks:${symbol}`, `tail:${symbol}`]);
    this.#open.delete(symbol);
    const buffers = new Map([[symbol, bufferBars]]);
    await this.update({ quotes: [], forming: [], closed: [], bars, buffers }, 1e9);
  }

  /** The newest `limit` bars; only blocks that have some of them are read. */
  bars(symbol: string, limit: number = Number.POSITIVE_INFINITY): Promise<SymbolBar[]> {
    return timed(this.#metrics, 'cache', async () => {
      // The tail first: where a block takes its place meanwhile its bars are read twice, not never.
      const [tail, blocks] = await Promise.all([
        this.#store.list(`tail:${symbol}`),
        this.#store.list(`blocks:${symbol}`),
      ]);
      this.counts[tail.length > 0 ? 'hits' : 'misses'] += 1;
      const byTime = new Map<number, SymbolBar>();
      const most = Math.ceil(limit / blockBars);
      for (const bytes of blocks.slice(-most))
        for (const bar of read.memo(bytes, { context: symbol })) byTime.set(bar.time, bar);
      for (const bytes of tail)
        for (const bar of unpacked(barsCodec, bytes, symbol) ?? []) byTime.set(bar.time, bar);
      return [...byTime.values()].slice(-limit);
    });
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
    return timed(this.#metrics, 'cache', async () => {
      const stored = await this.#store.getMany(kind, symbols);
      const found = stored.map((bytes, i) => unpacked(codec, bytes, symbols[i]!));
      for (const value of found) this.counts[value !== undefined ? 'hits' : 'misses'] += 1;
      return found;
    });
  }
}

/** Of what was packed here the value is known, as long as its bytes are kept. */
const known = new WeakMap<Uint8Array, unknown>();

/** Blocks that were asked for last: to decompress one takes as long as to make it. */
const read = new LRUCache<Uint8Array, readonly SymbolBar[], string>({
  max: 512,
  memoMethod: (bytes, _, { context }) => unpacked(blockCodec, bytes, context) ?? [],
});

/** What cannot be read, as another version or somebody else has written it, is as good as not there. */
function unpacked<T>(codec: Codec<T>, bytes: Uint8Array | undefined, symbol: string) {
  try {
    return bytes && ((known.get(bytes) as T) ?? codec.unpack(bytes, symbol));
  } catch {
    return undefined;
  }
}

function packed<T extends { readonly symbol: string }>(
  all: readonly T[],
  codec: Codec<T>,
): Named[] {
  return all.map((one) => {
    const bytes = codec.pack(one);
    known.set(bytes, one);
    return [one.symbol, bytes];
  });
}
