// What is asked for often: the newest bars of each symbol, compressed, its quote and its features.
import type { SymbolBar } from 'barwave';
import type { Metrics } from 'barwave/metrics';
import { timed } from '../timed.js';
import { packBlock, packr, packTail, unpackBlock, unpackTail } from './packed-bars.js';
import type { Named, Store } from './store.js';

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
  readonly rows: Readonly<
    Record<string, { end: number; close: number; values: Record<string, number> }>
  >;
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
/** Bars that are compressed together. */
const blockBars = 256;

export class MarketCache {
  readonly #store: Store;
  readonly #metrics: Metrics | undefined;
  /** Bars since the last block, by symbol. */
  readonly #open = new Map<string, SymbolBar[]>();
  readonly counts = { hits: 0, misses: 0, plainBytes: 0, packedBytes: 0 };

  constructor(store: Store, metrics?: Metrics) {
    this.#store = store;
    this.#metrics = metrics;
  }

  get bytes(): number {
    return this.#store.bytes;
  }

  /** All of a second, in one command for each kind, however many symbols there are. */
  async update({ quotes, forming, closed, bars, buffers }: CacheUpdate): Promise<void> {
    const blocks = bars.flatMap((bar): [string, Uint8Array, number][] => {
      const block = this.#add(bar);
      const most = Math.ceil((buffers.get(bar.symbol) ?? 0) / blockBars);
      return block === undefined ? [] : [[bar.symbol, block, most]];
    });
    const tails = [...new Set(bars.map(({ symbol }) => symbol))];
    const packed = (all: readonly (Quote | Features)[]): Named[] =>
      all.map((one) => [one.symbol, packr.pack(one)]);
    await Promise.all([
      this.#store.setMany('quote', packed(quotes), quoteMs),
      this.#store.setMany('forming', packed(forming), featuresMs),
      this.#store.setMany('rows', packed(closed), rowsMs),
      this.#store.setMany(
        'tail',
        tails.map((symbol) => [symbol, packTail(this.#openOf(symbol))]),
        rowsMs,
      ),
      this.#store.appendMany(blocks),
    ]);
  }

  /** One more bar, or the newest again; a block, compressed, once there are enough of them. */
  #add(bar: SymbolBar): Uint8Array | undefined {
    const open = this.#openOf(bar.symbol);
    const newest = open.at(-1)?.time ?? Number.NEGATIVE_INFINITY;
    if (bar.time < newest) return undefined;
    if (bar.time === newest) open.pop();
    open.push(bar);
    if (open.length <= blockBars) return undefined;
    const bytes = packBlock(open.splice(0, blockBars));
    this.counts.plainBytes += 48 * blockBars;
    this.counts.packedBytes += bytes.length;
    return bytes;
  }

  /** Begin anew with what history has. */
  async fill(symbol: string, bars: readonly SymbolBar[], bufferBars: number): Promise<void> {
    await this.#store.forget(['tail'], symbol);
    this.#open.delete(symbol);
    const buffers = new Map([[symbol, bufferBars]]);
    await this.update({ quotes: [], forming: [], closed: [], bars, buffers });
  }

  bars(symbol: string): Promise<SymbolBar[]> {
    return timed(this.#metrics, 'cache', async () => {
      const [blocks, [tail]] = await Promise.all([
        this.#store.list(symbol),
        this.#store.getMany('tail', [symbol]),
      ]);
      this.#count(tail !== undefined);
      const rows = blocks.flatMap((bytes) => unpackBlock(bytes, symbol));
      const newest = rows.at(-1)?.time ?? Number.NEGATIVE_INFINITY;
      const later = tail === undefined ? [] : unpackTail(tail, symbol);
      return [...rows, ...later.filter(({ time }) => time > newest)];
    });
  }

  quotes(symbols: readonly string[]): Promise<(Quote | undefined)[]> {
    return this.#many('quote', symbols);
  }

  forming(symbols: readonly string[]): Promise<(Features | undefined)[]> {
    return this.#many('forming', symbols);
  }

  rows(symbols: readonly string[]): Promise<(Features | undefined)[]> {
    return this.#many('rows', symbols);
  }

  #many<T>(kind: string, symbols: readonly string[]): Promise<(T | undefined)[]> {
    return timed(this.#metrics, 'cache', async () => {
      const found = await this.#store.getMany(kind, symbols);
      for (const value of found) this.#count(value !== undefined);
      return found.map((value) => (value === undefined ? undefined : (packr.unpack(value) as T)));
    });
  }

  #count(isHit: boolean): void {
    if (isHit) this.counts.hits += 1;
    else this.counts.misses += 1;
  }

  #openOf(symbol: string): SymbolBar[] {
    const open = this.#open.get(symbol) ?? [];
    this.#open.set(symbol, open);
    return open;
  }
}
