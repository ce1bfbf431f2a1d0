import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout } from './named-layout.js';
import { isJson, type Json, refusal, textIn } from './payload.js';
import { isoSeconds } from './request-time.js';
import type { Answer, Table, VenueOptions } from './venue.js';
import { zoneNamed } from './zones.js';

const intervals = {
  '1m': '1min',
  '5m': '5min',
  '15m': '15min',
  '30m': '30min',
  '45m': '45min',
  '1h': '1h',
  '2h': '2h',
  '4h': '4h',
  '1d': '1day',
  '1w': '1week',
  '1M': '1month',
};

const kinds = {
  '400': 'bad-request',
  '401': 'unauthorised',
  '403': 'unauthorised',
  '404': 'unknown-symbol',
  '429': 'rate-limit',
  '500': 'unavailable',
} as const;

/** Twelve Data: time series of one symbol or several. Times are the exchange's unless UTC was asked for. */
export const twelveData: Venue = defineVenue({
  name: 'twelvedata',
  pages: ['https://twelvedata.com/docs#time-series', 'https://twelvedata.com/docs#errors'],
  read,
  history: {
    host: 'https://api.twelvedata.com',
    path: () => '/time_series',
    query: ({ symbol, interval, from, to, pageBars }) => ({
      symbol,
      interval,
      start_date: isoSeconds(from).slice(0, 19),
      end_date: isoSeconds(to - 1000).slice(0, 19),
      outputsize: pageBars,
      timezone: 'UTC',
      order: 'asc',
    }),
    intervals,
    pageBars: 5000,
    limit: { requests: 8, perMs: 60_000 },
    paging: 'windows',
  },
});

function read(payload: unknown, options: Readonly<VenueOptions>): Answer {
  if (!isJson(payload)) return undefined;
  if (payload['status'] === 'error') {
    return { refusal: refusal(payload['code'], payload['message'], kinds) };
  }
  if (Array.isArray(payload['values'])) return { tables: [tableOf(payload, options)] };
  const parts = Object.values(payload).filter(isJson);
  const batch = parts.filter((part) => Array.isArray(part['values']));
  const refused = parts.filter((part) => part['status'] === 'error');
  if (batch.length + refused.length === 0) return undefined;
  return {
    tables: batch.map((part) => tableOf(part, options)),
    refusals: refused.map((part) => refusal(part['code'], part['message'], kinds)),
  };
}

function tableOf({ meta, values }: Json, { zone }: Readonly<VenueOptions>): Table {
  const { symbol, interval, exchange_timezone } = isJson(meta) ? meta : ({} as Json);
  return {
    rows: values as readonly unknown[],
    layout: namedLayout('datetime'),
    unit: 'text',
    symbol: textIn(symbol),
    timeframe: Object.entries(intervals).find(([, word]) => word === interval)?.[0],
    zone: zone ?? zoneNamed(exchange_timezone),
    zoneName: textIn(exchange_timezone),
  };
}
