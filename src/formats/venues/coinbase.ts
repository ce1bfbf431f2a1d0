import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout } from './named-layout.js';
import { isJson, refusal, textIn } from './payload.js';
import { isoSeconds } from './request-time.js';
import { groupedBy } from './text-rows.js';
import type { Answer, RowLayout, Table } from './venue.js';

/** The low comes before the high, and the open after both. */
const row: RowLayout = { time: 0, low: 1, high: 2, open: 3, close: 4, volume: 5 };
const candle = namedLayout('start');

/** Coinbase Exchange candles, Advanced Trade candles, and the candles channel. */
export const coinbase: Venue = defineVenue({
  name: 'coinbase',
  pages: [
    'https://docs.cdp.coinbase.com/api-reference/exchange-api/rest-api/products/get-product-candles',
    'https://docs.cdp.coinbase.com/api-reference/advanced-trade-api/rest-api/products/get-product-candles',
    'https://docs.cdp.coinbase.com/coinbase-app/advanced-trade-apis/websocket/websocket-channels',
  ],
  read,
  history: {
    host: 'https://api.exchange.coinbase.com',
    path: ({ symbol }) => `/products/${encodeURIComponent(symbol)}/candles`,
    query: ({ interval, from, to }) => ({
      granularity: interval,
      start: isoSeconds(from),
      end: isoSeconds(to - 1000),
    }),
    intervals: {
      '1m': '60',
      '5m': '300',
      '15m': '900',
      '1h': '3600',
      '6h': '21600',
      '1d': '86400',
    },
    pageBars: 300, // more are refused
    limit: { requests: 10, perMs: 1000 },
    paging: 'windows',
  },
});

function read(payload: unknown): Answer {
  if (Array.isArray(payload)) return { tables: [{ rows: payload, layout: row, unit: 's' }] };
  if (!isJson(payload)) return undefined;
  if (Array.isArray(payload['events'])) return { tables: payload['events'].flatMap(eventTables) };
  if (Array.isArray(payload['candles'])) {
    return { tables: [{ rows: payload['candles'], layout: candle, unit: 's' }] };
  }
  const said = textIn(payload['message']) ?? textIn(payload['error']);
  if (said !== undefined && payload['type'] !== 'subscriptions') {
    return { refusal: refusal(payload['error'] ?? payload['code'], said) };
  }
  return 'type' in payload || 'channel' in payload ? { silent: true } : undefined;
}

/** The candles of one event belong to several products; the channel's are of five minutes. */
function eventTables(event: unknown): Table[] {
  const candles = isJson(event) && Array.isArray(event['candles']) ? event['candles'] : [];
  const products = groupedBy(candles, (bar) =>
    isJson(bar) ? textIn(bar['product_id']) : undefined,
  );
  return [...products].map(([symbol, rows]) => ({
    rows,
    layout: candle,
    unit: 's',
    symbol,
    timeframe: '5m',
    newestForms: true,
  }));
}
