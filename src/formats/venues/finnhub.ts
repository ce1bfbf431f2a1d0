import { defineVenue, type Venue } from './define-venue.js';
import { sixCells } from './named-layout.js';
import { isJson, refusal, zipRows } from './payload.js';
import { lastSecond, seconds } from './request-time.js';
import type { Answer } from './venue.js';

const resolutions = {
  '1m': '1',
  '5m': '5',
  '15m': '15',
  '30m': '30',
  '1h': '60',
  '1d': 'D',
  '1w': 'W',
  '1M': 'M',
};

/** Finnhub: candles as columns `t o h l c v`, with a status. */
export const finnhub: Venue = defineVenue({
  name: 'finnhub',
  pages: ['https://finnhub.io/docs/api/stock-candles'],
  read,
  history: {
    host: 'https://finnhub.io',
    path: () => '/api/v1/stock/candle',
    query: ({ symbol, interval, from, to }) => ({
      symbol,
      resolution: interval,
      from: seconds(from),
      to: lastSecond(to),
    }),
    intervals: resolutions,
    pageBars: 500, // days are given for a year at most, finer ones for some weeks
    limit: { requests: 30, perMs: 1000 },
    paging: 'windows',
  },
});

function read(payload: unknown): Answer {
  if (!isJson(payload)) return undefined;
  const { s: status, error, t, o, h, l, c, v } = payload;
  if (typeof error === 'string') return { refusal: refusal('', error) };
  if (status === 'no_data') return { tables: [] };
  if (status !== 'ok') return undefined;
  return { tables: [{ rows: zipRows([t, o, h, l, c, v]), layout: sixCells, unit: 's' }] };
}
