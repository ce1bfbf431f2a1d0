import { defineVenue, type Venue } from './define-venue.js';
import { sixCells } from './named-layout.js';
import { isJson, refusal, textIn } from './payload.js';
import { isoSeconds } from './request-time.js';
import type { Answer } from './venue.js';

const granularities = {
  '5s': 'S5',
  '10s': 'S10',
  '15s': 'S15',
  '30s': 'S30',
  '1m': 'M1',
  '2m': 'M2',
  '4m': 'M4',
  '5m': 'M5',
  '10m': 'M10',
  '15m': 'M15',
  '30m': 'M30',
  '1h': 'H1',
  '2h': 'H2',
  '3h': 'H3',
  '4h': 'H4',
  '6h': 'H6',
  '8h': 'H8',
  '12h': 'H12',
  '1d': 'D',
  '1w': 'W',
  '1M': 'M',
};

/** OANDA v20: candles of mid, bid or ask (the first of these that is there), complete or not. */
export const oanda: Venue = defineVenue({
  name: 'oanda',
  pages: [
    'https://developer.oanda.com/rest-live-v20/instrument-ep/',
    'https://developer.oanda.com/rest-live-v20/instrument-df/',
  ],
  read,
  history: {
    host: 'https://api-fxtrade.oanda.com',
    path: ({ symbol }) => `/v3/instruments/${encodeURIComponent(symbol)}/candles`,
    query: ({ interval, from, pageBars }) => ({
      granularity: interval,
      price: 'M',
      from: isoSeconds(from),
      count: pageBars, // not together with `to`
    }),
    intervals: granularities,
    pageBars: 5000,
    limit: { requests: 120, perMs: 1000 },
    paging: 'forward',
  },
});

function read(payload: unknown): Answer {
  if (!isJson(payload)) return undefined;
  const { candles, instrument, granularity, errorMessage, errorCode } = payload;
  if (typeof errorMessage === 'string') return { refusal: refusal(errorCode, errorMessage) };
  if (!Array.isArray(candles)) return undefined;
  return {
    tables: [
      {
        rows: candles.map(flatten),
        layout: sixCells,
        unit: 'text',
        symbol: textIn(instrument),
        timeframe: Object.entries(granularities).find(([, word]) => word === granularity)?.[0],
        isClosed: (row: readonly unknown[]) => (typeof row[6] === 'boolean' ? row[6] : undefined),
      },
    ],
  };
}

/** A row of cells: the prices stand one level deeper than the rest. */
function flatten(candle: unknown): unknown {
  if (!isJson(candle)) return candle;
  const prices = candle['mid'] ?? candle['bid'] ?? candle['ask'];
  if (!isJson(prices)) return [candle['time']];
  const [time, volume, complete] = [candle['time'], candle['volume'], candle['complete']];
  return [time, prices['o'], prices['h'], prices['l'], prices['c'], volume, complete];
}
