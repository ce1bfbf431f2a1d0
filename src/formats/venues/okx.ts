import { defineVenue, type Venue } from './define-venue.js';
import { sixCells } from './named-layout.js';
import { isJson, refusal, textIn } from './payload.js';
import type { Answer, RowLayout, Table } from './venue.js';

/** Of an index or a mark price: no volume, and the sixth cell says whether it is over. */
const priceRow: RowLayout = { time: 0, open: 1, high: 2, low: 3, close: 4 };

/** Bars of six hours and longer begin at midnight in Hong Kong unless their word ends in `utc`. */
const intervals: Readonly<Record<string, string>> = {
  '1s': '1s',
  '1m': '1m',
  '3m': '3m',
  '5m': '5m',
  '15m': '15m',
  '30m': '30m',
  '1h': '1H',
  '2h': '2H',
  '4h': '4H',
  '6h': '6Hutc',
  '12h': '12Hutc',
  '1d': '1Dutc',
  '1w': '1Wutc',
  '1M': '1Mutc',
};

const kinds = { '50011': 'rate-limit', '50061': 'rate-limit', '51001': 'unknown-symbol' } as const;

/** OKX version 5: candles and history candles, newest first, and the candle channels. */
export const okx: Venue = defineVenue({
  name: 'okx',
  pages: [
    'https://www.okx.com/docs-v5/en/#order-book-trading-market-data-get-candlesticks-history',
    'https://www.okx.com/docs-v5/en/#order-book-trading-market-data-ws-candlesticks-channel',
    'https://www.okx.com/docs-v5/en/#error-code',
  ],
  read,
  readText: (text) => (text === 'pong' ? { silent: true } : undefined),
  history: {
    host: 'https://www.okx.com',
    path: () => '/api/v5/market/history-candles',
    query: ({ symbol, interval, from, to, pageBars }) => ({
      instId: symbol,
      bar: interval,
      after: to, // records before it
      before: from - 1, // records after it
      limit: pageBars,
    }),
    intervals,
    pageBars: 100,
    limit: { requests: 20, perMs: 2000 },
    paging: 'backward',
  },
});

function read(payload: unknown): Answer {
  if (!isJson(payload)) return undefined;
  const { code, msg, data, arg } = payload;
  if (code !== undefined && String(code) !== '0') return { refusal: refusal(code, msg, kinds) };
  if (Array.isArray(data)) return { tables: [tableOf(data, isJson(arg) ? arg : {})] };
  return 'event' in payload ? { silent: true } : undefined;
}

function tableOf(
  rows: readonly unknown[],
  { channel, instId }: Readonly<Record<string, unknown>>,
): Table {
  const word = typeof channel === 'string' ? channel.replace(/^.*candle/, '') : undefined;
  const first = rows.find(Array.isArray) as readonly unknown[] | undefined;
  return {
    rows,
    layout: first?.length === 6 ? priceRow : sixCells,
    unit: 'ms',
    symbol: textIn(instId),
    timeframe: Object.keys(intervals).find(
      (name) =>
        word !== undefined && (intervals[name] === word || intervals[name] === `${word}utc`),
    ),
    isClosed: (bar: readonly unknown[]) => closedFlag(bar[bar.length - 1], bar.length),
  };
}

/** The last cell of six or nine: '1' when the bar is over. */
function closedFlag(cell: unknown, cells: number): boolean | undefined {
  if (cells !== 6 && cells !== 9) return undefined;
  return String(cell) === '1' ? true : String(cell) === '0' ? false : undefined;
}
