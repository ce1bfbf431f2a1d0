import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout, sixCells } from './named-layout.js';
import { isJson, type Json, numberIn, refusal, textIn } from './payload.js';
import type { Answer } from './venue.js';

const event = namedLayout('start');

const intervals: Readonly<Record<string, string>> = {
  '1m': '1',
  '3m': '3',
  '5m': '5',
  '15m': '15',
  '30m': '30',
  '1h': '60',
  '2h': '120',
  '4h': '240',
  '6h': '360',
  '12h': '720',
  '1d': 'D',
  '1w': 'W',
  '1M': 'M',
};

const kinds = { '10006': 'rate-limit', '10018': 'rate-limit', '10016': 'unavailable' } as const;

/** Bybit version 5: klines, newest first, and the kline topic. */
export const bybit: Venue = defineVenue({
  name: 'bybit',
  pages: [
    'https://bybit-exchange.github.io/docs/v5/market/kline',
    'https://bybit-exchange.github.io/docs/v5/websocket/public/kline',
    'https://bybit-exchange.github.io/docs/v5/error',
  ],
  read,
  history: {
    host: 'https://api.bybit.com',
    path: () => '/v5/market/kline',
    query: ({ symbol, interval, from, to, pageBars }) => ({
      category: 'spot',
      symbol,
      interval,
      start: from,
      end: to - 1,
      limit: pageBars,
    }),
    intervals,
    pageBars: 1000,
    limit: { requests: 600, perMs: 5000 },
    paging: 'backward',
  },
});

function read(payload: unknown): Answer {
  if (!isJson(payload)) return undefined;
  const { retCode, result, topic, data } = payload;
  if (typeof retCode === 'number' && retCode !== 0) {
    return { refusal: refusal(retCode, payload['retMsg'], kinds) };
  }
  if (isJson(result) && Array.isArray(result['list'])) {
    const symbol = textIn(result['symbol']);
    const now = numberIn(payload['time']);
    return { tables: [{ rows: result['list'], layout: sixCells, unit: 'ms', symbol, now }] };
  }
  if (typeof topic === 'string' && Array.isArray(data)) return streamed(topic, data);
  if (payload['success'] === false) return { refusal: refusal('', payload['ret_msg'], kinds) };
  return 'op' in payload ? { silent: true } : undefined;
}

/** `kline.5.BTCUSDT`; other topics have no bars. */
function streamed(topic: string, rows: readonly unknown[]): Answer {
  const [kind, interval, ...symbol] = topic.split('.');
  if (kind !== 'kline') return { silent: true };
  return {
    tables: [
      {
        rows,
        layout: event,
        unit: 'ms',
        symbol: textIn(symbol.join('.')),
        timeframe: Object.keys(intervals).find((name) => intervals[name] === interval),
        isClosed: (bar: Json) => (typeof bar['confirm'] === 'boolean' ? bar['confirm'] : undefined),
      },
    ],
  };
}
