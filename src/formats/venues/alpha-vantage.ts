import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout } from './named-layout.js';
import { isJson, type Json, refusal, textIn } from './payload.js';
import { isoDay } from './request-time.js';
import type { Answer, VenueOptions } from './venue.js';
import { zoneNamed } from './zones.js';

const intervals = { '1m': '1min', '5m': '5min', '15m': '15min', '30m': '30min', '1h': '60min' };

/** Alpha Vantage: intraday, daily, weekly, monthly; stocks, currencies, crypto. An object by date. */
export const alphaVantage: Venue = defineVenue({
  name: 'alphavantage',
  pages: ['https://www.alphavantage.co/documentation/'],
  read,
  history: {
    host: 'https://www.alphavantage.co',
    path: () => '/query',
    query: ({ symbol, interval, from }) => ({
      function: interval === 'daily' ? 'TIME_SERIES_DAILY' : 'TIME_SERIES_INTRADAY',
      symbol,
      ...(interval === 'daily'
        ? {}
        : { interval, adjusted: 'false', month: isoDay(from).slice(0, 7) }),
      outputsize: 'full',
    }),
    intervals: { ...intervals, '1d': 'daily' },
    pageBars: 20_000, // a month, or all days
    limit: { requests: 25, perMs: 86_400_000 },
    paging: 'none', // the caller asks month by month
  },
});

function read(payload: unknown, options: Readonly<VenueOptions>): Answer {
  if (!isJson(payload)) return undefined;
  for (const title of ['Error Message', 'Note', 'Information']) {
    const words = payload[title];
    // The wish for a faster plan speaks of the key too; what it means is the rate.
    const kinds = title === 'Error Message' ? {} : ({ [title]: 'rate-limit' } as const);
    if (typeof words === 'string') return { refusal: refusal(title, words, kinds) };
  }
  const series = Object.entries(payload).find(([name]) => /time series/i.test(name))?.[1];
  if (!isJson(series)) return undefined;
  const meta = isJson(payload['Meta Data']) ? payload['Meta Data'] : {};
  const zoneName = textIn(metaNamed(meta, 'Time Zone'));
  const interval = metaNamed(meta, 'Interval');
  return {
    tables: [
      {
        rows: Object.entries(series).map(rowOf),
        layout: namedLayout('time'),
        unit: 'text',
        symbol: symbolOf(meta),
        timeframe: Object.entries(intervals).find(([, word]) => word === interval)?.[0],
        zone: options.zone ?? zoneNamed(zoneName),
        zoneName,
      },
    ],
  };
}

/** `2. Symbol` and `4. Interval`: the numbers differ from one series to the next. */
function metaNamed(meta: Json, title: string): unknown {
  return Object.entries(meta).find(([name]) => name.endsWith(`. ${title}`))?.[1];
}

function symbolOf(meta: Json): string | undefined {
  const [from, to] = [metaNamed(meta, 'From Symbol'), metaNamed(meta, 'To Symbol')];
  if (typeof from === 'string' && typeof to === 'string') return `${from}/${to}`;
  return textIn(metaNamed(meta, 'Symbol')) ?? textIn(metaNamed(meta, 'Digital Currency Code'));
}

/** `1. open` … `5. volume`, or `6. volume` after an adjusted close. */
function rowOf([time, values]: readonly [string, unknown]): Json {
  const row: Record<string, unknown> = { time };
  if (!isJson(values)) return row;
  for (const [title, value] of Object.entries(values)) {
    const field = /^\d+a?\. (open|high|low|close|volume)\b/.exec(title)?.[1];
    if (field !== undefined && !(field in row)) row[field] = value;
  }
  return row;
}
