// Answers and stream frames in the shapes that the providers document.
import type { Bar } from 'barwave';
import { type SourceName, sourceNames } from '../sources/source.js';

export type Mocked = Exclude<SourceName, 'replay'>;
export const mockedNames: readonly Mocked[] = sourceNames.filter((name) => name !== 'replay');

type Shape = (bars: readonly Bar[], symbol: string, durationMs: number) => unknown;
const iso = (time: number): string => new Date(time).toISOString();

/** Answers of minutes; of Binance, of any length. */
export const answers: Readonly<Record<Mocked, Shape>> = {
  binance: (bars, _symbol, durationMs) =>
    bars.map(({ time, open, high, low, close, volume }) => [
      time,
      ...[open, high, low, close, volume].map(String),
      time + durationMs - 1,
      '0',
      1,
      '0',
      '0',
      '0',
    ]),
  yahoo: (bars, symbol) => ({
    chart: {
      result: [
        {
          meta: { symbol, dataGranularity: '1m' },
          timestamp: bars.map(({ time }) => time / 1000),
          indicators: {
            quote: [
              Object.fromEntries(
                (['open', 'high', 'low', 'close', 'volume'] as const).map((field) => [
                  field,
                  bars.map((bar) => bar[field]),
                ]),
              ),
            ],
          },
        },
      ],
      error: null,
    },
  }),
  alphaVantage: (bars, symbol) => ({
    'Meta Data': { '2. Symbol': symbol, '4. Interval': '1min', '6. Time Zone': 'UTC' },
    'Time Series (1min)': Object.fromEntries(
      [...bars].reverse().map((bar) => [
        iso(bar.time).slice(0, 19).replace('T', ' '),
        {
          '1. open': String(bar.open),
          '2. high': String(bar.high),
          '3. low': String(bar.low),
          '4. close': String(bar.close),
          '5. volume': String(bar.volume),
        },
      ]),
    ),
  }),
  twelveData: (bars, symbol) => ({
    meta: { symbol, interval: '1min', exchange_timezone: 'UTC' },
    values: bars.map(({ time, ...prices }) => ({
      datetime: iso(time).slice(0, 19).replace('T', ' '),
      ...Object.fromEntries(Object.entries(prices).map(([name, value]) => [name, String(value)])),
    })),
    status: 'ok',
  }),
  polygon: (bars, symbol) => ({
    ticker: symbol,
    status: 'OK',
    results: bars.map(({ time, open, high, low, close, volume }) => ({
      t: time,
      o: open,
      h: high,
      l: low,
      c: close,
      v: volume,
    })),
  }),
  alpaca: (bars, symbol) => ({
    bars: {
      [symbol]: bars.map(({ time, open, high, low, close, volume }) => ({
        t: iso(time),
        o: open,
        h: high,
        l: low,
        c: close,
        v: volume,
      })),
    },
    next_page_token: null,
  }),
};

export interface Frame {
  readonly bar: Bar;
  readonly symbol: string;
  readonly durationMs: number;
  readonly isClosed: boolean;
}

/** What a stream sends of a candle; `undefined` where it says nothing of one that is forming. */
export const frames: Readonly<Partial<Record<Mocked, (frame: Frame) => unknown>>> = {
  binance: ({ bar: { time, open, high, low, close, volume }, symbol, durationMs, isClosed }) => {
    const [o, h, l, c, v] = [open, high, low, close, volume].map(String);
    const i = durationMs === 1000 ? '1s' : '1m';
    const k = { t: time, T: time + durationMs - 1, s: symbol, i, o, h, l, c, v, x: isClosed };
    const data = { e: 'kline', E: time + durationMs, s: symbol, k };
    return { stream: `${symbol.toLowerCase()}@kline_${i}`, data };
  },
  polygon: ({ bar: { time, open, high, low, close, volume }, symbol, durationMs, isClosed }) => {
    const ev = durationMs === 1000 ? 'A' : 'AM';
    const prices = { o: open, h: high, l: low, c: close, v: volume };
    return isClosed ? [{ ev, sym: symbol, ...prices, s: time, e: time + durationMs }] : undefined;
  },
  alpaca: ({ bar: { time, open, high, low, close, volume }, symbol, isClosed }) => {
    const prices = { o: open, h: high, l: low, c: close, v: volume };
    return isClosed ? [{ T: 'b', S: symbol, ...prices, t: iso(time) }] : undefined;
  },
};

/** What a stream says when it is connected to, and to what it is sent: welcome, names, an answer. */
export function heard(name: Mocked, text: string): { names: string[]; answers: unknown[] } {
  const message = JSON.parse(text);
  if (name === 'binance') {
    const names = (message.params as string[]).map((one) => one.split('@')[0]!.toUpperCase());
    return { names, answers: [{ result: null, id: message.id }] };
  }
  if (message.action === 'auth') {
    const isKnown = message.params === 'k' || (message.key === 'k' && message.secret === 'k');
    if (name === 'polygon') {
      const status = isKnown ? 'auth_success' : 'auth_failed';
      return { names: [], answers: [[{ ev: 'status', status, message: '' }]] };
    }
    const refusal = { T: 'error', code: 402, msg: 'auth failed' };
    return { names: [], answers: [[isKnown ? { T: 'success', msg: 'authenticated' } : refusal]] };
  }
  if (name === 'polygon') {
    const names = (message.params as string).split(',').map((one) => one.split('.')[1]!);
    return { names, answers: [[{ ev: 'status', status: 'success', message: 'subscribed' }]] };
  }
  return { names: message.bars, answers: [[{ T: 'subscription', bars: message.bars }]] };
}
