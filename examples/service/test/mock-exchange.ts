// An exchange on this machine that speaks each provider's shapes, with faults on demand.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bar } from 'barwave';
import { replayedBar } from '../sources/replay.js';
import type { SourceName } from '../sources/source.js';

export type Fault =
  | 'none'
  | '429'
  | '429-retry-after'
  | '500'
  | 'time-out'
  | 'half-body'
  | 'wrong-json'
  | 'no-json'
  | 'disconnect'
  | 'late'
  | 'duplicated'
  | 'out-of-order'
  | 'corrected'
  | 'clock-skew';

const minute = 60_000;
type Shape = (bars: readonly Bar[], symbol: string) => unknown;
const iso = (time: number): string => new Date(time).toISOString();

/** As the providers document them. */
const shapes: Readonly<Record<Exclude<SourceName, 'replay'>, Shape>> = {
  binance: (bars) =>
    bars.map(({ time, open, high, low, close, volume }) => [
      time,
      ...[open, high, low, close, volume].map(String),
      time + minute - 1,
      '0',
      1,
      '0',
      '0',
      '0',
    ]),
  yahoo: (bars, symbol) => ({
    chart: {
      result: [
        {
          meta: { symbol, dataGranularity: '1m' },
          timestamp: bars.map(({ time }) => time / 1000),
          indicators: {
            quote: [
              Object.fromEntries(
                (['open', 'high', 'low', 'close', 'volume'] as const).map((field) => [
                  field,
                  bars.map((bar) => bar[field]),
                ]),
              ),
            ],
          },
        },
      ],
      error: null,
    },
  }),
  alphaVantage: (bars, symbol) => ({
    'Meta Data': { '2. Symbol': symbol, '4. Interval': '1min', '6. Time Zone': 'UTC' },
    'Time Series (1min)': Object.fromEntries(
      [...bars].reverse().map((bar) => [
        iso(bar.time).slice(0, 19).replace('T', ' '),
        {
          '1. open': String(bar.open),
          '2. high': String(bar.high),
          '3. low': String(bar.low),
          '4. close': String(bar.close),
          '5. volume': String(bar.volume),
        },
      ]),
    ),
  }),
  twelveData: (bars, symbol) => ({
    meta: { symbol, interval: '1min', exchange_timezone: 'UTC' },
    values: bars.map(({ time, ...prices }) => ({
      datetime: iso(time).slice(0, 19).replace('T', ' '),
      ...Object.fromEntries(Object.entries(prices).map(([name, value]) => [name, String(value)])),
    })),
    status: 'ok',
  }),
  polygon: (bars, symbol) => ({
    ticker: symbol,
    status: 'OK',
    results: bars.map(({ time, open, high, low, close, volume }) => ({
      t: time,
      o: open,
      h: high,
      l: low,
      c: close,
      v: volume,
    })),
  }),
  alpaca: (bars, symbol) => ({
    bars: {
      [symbol]: bars.map(({ time, open, high, low, close, volume }) => ({
        t: iso(time),
        o: open,
        h: high,
        l: low,
        c: close,
        v: volume,
      })),
    },
    next_page_token: null,
  }),
};

export class MockExchange {
  fault: Fault = 'none';
  requests = 0;
  connections = 0;
  readonly #server: Server;
  readonly #name: Exclude<SourceName, 'replay'>;
  readonly #now: () => number;

  private constructor(name: Exclude<SourceName, 'replay'>, now: () => number) {
    this.#name = name;
    this.#now = now;
    this.#server = createServer((request, response) => this.#answer(request, response));
    this.#server.on('connection', () => {
      this.connections += 1;
    });
  }

  static async open(name: Exclude<SourceName, 'replay'>, now: () => number): Promise<MockExchange> {
    const exchange = new MockExchange(name, now);
    exchange.#server.listen(0, '127.0.0.1');
    await once(exchange.#server, 'listening');
    return exchange;
  }

  get host(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** The bars of the last ten minutes, the newest of them still forming. */
  bars(symbol: string): Bar[] {
    const newest = Math.floor(this.#now() / minute) * minute;
    return Array.from({ length: 10 }, (_, i) =>
      replayedBar(symbol, newest - (9 - i) * minute, minute),
    );
  }

  #answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
    this.requests += 1;
    const symbol = /SPX|NOISE/.exec(url)?.[0] ?? 'SPX';
    const text = JSON.stringify(shapes[this.#name](this.#changed(symbol), symbol));
    switch (this.fault) {
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

  #changed(symbol: string): Bar[] {
    const bars = this.bars(symbol);
    if (this.fault === 'late') return bars.slice(0, -3);
    if (this.fault === 'duplicated') return bars.flatMap((bar) => [bar, bar]);
    if (this.fault === 'out-of-order') return [...bars.slice(5), ...bars.slice(0, 5)];
    if (this.fault === 'corrected')
      return bars.map((bar, i) => (i === 8 ? { ...bar, volume: bar.volume + 1 } : bar));
    if (this.fault !== 'clock-skew') return bars;
    const ahead = replayedBar(symbol, bars.at(-1)!.time + minute, minute);
    return [...bars, ahead];
  }
}
