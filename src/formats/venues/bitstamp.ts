import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout } from './named-layout.js';
import { isJson, refusal, textIn } from './payload.js';
import { lastSecond, seconds } from './request-time.js';
import type { Answer } from './venue.js';

const steps = {
  '1m': '60',
  '3m': '180',
  '5m': '300',
  '15m': '900',
  '30m': '1800',
  '1h': '3600',
  '2h': '7200',
  '4h': '14400',
  '6h': '21600',
  '12h': '43200',
  '1d': '86400',
  '3d': '259200',
};

/** Bitstamp: OHLC data, seconds as text. */
export const bitstamp: Venue = defineVenue({
  name: 'bitstamp',
  pages: ['https://www.bitstamp.net/api/#tag/Market-info/operation/GetOHLCData'],
  read,
  history: {
    host: 'https://www.bitstamp.net',
    path: ({ symbol }) => `/api/v2/ohlc/${encodeURIComponent(symbol)}/`,
    query: ({ interval, from, to, pageBars }) => ({
      step: interval,
      limit: pageBars,
      start: seconds(from),
      end: lastSecond(to),
    }),
    intervals: steps,
    pageBars: 1000,
    limit: { requests: 400, perMs: 1000 },
    paging: 'windows',
  },
});

function read(payload: unknown): Answer {
  if (!isJson(payload)) return undefined;
  const { data, code, errors, reason } = payload;
  if (isJson(data) && Array.isArray(data['ohlc'])) {
    return {
      tables: [
        {
          rows: data['ohlc'],
          layout: namedLayout('timestamp'),
          unit: 's',
          symbol: textIn(data['pair']),
        },
      ],
    };
  }
  const first = Array.isArray(errors) && isJson(errors[0]) ? errors[0]['message'] : undefined;
  const isError = payload['status'] === 'error' || code !== undefined || first !== undefined;
  return isError ? { refusal: refusal(code, first ?? reason) } : undefined;
}
