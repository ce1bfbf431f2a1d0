import { defineVenue, type Venue } from './define-venue.js';
import { sixCells } from './named-layout.js';
import { isJson, refusal, zipRows } from './payload.js';
import { lastSecond, seconds } from './request-time.js';
import type { Answer } from './venue.js';

const minutes = [1, 3, 5, 15, 30, 45, 60, 120, 180, 240, 360, 720];
const clock = minutes.map((count) => [
  count % 60 === 0 ? `${count / 60}h` : `${count}m`,
  `${count}`,
]);
const intervals: Readonly<Record<string, string>> = {
  '1s': '1S',
  ...Object.fromEntries(clock),
  '1d': '1D',
  '1w': '1W',
  '1M': '1M',
};

/** TradingView's universal data feed: any server of it, whose host the caller puts before the path. */
export const udf: Venue = defineVenue({
  name: 'udf',
  pages: ['https://www.tradingview.com/charting-library-docs/latest/connecting_data/UDF/'],
  read,
  history: {
    host: '',
    path: () => '/history',
    query: ({ symbol, interval, from, to }) => ({
      symbol,
      resolution: interval,
      from: seconds(from),
      to: lastSecond(to) + 1, // not included
    }),
    intervals,
    pageBars: 5000,
    limit: { requests: 10, perMs: 1000 },
    paging: 'windows',
  },
});

function read(payload: unknown): Answer {
  if (!isJson(payload)) return undefined;
  const { s: status, errmsg, t, o, h, l, c, v } = payload;
  if (status === 'error') return { refusal: refusal('', errmsg) };
  if (status === 'no_data') return { tables: [] };
  if (status !== 'ok') return undefined;
  // Only closes are obligatory: a line chart has no more.
  const rows = zipRows([t, o ?? c, h ?? c, l ?? c, c, v]);
  return { tables: [{ rows, layout: sixCells, unit: 's' }] };
}
