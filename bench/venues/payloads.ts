import type { VenueName } from '../../src/formats/index.js';

/** Payloads of `length` bars in the shapes of nine venues, parsed. */
export function payloads(length: number): [VenueName, unknown][] {
  const start = 1_700_000_040_000;
  const each = <T>(make: (i: number, time: number) => T): T[] =>
    Array.from({ length }, (_, i) => make(i, start + i * 60_000));
  const price = (i: number): string => (40_000 + (i % 977) * 0.37).toFixed(8);
  const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const prices = { o: 1.5, h: 2, l: 1, c: 1.25 };
  return [
    [
      'binance',
      each((i, t) => [t, price(i), price(i + 3), price(i), price(i + 2), '148976.11', 0]),
    ],
    ['coinbase', each((i) => [(start - i * 60_000) / 1000, 1, 2.5, 1.75, 2, 12.5])],
    [
      'kraken',
      {
        error: [],
        result: { A: each((_, t) => [t / 1000, '3.1', '3.2', '2.9', '3', '3', '1.5', 7]), last: 0 },
      },
    ],
    [
      'bybit',
      {
        retCode: 0,
        result: { list: each((_, t) => [`${t}`, '17071', '17073', '17027', '17055.5', '268611']) },
      },
    ],
    ['alpaca', { symbol: 'A', bars: each((_, t) => ({ t: iso(t), ...prices, v: 100 })) }],
    ['polygon', { ticker: 'A', status: 'OK', results: each((_, t) => ({ t, ...prices, v: 100 })) }],
    [
      'twelveData',
      {
        meta: { exchange_timezone: 'America/New_York' },
        values: each((_, t) => ({
          datetime: iso(t).slice(0, 19).replace('T', ' '),
          open: '148.735',
          high: '148.86',
          low: '148.73',
          close: '148.85',
          volume: '624277',
        })),
      },
    ],
    [
      'oanda',
      {
        instrument: 'A',
        candles: each((_, t) => ({
          complete: true,
          volume: 3,
          time: iso(t),
          mid: { o: '1.1', h: '1.2', l: '1', c: '1.1' },
        })),
      },
    ],
    [
      'finnhub',
      {
        s: 'ok',
        t: each((_, t) => t / 1000),
        o: each(() => 1.5),
        h: each(() => 2),
        l: each(() => 1),
        c: each(() => 1.25),
        v: each(() => 100),
      },
    ],
  ];
}
