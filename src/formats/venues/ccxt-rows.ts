import { defineVenue, type Venue } from './define-venue.js';
import { sixCells } from './named-layout.js';

const frames = '1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 3d 1w 1M'.split(' ');

/**
 * Rows of ccxt's `fetchOHLCV` and `watchOHLCV`. The newest of a fetch is most often forming: give
 * `now` and a timeframe, or `dropForming`. A request's `query` holds the arguments of `fetchOHLCV`:
 * windows of a hundred bars, which every exchange gives at once.
 */
export const ccxt: Venue = defineVenue({
  name: 'ccxt',
  pages: ['https://docs.ccxt.com/#/?id=ohlcv-structure'],
  read: (payload) =>
    Array.isArray(payload)
      ? { tables: [{ rows: payload, layout: sixCells, unit: 'ms' }] }
      : undefined,
  history: {
    host: '',
    path: () => '/fetchOHLCV',
    query: ({ symbol, interval, from, pageBars }) => ({
      symbol,
      timeframe: interval,
      since: from,
      limit: pageBars,
    }),
    intervals: Object.fromEntries(frames.map((frame) => [frame, frame])),
    pageBars: 100,
    limit: { requests: 1, perMs: 1000 }, // `rateLimit` of the exchange, if ccxt does not keep to it itself
    paging: 'windows',
  },
});
