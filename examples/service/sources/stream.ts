// Candles as they are pushed: one connection for all symbols. What was heard since a candle, without a
// break, is known whole, and needs no request; what is older, and everything while the connection is
// away, is asked for as ever.
import type { SymbolBar } from 'barwave';
import type { Venue } from 'barwave/formats';
import { WebSocket } from 'ws';
import { Heard } from './heard.js';
import type { Candles, Wanted } from './source.js';

/** How a provider's stream is opened. */
export interface StreamShape {
  readonly url: string;
  readonly timeframes: readonly string[];
  /** What is sent first. */
  readonly hello?: (keys: readonly string[]) => object;
  /** What is in the frame after which it may be subscribed to; without one, at once. */
  readonly welcome?: string;
  readonly subscribe: (names: readonly string[], timeframe: string) => object;
}

export interface StreamOptions {
  readonly shape: StreamShape;
  readonly venue: Venue;
  readonly keys: readonly string[];
  /** In place of the provider's own; empty for that. */
  readonly host: string;
  readonly firstDelayMs?: number | undefined;
  /** A connection on which nothing is heard for so long is given up. */
  readonly silentMs?: number | undefined;
}

const longestDelayMs = 30_000;
/** Symbols that are wanted within this time are subscribed to together. */
const gatherMs = 50;

export class CandleStream {
  readonly #options: StreamOptions;
  /** By the provider's name. */
  readonly #heard = new Map<string, Heard>();
  /** Those that are wanted, and those that are not subscribed to yet. */
  readonly #names = new Set<string>();
  #unsent: string[] = [];
  #timeframe = '';
  #socket: WebSocket | undefined;
  #silence: NodeJS.Timeout | undefined;
  #isReady = false;
  #failures = 0;
  #isClosed = false;

  constructor(options: StreamOptions) {
    this.#options = options;
  }

  /** What was heard of `name`, or `undefined` where that is not all that is wanted. */
  candles(name: string, wanted: Wanted): Candles | undefined {
    return this.#want(name, wanted.timeframe) ? this.#heard.get(name)?.candles(wanted) : undefined;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#silence);
    this.#socket?.terminate();
  }

  /** Whether the stream has such candles; subscribes to those of `name`. */
  #want(name: string, timeframe: string): boolean {
    if (this.#isClosed || !this.#options.shape.timeframes.includes(timeframe)) return false;
    this.#timeframe ||= timeframe;
    if (timeframe !== this.#timeframe) return false;
    if (this.#names.has(name)) return true;
    this.#names.add(name);
    if (this.#unsent.push(name) === 1) setTimeout(() => this.#subscribe(), gatherMs).unref();
    if (this.#socket === undefined) this.#open();
    return true;
  }

  #open(): void {
    const { shape, keys, host, silentMs = 60_000 } = this.#options;
    const { host: ownHost, pathname } = new URL(shape.url);
    const base = host === '' ? `wss://${ownHost}` : host.replace(/^http/, 'ws');
    const socket = new WebSocket(base + pathname, {
      handshakeTimeout: 10_000,
      maxPayload: 4_000_000,
    });
    this.#socket = socket;
    this.#silence = setTimeout(() => socket.terminate(), silentMs).unref();
    const heard = (): unknown => this.#silence?.refresh();
    socket.on('open', () => {
      if (shape.hello !== undefined) socket.send(JSON.stringify(shape.hello(keys)));
      if (shape.welcome === undefined) this.#ready();
    });
    socket.on('ping', heard);
    socket.on('message', (data) => {
      heard();
      this.#hear(String(data));
    });
    socket.on('error', () => {}); // `close` follows
    socket.once('close', () => this.#lost());
  }

  /** What follows the break cannot be joined to what was heard before it. */
  #lost(): void {
    const { firstDelayMs = 500 } = this.#options;
    clearTimeout(this.#silence);
    this.#heard.clear();
    this.#isReady = false;
    if (this.#isClosed) return;
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** this.#failures++);
    setTimeout(() => !this.#isClosed && this.#open(), delay * (0.5 + Math.random() / 2)).unref();
  }

  #ready(): void {
    this.#isReady = true;
    this.#unsent = [...this.#names];
    this.#subscribe();
  }

  #subscribe(): void {
    if (!this.#isReady || this.#unsent.length === 0) return;
    const message = this.#options.shape.subscribe(this.#unsent, this.#timeframe);
    this.#unsent = [];
    this.#socket?.send(JSON.stringify(message));
  }

  #hear(text: string): void {
    const { shape, venue } = this.#options;
    const isWelcome = shape.welcome !== undefined && text.includes(shape.welcome);
    if (isWelcome && !this.#isReady) this.#ready();
    const { bars, forming, errors } = venue.decode(text, { timeframe: this.#timeframe });
    if (errors.some(({ reason }) => reason === 'venue-refused')) this.#socket?.terminate();
    for (const bar of bars) this.#add(bar, true);
    for (const bar of forming) this.#add(bar, false);
  }

  #add(bar: SymbolBar, isClosed: boolean): void {
    if (!this.#names.has(bar.symbol)) return;
    this.#failures = 0;
    const heard = this.#heard.get(bar.symbol) ?? new Heard(bar.time);
    this.#heard.set(bar.symbol, heard);
    heard.add(bar, isClosed);
  }
}
