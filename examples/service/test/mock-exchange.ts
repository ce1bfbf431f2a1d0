// An exchange on this machine that speaks each provider's shapes, with faults on demand.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Bar } from 'barwave';
import { type WebSocket, WebSocketServer } from 'ws';
import { replayedBar } from '../sources/replay.js';
import { answers, frames, heard, type Mocked } from './mock-shapes.js';
import { randomFrom } from './random.js';

export const passing = ['429', '500', 'half-body', 'wrong-json', 'no-json', 'disconnect'] as const;
export type Fault =
  | 'none'
  | (typeof passing)[number]
  | '429-retry-after'
  | 'time-out'
  | 'late'
  | 'duplicated'
  | 'out-of-order'
  | 'corrected'
  | 'clock-skew';

export interface MockOptions {
  readonly now: () => number;
  readonly durationMs?: number;
  /** Candles of an answer, the newest of them still forming. */
  readonly count?: number;
  /** Share of the requests that get a fault which is gone a moment later. */
  readonly faultRatio?: number;
}

export class MockExchange {
  fault: Fault = 'none';
  /** Whether streams may be connected to. */
  hasStream = true;
  requests = 0;
  /** Streams that were opened, and frames of candles that were sent. */
  streams = 0;
  framesSent = 0;
  /** When it was asked, ms. */
  readonly asked: number[] = [];
  readonly #name: Mocked;
  readonly #options: Required<MockOptions>;
  readonly #server: Server;
  readonly #random = randomFrom(1);
  readonly #clients = new Set<Socket>();
  readonly #sockets = new Map<WebSocket, Set<string>>();

  private constructor(name: Mocked, options: MockOptions) {
    this.#name = name;
    this.#options = { durationMs: 60_000, count: 10, faultRatio: 0, ...options };
    this.#server = createServer((request, response) => this.#answer(request, response));
    const streams = new WebSocketServer({ noServer: true });
    this.#server.on('upgrade', (request, socket, head) => {
      if (!this.hasStream) return socket.destroy();
      streams.handleUpgrade(request, socket, head, (opened) => this.#opened(opened));
    });
  }

  static async open(name: Mocked, options: MockOptions): Promise<MockExchange> {
    const exchange = new MockExchange(name, options);
    exchange.#server.listen(0, '127.0.0.1');
    await once(exchange.#server, 'listening');
    return exchange;
  }

  get host(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Connections over which candles were asked for. */
  get connections(): number {
    return this.#clients.size;
  }

  /** Symbols that streams are subscribed to. */
  get subscribed(): string[] {
    return [...this.#sockets.values()].flatMap((names) => [...names]).sort();
  }

  close(): void {
    this.disconnect();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Every stream ends, without a word. */
  disconnect(): void {
    for (const socket of this.#sockets.keys()) socket.terminate();
    this.#sockets.clear();
  }

  /** A candle to whoever subscribed to it. */
  push(symbol: string, bar: Bar, isClosed: boolean): void {
    const { durationMs } = this.#options;
    const frame = frames[this.#name]?.({ bar, symbol, durationMs, isClosed });
    if (frame !== undefined) this.send(JSON.stringify(frame), symbol);
  }

  /** Any text to every stream, or to those that subscribed to a symbol. */
  send(text: string, symbol?: string): void {
    for (const [socket, names] of this.#sockets) {
      if (symbol !== undefined && !names.has(symbol)) continue;
      socket.send(text);
      this.framesSent += 1;
    }
  }

  #opened(socket: WebSocket): void {
    this.streams += 1;
    const names = new Set<string>();
    this.#sockets.set(socket, names);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('message', (data) => {
      const told = heard(this.#name, String(data));
      for (const name of told.names) names.add(name);
      for (const answer of told.answers) socket.send(JSON.stringify(answer));
    });
  }

  /** The newest bars, or those from `from` on; the last of them is still forming. */
  bars(symbol: string, from = Number.NaN): Bar[] {
    const { now, durationMs, count } = this.#options;
    const newest = Math.floor(now() / durationMs) * durationMs;
    const wanted = Number.isNaN(from) ? count : Math.ceil((newest - from) / durationMs) + 1;
    const length = Math.min(1000, Math.max(0, wanted));
    return Array.from({ length }, (_, i) =>
      replayedBar(symbol, newest - (length - 1 - i) * durationMs, durationMs),
    );
  }

  #answer({ url = '', socket }: IncomingMessage, response: ServerResponse): void {
    const { now, durationMs, faultRatio } = this.#options;
    this.requests += 1;
    this.#clients.add(socket);
    this.asked.push(now());
    const { pathname, searchParams } = new URL(url, this.host);
    const inPath = /\/(?:chart|ticker)\/([^/]+)/.exec(pathname)?.[1];
    const symbol = searchParams.get('symbol') ?? searchParams.get('symbols') ?? inPath ?? '';
    const inRange = /\/range\/[^/]+\/[^/]+\/(\d+)/.exec(pathname)?.[1];
    const from = Number(searchParams.get('startTime') ?? inRange ?? Number.NaN);
    const bars = this.#changed(symbol, durationMs === 1000 ? from : Number.NaN);
    const text = JSON.stringify(answers[this.#name](bars, symbol, durationMs));
    const isFaulty = this.#random() < faultRatio;
    const fault = isFaulty ? passing[Math.floor(this.#random() * passing.length)] : this.fault;
    switch (fault) {
      case '429':
        response.writeHead(429).end();
        return;
      case '429-retry-after':
        response.writeHead(429, { 'Retry-After': '7' }).end();
        return;
      case '500':
        response.writeHead(500).end('<h1>oops</h1>');
        return;
      case 'time-out':
        return;
      case 'half-body':
        response.writeHead(200, { 'Content-Length': text.length });
        response.write(text.slice(0, text.length / 2), () => response.destroy());
        return;
      case 'wrong-json':
        response.end('{"hello":"world"}');
        return;
      case 'no-json':
        response.end('<html>maintenance</html>');
        return;
      case 'disconnect':
        response.destroy();
        return;
      default:
        response.end(text);
    }
  }

  #changed(symbol: string, from: number): Bar[] {
    const bars = this.bars(symbol, from);
    if (this.fault === 'late') return bars.slice(0, -3);
    if (this.fault === 'duplicated') return bars.flatMap((bar) => [bar, bar]);
    if (this.fault === 'out-of-order') return [...bars.slice(5), ...bars.slice(0, 5)];
    if (this.fault === 'corrected')
      return bars.map((bar, i) => (i === 8 ? { ...bar, volume: bar.volume + 1 } : bar));
    if (this.fault !== 'clock-skew') return bars;
    const { durationMs } = this.#options;
    const ahead = replayedBar(symbol, bars.at(-1)!.time + durationMs, durationMs);
    return [...bars, ahead];
  }
}
