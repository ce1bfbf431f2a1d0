// The six providers: what the library does not know of each, which is keys, limits and streams.
import type { Limit } from './limiter.js';
import type { SourceName } from './source.js';
import type { StreamShape } from './stream.js';

export interface Provider {
  /** Also of the library's decoder. */
  readonly name: Exclude<SourceName, 'replay'>;
  /** Of the free plan, as documented. */
  readonly limits: readonly Limit[];
  /** Environment variables that hold the keys; all of them are needed. */
  readonly keys: readonly string[];
  /** Where the keys go. */
  readonly sign: (url: URL, headers: Headers, keys: readonly string[]) => void;
  readonly stream?: StreamShape;
}

const perMinute = (requests: number): Limit => ({ requests, perMs: 60_000 });
const perDay = (requests: number): Limit => ({ requests, perMs: 86_400_000 });

export const providers: readonly Provider[] = [
  {
    name: 'binance',
    limits: [perMinute(1200)],
    keys: [],
    sign: () => {},
    stream: {
      url: 'wss://stream.binance.com:9443/stream',
      timeframes: ['1s', '1m', '5m', '15m', '30m', '1h', '4h', '1d'],
      subscribe: (names, timeframe) => ({
        method: 'SUBSCRIBE',
        params: names.map((name) => `${name.toLowerCase()}@kline_${timeframe}`),
        id: 1,
      }),
    },
  },
  {
    name: 'yahoo',
    limits: [perMinute(60)],
    keys: [],
    sign: (_url, headers) => headers.set('User-Agent', 'barwave-service/0.1'),
  },
  {
    name: 'alphaVantage',
    limits: [perMinute(5), perDay(25)],
    keys: ['ALPHAVANTAGE_KEY'],
    sign: (url, _headers, [key = '']) => url.searchParams.set('apikey', key),
  },
  {
    name: 'twelveData',
    limits: [perMinute(8), perDay(800)],
    keys: ['TWELVEDATA_KEY'],
    sign: (_url, headers, [key = '']) => headers.set('Authorization', `apikey ${key}`),
  },
  {
    name: 'polygon',
    limits: [perMinute(5)],
    keys: ['POLYGON_KEY'],
    sign: (_url, headers, [key = '']) => headers.set('Authorization', `Bearer ${key}`),
    // Not of the free plan: where it is refused, candles are asked for.
    stream: {
      url: 'wss://socket.massive.com/stocks',
      timeframes: ['1s', '1m'],
      hello: ([key = '']) => ({ action: 'auth', params: key }),
      welcome: '"auth_success"',
      subscribe: (names, timeframe) => ({
        action: 'subscribe',
        params: names.map((name) => `${timeframe === '1s' ? 'A' : 'AM'}.${name}`).join(','),
      }),
    },
  },
  {
    name: 'alpaca',
    limits: [perMinute(200)],
    keys: ['ALPACA_KEY', 'ALPACA_SECRET'],
    sign: (_url, headers, [key = '', secret = '']) => {
      headers.set('APCA-API-KEY-ID', key);
      headers.set('APCA-API-SECRET-KEY', secret);
    },
    stream: {
      url: 'wss://stream.data.alpaca.markets/v2/iex',
      timeframes: ['1m'],
      hello: ([key = '', secret = '']) => ({ action: 'auth', key, secret }),
      welcome: '"authenticated"',
      subscribe: (names) => ({ action: 'subscribe', bars: names, updatedBars: names }),
    },
  },
];
