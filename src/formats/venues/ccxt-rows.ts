import { defineVenue, type Venue } from './define-venue.js';
import { sixCells } from './named-layout.js';

/**
 * Rows of ccxt's `fetchOHLCV` and `watchOHLCV`. The newest of a fetch is most often forming: give
 * `now` and a timeframe, or `dropForming`.
 */
export const ccxt: Venue = defineVenue({
  name: 'ccxt',
  pages: ['https://docs.ccxt.com/#/?id=ohlcv-structure'],
  read: (payload) =>
    Array.isArray(payload)
      ? { tables: [{ rows: payload, layout: sixCells, unit: 'ms' }] }
      : undefined,
});
