import { expect, test } from 'vitest';
import { type HistoryRequest, type VenueName, venues } from '../../../src/formats/index.js';

const from = Date.UTC(2022, 0, 3);
const to = Date.UTC(2022, 0, 4);

/** Addresses as the pages of the providers show them, with the parameters that are asked for here. */
test.each<[VenueName, string, string, number, number, string]>([
  // developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints
  [
    'binance',
    'BTCUSDT',
    '60m',
    from,
    to,
    'https://api.binance.com/api/v3/klines?symbol=BTCUSDT&interval=1h&startTime=1641168000000&endTime=1641254399999&limit=1000',
  ],
  // docs.cdp.coinbase.com/api-reference/exchange-api/rest-api/products/get-product-candles
  [
    'coinbase',
    'BTC-USD',
    '5m',
    from,
    to,
    'https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=300&start=2022-01-03T00%3A00%3A00Z&end=2022-01-03T23%3A59%3A59Z',
  ],
  // docs.kraken.com/api/docs/rest-api/get-ohlc-data
  [
    'kraken',
    'XBTUSD',
    '1m',
    1548111600000,
    1548115200000,
    'https://api.kraken.com/0/public/OHLC?pair=XBTUSD&interval=1&since=1548111599',
  ],
  // bybit-exchange.github.io/docs/v5/market/kline
  [
    'bybit',
    'BTCUSD',
    '1h',
    1670601600000,
    1670608800001,
    'https://api.bybit.com/v5/market/kline?category=spot&symbol=BTCUSD&interval=60&start=1670601600000&end=1670608800000&limit=1000',
  ],
  // www.okx.com/docs-v5/en/#order-book-trading-market-data-get-candlesticks-history
  [
    'okx',
    'BTC-USDT',
    '1d',
    from,
    to,
    'https://www.okx.com/api/v5/market/history-candles?instId=BTC-USDT&bar=1Dutc&after=1641254400000&before=1641167999999&limit=100',
  ],
  // www.bitstamp.net/api/#tag/Market-info/operation/GetOHLCData
  [
    'bitstamp',
    'btcusd',
    '3m',
    from,
    to,
    'https://www.bitstamp.net/api/v2/ohlc/btcusd/?step=180&limit=1000&start=1641168000&end=1641254399',
  ],
  // docs.alpaca.markets/reference/stockbars
  [
    'alpaca',
    'AAPL',
    '1m',
    from,
    to,
    'https://data.alpaca.markets/v2/stocks/bars?symbols=AAPL&timeframe=1Min&start=2022-01-03T00%3A00%3A00Z&end=2022-01-03T23%3A59%3A59Z&limit=10000&adjustment=raw&sort=asc',
  ],
  // massive.com/docs/rest/stocks/aggregates/custom-bars
  [
    'polygon',
    'AAPL',
    '1d',
    from,
    to,
    'https://api.massive.com/v2/aggs/ticker/AAPL/range/1/day/1641168000000/1641254399999?adjusted=false&sort=asc&limit=50000',
  ],
  // twelvedata.com/docs#time-series
  [
    'twelveData',
    'AAPL',
    '1m',
    from,
    to,
    'https://api.twelvedata.com/time_series?symbol=AAPL&interval=1min&start_date=2022-01-03T00%3A00%3A00&end_date=2022-01-03T23%3A59%3A59&outputsize=5000&timezone=UTC&order=asc',
  ],
  // www.alphavantage.co/documentation/#intraday
  [
    'alphaVantage',
    'IBM',
    '5m',
    Date.UTC(2009, 0, 1),
    Date.UTC(2009, 1, 1),
    'https://www.alphavantage.co/query?function=TIME_SERIES_INTRADAY&symbol=IBM&interval=5min&adjusted=false&month=2009-01&outputsize=full',
  ],
  [
    'yahoo',
    '^GSPC',
    '1w',
    from,
    to,
    'https://query1.finance.yahoo.com/v8/finance/chart/%5EGSPC?period1=1641168000&period2=1641254400&interval=1wk&includePrePost=false',
  ],
  // finnhub.io/docs/api/stock-candles
  [
    'finnhub',
    'AAPL',
    '1m',
    1679476980000,
    1679476980000 + 60_000,
    'https://finnhub.io/api/v1/stock/candle?symbol=AAPL&resolution=1&from=1679476980&to=1679477039',
  ],
  // www.tiingo.com/documentation/end-of-day
  [
    'tiingo',
    'aapl',
    '1d',
    from,
    to,
    'https://api.tiingo.com/tiingo/daily/aapl/prices?startDate=2022-01-03&endDate=2022-01-03&resampleFreq=daily',
  ],
  // developer.oanda.com/rest-live-v20/instrument-ep/
  [
    'oanda',
    'EUR_USD',
    '5s',
    from,
    to,
    'https://api-fxtrade.oanda.com/v3/instruments/EUR_USD/candles?granularity=S5&price=M&from=2022-01-03T00%3A00%3A00Z&count=5000',
  ],
  // databento.com/docs/api-reference-historical/timeseries/timeseries-get-range
  [
    'databento',
    'ESH1',
    '1m',
    from,
    to,
    'https://hist.databento.com/v0/timeseries.get_range?symbols=ESH1&schema=ohlcv-1m&start=2022-01-03T00%3A00%3A00Z&end=2022-01-04T00%3A00%3A00Z&encoding=csv&map_symbols=true',
  ],
  // www.tradingview.com/charting-library-docs/latest/connecting_data/UDF/
  [
    'udf',
    'BEAM~0',
    '1d',
    1386493512000,
    1395133512000,
    '/history?symbol=BEAM~0&resolution=1D&from=1386493512&to=1395133512',
  ],
  // docs.ccxt.com/#/?id=ohlcv-candlestick-charts: the arguments of fetchOHLCV
  [
    'ccxt',
    'BTC/USDT',
    '1m',
    from,
    to,
    '/fetchOHLCV?symbol=BTC%2FUSDT&timeframe=1m&since=1641168000000&limit=100',
  ],
  // docs.tardis.dev/api/tardis-machine#http-get-replay-normalized-options-options
  [
    'tardis',
    'bitmex:XBTUSD',
    '1h',
    from,
    to,
    `http://localhost:8000/replay-normalized?options=${encodeURIComponent(
      '{"exchange":"bitmex","symbols":["XBTUSD"],"from":"2022-01-03T00:00:00Z","to":"2022-01-04T00:00:00Z","dataTypes":["trade_bar_60m"]}',
    )}`,
  ],
])('%s: a request for %s by %s', (name, symbol, timeframe, start, end, url) => {
  const request = venues[name].historyRequest({ symbol, timeframe, from: start, to: end });
  expect(request.url).toBe(url);
  expect(request.pageBars).toBeGreaterThanOrEqual(100);
  expect(request.limit.requests).toBeGreaterThan(0);
});

const minute = 60_000;
const open = (i: number): number => from + i * minute;

/** Every page of `request` from a venue that has `count` minutes. */
function pages(
  name: VenueName,
  count: number,
  answer: (request: HistoryRequest, all: readonly number[]) => unknown,
): { times: number[]; requests: number } {
  const venue = venues[name];
  const all = Array.from({ length: count }, (_, i) => open(i));
  let request: HistoryRequest | undefined = venue.historyRequest({
    symbol: 'A',
    timeframe: '1m',
    from,
    to: open(count),
  });
  const times: number[] = [];
  let requests = 0;
  while (request !== undefined && requests < 50) {
    requests += 1;
    const payload = answer(request, all);
    const { bars } = venue.decode(payload, { symbol: 'A' });
    times.push(...bars.map(({ time }) => time));
    request = venue.nextRequest(request, payload);
  }
  return { times: times.sort((a, b) => a - b), requests };
}

const all2500 = Array.from({ length: 2500 }, (_, i) => open(i));

test('forward: after the newest bar of the answer', () => {
  const found = pages('binance', 2500, ({ query }, all) =>
    all
      .filter((time) => time >= Number(query['startTime']) && time <= Number(query['endTime']))
      .slice(0, Number(query['limit']))
      .map((time) => [time, '1', '2', '1', '2', '1']),
  );
  expect(found).toEqual({ times: all2500, requests: 3 });
});

test('backward: before the oldest bar of the answer', () => {
  const found = pages('bybit', 2500, ({ query }, all) => ({
    retCode: 0,
    result: {
      symbol: 'A',
      list: all
        .filter((time) => time >= Number(query['start']) && time <= Number(query['end']))
        .slice(-Number(query['limit']))
        .reverse()
        .map((time) => [String(time), '1', '2', '1', '2', '1']),
    },
  }));
  expect(found).toEqual({ times: all2500, requests: 3 });
});

test('windows: empty ones are passed', () => {
  const found = pages('coinbase', 2500, ({ query }, all) =>
    all
      .filter(
        (time, i) =>
          i % 700 > 400 && time >= Date.parse(query['start']!) && time <= Date.parse(query['end']!),
      )
      .map((time) => [time / 1000, 1, 2, 1, 2, 1]),
  );
  expect(found.requests).toBe(9);
  expect(found.times).toEqual(all2500.filter((_, i) => i % 700 > 400));
});

test('tokens: what the answer says', () => {
  const found = pages('alpaca', 25_000, ({ query, url }, all) => {
    const start = Number(query['page_token'] ?? 0);
    expect(url.includes('page_token')).toBe(start > 0);
    const rows = all.slice(start, start + 10_000);
    const bars = rows.map((time) => ({
      t: new Date(time).toISOString(),
      o: 1,
      h: 1,
      l: 1,
      c: 1,
      v: 1,
    }));
    const next = start + rows.length;
    return JSON.stringify({
      symbol: 'A',
      bars,
      next_page_token: next < all.length ? `${next}` : null,
    });
  });
  expect(found.requests).toBe(3);
  expect(found.times.length).toBe(25_000);
  const request = venues.polygon.historyRequest({ symbol: 'A', timeframe: '1m', from, to });
  const next = venues.polygon.nextRequest(request, {
    results: [],
    next_url: 'https://api.massive.com/v2/aggs/ticker/A/range/1/minute/1/2?cursor=bGltaXQ%3D',
  });
  expect(next!.query['cursor']).toBe('bGltaXQ=');
});

test('a refusal ends it', () => {
  const request = venues.binance.historyRequest({ symbol: 'A', timeframe: '1m', from, to });
  expect(venues.binance.nextRequest(request, { code: -1003, msg: 'x' })).toBeUndefined();
  expect(venues.alpaca.nextRequest(request, Symbol('x'))).toBeUndefined();
});

test('slips of the caller throw, and name what there is', () => {
  const ask =
    (name: VenueName, timeframe: string, end = to) =>
    () =>
      venues[name].historyRequest({ symbol: 'A', timeframe, from, to: end });
  expect(ask('kraken', '3m')).toThrow(/timeframe must be one that kraken has: 1m, 5m/);
  expect(ask('kraken', '1min')).toThrow(/did you mean '1m'/);
  expect(ask('kraken', '1m', from)).toThrow(/to must be an integer/);
  expect(ask('iex', '1m')).toThrow(/history/);
  expect(ask('columnar', '1m')).toThrow(/history/);
  expect(ask('tardis', '1m')).toThrow(/exchange:symbol/);
  const extra = venues.bybit.historyRequest({
    symbol: 'A',
    timeframe: '1m',
    from,
    to,
    extra: { category: 'linear' },
  });
  expect(extra.query['category']).toBe('linear');
});
