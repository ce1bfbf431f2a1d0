import type { VenueName, VenueOptions } from '../../../src/formats/index.js';

/** A payload made up in the provider's documented shape, and what it says. */
export interface Payload {
  readonly title: string;
  readonly venue: VenueName;
  readonly payload: unknown;
  readonly options?: VenueOptions;
  /** `symbol timeframe time open high low close volume` of each; `-` for no timeframe. */
  readonly bars?: readonly string[];
  readonly forming?: readonly string[];
  /** `line reason`, and for a refusal its kind. */
  readonly errors?: readonly string[];
}

const BTC = { symbol: 'BTCUSDT' };

const crypto: readonly Payload[] = [
  {
    // developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#klinecandlestick-data
    title: 'klines, the last of which ends after now',
    venue: 'binance',
    options: { symbol: 'BTCUSDT', timeframe: '1d', now: 1499827319559 },
    payload: [
      [
        1499644800000,
        '0.01634790',
        '0.80000000',
        '0.01575800',
        '0.01577100',
        '148976.11427815',
        1499731199999,
        '2434.19055334',
        308,
        '1756.87402397',
        '28.46694368',
        '0',
      ],
      [
        1499731200000,
        '0.01577100',
        '0.02',
        '0.01',
        '0.015',
        '1',
        1499817599999,
        '1',
        1,
        '1',
        '1',
        '0',
      ],
      [1499817600000, '0.015', '0.02', '0.01', '0.016', '2', 1499903999999, '1', 1, '1', '1', '0'],
    ],
    bars: [
      'BTCUSDT 1d 1499644800000 0.0163479 0.8 0.015758 0.015771 148976.11427815',
      'BTCUSDT 1d 1499731200000 0.015771 0.02 0.01 0.015 1',
    ],
    forming: ['BTCUSDT 1d 1499817600000 0.015 0.02 0.01 0.016 2'],
  },
  {
    title: 'klines in microseconds (timeUnit=MICROSECOND)',
    venue: 'binance',
    options: BTC,
    payload: [[1735689600000123, '1', '2', '0.5', '1.5', '7', 1735689659999999]],
    bars: ['BTCUSDT - 1735689600000 1 2 0.5 1.5 7'],
  },
  {
    // developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#klinecandlestick-streams-for-utc
    title: 'a kline event that is not over',
    venue: 'binance',
    payload: {
      e: 'kline',
      E: 1672515782136,
      s: 'BNBBTC',
      k: {
        t: 1672515780000,
        T: 1672515839999,
        s: 'BNBBTC',
        i: '1m',
        f: 100,
        L: 200,
        o: '0.0010',
        c: '0.0020',
        h: '0.0025',
        l: '0.0015',
        v: '1000',
        n: 100,
        x: false,
        q: '1.0',
        V: '500',
        Q: '0.5',
        B: '123',
      },
    },
    forming: ['BNBBTC 1m 1672515780000 0.001 0.0025 0.0015 0.002 1000'],
  },
  {
    title: 'a combined stream whose event is over, as text',
    venue: 'binance',
    payload:
      '{"stream":"bnbbtc@kline_1m","data":{"e":"kline","E":1672515840001,"s":"BNBBTC","k":{"t":1672515780000,"T":1672515839999,"s":"BNBBTC","i":"1m","o":"0.0010","c":"0.0020","h":"0.0025","l":"0.0015","v":"1000","x":true}}}',
    bars: ['BNBBTC 1m 1672515780000 0.001 0.0025 0.0015 0.002 1000'],
  },
  { title: 'a confirmation', venue: 'binance', payload: { result: null, id: 1 } },
  {
    title: 'another event',
    venue: 'binance',
    payload: { stream: 'x@trade', data: { e: 'trade', s: 'X' } },
  },
  {
    // developers.binance.com/docs/binance-spot-api-docs/errors
    title: 'an invalid symbol',
    venue: 'binance',
    payload: { code: -1121, msg: 'Invalid symbol.' },
    errors: ['0 venue-refused unknown-symbol'],
  },
  {
    title: 'too many requests',
    venue: 'binance',
    payload: { code: -1003, msg: 'Way too much request weight used.' },
    errors: ['0 venue-refused rate-limit'],
  },
  {
    // docs.cdp.coinbase.com/api-reference/exchange-api/rest-api/products/get-product-candles
    title: 'candles, newest first, low before high before open',
    venue: 'coinbase',
    options: { symbol: 'BTC-USD', timeframe: '1m' },
    payload: [
      [1415398860, 0.33, 4.2, 0.36, 4, 1.5],
      [1415398800, 0.32, 4.2, 0.35, 4.2, 12.3],
    ],
    bars: [
      'BTC-USD 1m 1415398800000 0.35 4.2 0.32 4.2 12.3',
      'BTC-USD 1m 1415398860000 0.36 4.2 0.33 4 1.5',
    ],
  },
  { title: 'no candles', venue: 'coinbase', options: { symbol: 'BTC-USD' }, payload: [] },
  {
    title: 'an unknown product',
    venue: 'coinbase',
    payload: { message: 'NotFound' },
    errors: ['0 venue-refused unknown-symbol'],
  },
  {
    // docs.cdp.coinbase.com/api-reference/advanced-trade-api/rest-api/products/get-product-candles
    title: 'Advanced Trade candles',
    venue: 'coinbase',
    options: { symbol: 'BTC-USD' },
    payload: {
      candles: [
        {
          start: '1639508050',
          low: '140.21',
          high: '140.21',
          open: '140.21',
          close: '140.21',
          volume: '56437345',
        },
      ],
    },
    bars: ['BTC-USD - 1639508050000 140.21 140.21 140.21 140.21 56437345'],
  },
  {
    // docs.cdp.coinbase.com/coinbase-app/advanced-trade-apis/websocket/websocket-channels#candles-channel
    title: 'the candles channel: five minutes, the newest forming',
    venue: 'coinbase',
    payload: {
      channel: 'candles',
      client_id: '',
      timestamp: '2023-06-09T20:19:35.39625135Z',
      sequence_num: 0,
      events: [
        {
          type: 'snapshot',
          candles: [
            {
              start: '1688998200',
              high: '1867.72',
              low: '1865.63',
              open: '1867.38',
              close: '1866.81',
              volume: '0.20269406',
              product_id: 'ETH-USD',
            },
            {
              start: '1688998500',
              high: '1868',
              low: '1865',
              open: '1866.81',
              close: '1867',
              volume: '0.1',
              product_id: 'ETH-USD',
            },
          ],
        },
      ],
    },
    bars: ['ETH-USD 5m 1688998200000 1867.38 1867.72 1865.63 1866.81 0.20269406'],
    forming: ['ETH-USD 5m 1688998500000 1866.81 1868 1865 1867 0.1'],
  },
  {
    title: 'subscriptions',
    venue: 'coinbase',
    payload: { channel: 'subscriptions', events: [{ subscriptions: {} }] },
  },
  {
    // docs.kraken.com/api/docs/rest-api/get-ohlc-data
    title: 'OHLC: the last row is always forming',
    venue: 'kraken',
    options: { timeframe: '1m' },
    payload: {
      error: [],
      result: {
        XXBTZUSD: [
          [1688671200, '30306.1', '30306.2', '30305.7', '30305.7', '30306.1', '3.39243896', 23],
          [1688671260, '30304.5', '30304.5', '30300.0', '30300.0', '30300.0', '4.42996871', 18],
        ],
        last: 1688672160,
      },
    },
    bars: ['XXBTZUSD 1m 1688671200000 30306.1 30306.2 30305.7 30305.7 3.39243896'],
    forming: ['XXBTZUSD 1m 1688671260000 30304.5 30304.5 30300 30300 4.42996871'],
  },
  {
    title: 'an unknown pair',
    venue: 'kraken',
    payload: { error: ['EQuery:Unknown asset pair'] },
    errors: ['0 venue-refused unknown-symbol'],
  },
  {
    title: 'a rate limit',
    venue: 'kraken',
    payload: { error: ['EGeneral:Too many requests'] },
    errors: ['0 venue-refused rate-limit'],
  },
  {
    // docs.kraken.com/api/docs/websocket-v2/ohlc
    title: 'the ohlc channel, sent before the end of its interval',
    venue: 'kraken',
    payload: {
      channel: 'ohlc',
      type: 'update',
      timestamp: '2023-10-04T16:26:30.524394914Z',
      data: [
        {
          symbol: 'MATIC/USD',
          open: 0.5624,
          high: 0.5628,
          low: 0.5622,
          close: 0.5627,
          trades: 12,
          volume: 30927.68066226,
          vwap: 0.5626,
          interval_begin: '2023-10-04T16:25:00.000000000Z',
          interval: 5,
          timestamp: '2023-10-04T16:30:00.000000Z',
        },
      ],
    },
    forming: ['MATIC/USD 5m 1696436700000 0.5624 0.5628 0.5622 0.5627 30927.68066226'],
  },
  {
    title: 'version 1: a time within the bar is given',
    venue: 'kraken',
    payload: [
      42,
      [
        '1542057314.748456',
        '1542057360.435743',
        '3586.70000',
        '3586.70000',
        '3586.60000',
        '3586.60000',
        '3586.68894',
        '0.03373000',
        2,
      ],
      'ohlc-5',
      'XBT/USD',
    ],
    forming: ['XBT/USD 5m 1542057300000 3586.7 3586.7 3586.6 3586.6 0.03373'],
  },
  { title: 'a heartbeat', venue: 'kraken', payload: { channel: 'heartbeat' } },
  {
    // bybit-exchange.github.io/docs/v5/market/kline
    title: 'klines, newest first, with the time of the answer',
    venue: 'bybit',
    options: { timeframe: '1h' },
    payload: {
      retCode: 0,
      retMsg: 'OK',
      result: {
        symbol: 'BTCUSD',
        category: 'inverse',
        list: [
          ['1670608800000', '17071', '17073', '17027', '17055.5', '268611', '15.74462667'],
          ['1670605200000', '17071.5', '17071.5', '17061', '17071', '4177', '0.24469757'],
        ],
      },
      retExtInfo: {},
      time: 1670612100000,
    },
    bars: ['BTCUSD 1h 1670605200000 17071.5 17071.5 17061 17071 4177'],
    forming: ['BTCUSD 1h 1670608800000 17071 17073 17027 17055.5 268611'],
  },
  {
    // bybit-exchange.github.io/docs/v5/websocket/public/kline
    title: 'the kline topic',
    venue: 'bybit',
    payload: {
      topic: 'kline.5.BTCUSDT',
      data: [
        {
          start: 1672324800000,
          end: 1672325099999,
          interval: '5',
          open: '16649.5',
          close: '16677',
          high: '16677',
          low: '16608',
          volume: '2.081',
          turnover: '34666.4005',
          confirm: true,
          timestamp: 1672324988882,
        },
      ],
      ts: 1672324988882,
      type: 'snapshot',
    },
    bars: ['BTCUSDT 5m 1672324800000 16649.5 16677 16608 16677 2.081'],
  },
  {
    title: 'a refusal',
    venue: 'bybit',
    payload: { retCode: 10006, retMsg: 'Too many visits!', result: {} },
    errors: ['0 venue-refused rate-limit'],
  },
  { title: 'a pong', venue: 'bybit', payload: { success: true, ret_msg: 'pong', op: 'ping' } },
  {
    // www.okx.com/docs-v5/en/#order-book-trading-market-data-get-candlesticks
    title: 'candles with the flag of the finished ones',
    venue: 'okx',
    options: { symbol: 'BTC-USDT' },
    payload: {
      code: '0',
      msg: '',
      data: [
        [
          '1597026443085',
          '3.721',
          '3.743',
          '3.677',
          '3.708',
          '8422410',
          '22698348.04828491',
          '12698348.04828491',
          '0',
        ],
        [
          '1597026383085',
          '3.731',
          '3.799',
          '3.494',
          '3.72',
          '24912403',
          '67632347.24399722',
          '37632347.24399722',
          '1',
        ],
      ],
    },
    bars: ['BTC-USDT - 1597026383085 3.731 3.799 3.494 3.72 24912403'],
    forming: ['BTC-USDT - 1597026443085 3.721 3.743 3.677 3.708 8422410'],
  },
  {
    title: 'the candle channel, and an index without volume',
    venue: 'okx',
    payload: {
      arg: { channel: 'index-candle1D', instId: 'BTC-USD' },
      data: [['1597026383085', '3811.31', '3811.31', '3811.31', '3811.31', '1']],
    },
    bars: ['BTC-USD 1d 1597026383085 3811.31 3811.31 3811.31 3811.31 0'],
  },
  {
    title: 'an unknown instrument',
    venue: 'okx',
    payload: { code: '51001', msg: 'Instrument ID does not exist', data: [] },
    errors: ['0 venue-refused unknown-symbol'],
  },
  {
    // www.bitstamp.net/api/#tag/Market-info/operation/GetOHLCData
    title: 'OHLC data, all of it text',
    venue: 'bitstamp',
    options: { timeframe: '1m' },
    payload: {
      data: {
        pair: 'BTC/USD',
        ohlc: [
          {
            close: '39083.48',
            high: '39123.21',
            low: '39083.48',
            open: '39110.1',
            timestamp: '1651655580',
            volume: '0.56437728',
          },
        ],
      },
    },
    bars: ['BTC/USD 1m 1651655580000 39110.1 39123.21 39083.48 39083.48 0.56437728'],
  },
  {
    title: 'a refusal',
    venue: 'bitstamp',
    payload: {
      code: 'validation-error',
      errors: [{ field: 'step', message: 'Select a valid choice.', code: 'invalid_choice' }],
    },
    errors: ['0 venue-refused other'],
  },
];

const equities: readonly Payload[] = [
  {
    // docs.alpaca.markets/reference/stockbars
    title: 'bars of two symbols, one of them without any',
    venue: 'alpaca',
    options: { timeframe: '1m' },
    payload: {
      bars: {
        AAPL: [
          {
            t: '2022-01-03T09:00:00Z',
            o: 178.26,
            h: 178.26,
            l: 178.21,
            c: 178.21,
            v: 1118,
            n: 65,
            vw: 178.235733,
          },
        ],
        MSFT: null,
      },
      next_page_token: 'QUFQTA==',
    },
    bars: ['AAPL 1m 1641200400000 178.26 178.26 178.21 178.21 1118'],
  },
  {
    title: 'no bars',
    venue: 'alpaca',
    options: { symbol: 'AAPL' },
    payload: { bars: null, symbol: 'AAPL', next_page_token: null },
  },
  {
    title: 'a refusal',
    venue: 'alpaca',
    payload: { code: 42910000, message: 'rate limit exceeded' },
    errors: ['0 venue-refused rate-limit'],
  },
  {
    // docs.alpaca.markets/docs/real-time-stock-pricing-data#minute-bars-bars
    title: 'minutes and the day so far from the stream',
    venue: 'alpaca',
    payload: [
      {
        T: 'b',
        S: 'SPY',
        o: 388.985,
        h: 389.13,
        l: 388.975,
        c: 389.12,
        v: 49378,
        n: 461,
        vw: 389.062639,
        t: '2021-02-22T19:15:00Z',
      },
      { T: 'd', S: 'SPY', o: 388, h: 390, l: 387, c: 389, v: 9, t: '2021-02-22T05:00:00Z' },
      { T: 'q', S: 'SPY', bp: 1 },
    ],
    bars: ['SPY 1m 1614021300000 388.985 389.13 388.975 389.12 49378'],
    forming: ['SPY 1d 1613970000000 388 390 387 389 9'],
  },
  {
    title: 'an error of the stream',
    venue: 'alpaca',
    payload: [{ T: 'error', code: 402, msg: 'auth failed: invalid api key' }],
    errors: ['0 venue-refused unauthorised'],
  },
  {
    // massive.com/docs/rest/stocks/aggregates/custom-bars
    title: 'aggregates',
    venue: 'polygon',
    options: { timeframe: '1d' },
    payload: {
      adjusted: true,
      ticker: 'AAPL',
      queryCount: 2,
      resultsCount: 2,
      count: 2,
      status: 'OK',
      request_id: '6a7e',
      results: [
        {
          c: 75.0875,
          h: 75.15,
          l: 73.7975,
          n: 1,
          o: 74.06,
          t: 1577941200000,
          v: 135647456,
          vw: 74.6099,
        },
        {
          c: 74.3575,
          h: 75.145,
          l: 74.125,
          n: 1,
          o: 74.2875,
          t: 1578027600000,
          v: 146535512,
          vw: 74.7026,
        },
      ],
    },
    bars: [
      'AAPL 1d 1577941200000 74.06 75.15 73.7975 75.0875 135647456',
      'AAPL 1d 1578027600000 74.2875 75.145 74.125 74.3575 146535512',
    ],
  },
  {
    title: 'no aggregates',
    venue: 'polygon',
    payload: { ticker: 'AAPL', queryCount: 0, resultsCount: 0, status: 'OK', count: 0 },
  },
  {
    title: 'not allowed',
    venue: 'polygon',
    payload: { status: 'NOT_AUTHORIZED', message: 'You are not entitled to this data.' },
    errors: ['0 venue-refused unauthorised'],
  },
  {
    // massive.com/docs/websocket/stocks/aggregates-per-minute
    title: 'an aggregate event among others',
    venue: 'polygon',
    payload: [
      { ev: 'status', status: 'auth_success', message: 'authenticated' },
      {
        ev: 'AM',
        sym: 'GTE',
        v: 4110,
        av: 9470157,
        op: 0.4372,
        vw: 0.4488,
        o: 0.4488,
        c: 0.4486,
        h: 0.4489,
        l: 0.4486,
        a: 0.4352,
        z: 685,
        s: 1610144640000,
        e: 1610144700000,
      },
    ],
    bars: ['GTE 1m 1610144640000 0.4488 0.4489 0.4486 0.4486 4110'],
  },
  {
    // twelvedata.com/docs#time-series
    title: 'a time series of New York, newest first',
    venue: 'twelveData',
    payload: {
      meta: {
        symbol: 'AAPL',
        interval: '1min',
        currency: 'USD',
        exchange_timezone: 'America/New_York',
        exchange: 'NASDAQ',
        type: 'Common Stock',
      },
      values: [
        {
          datetime: '2021-09-16 15:59:00',
          open: '148.73500',
          high: '148.86000',
          low: '148.73000',
          close: '148.85001',
          volume: '624277',
        },
        {
          datetime: '2021-09-16 15:58:00',
          open: '148.72000',
          high: '148.78000',
          low: '148.70000',
          close: '148.74001',
          volume: '274622',
        },
      ],
      status: 'ok',
    },
    bars: [
      'AAPL 1m 1631822280000 148.72 148.78 148.7 148.74001 274622',
      'AAPL 1m 1631822340000 148.735 148.86 148.73 148.85001 624277',
    ],
  },
  {
    title: 'an exchange whose clock is not known here',
    venue: 'twelveData',
    payload: {
      meta: { symbol: 'VOW3', interval: '1min', exchange_timezone: 'Europe/Berlin' },
      values: [{ datetime: '2021-09-16 15:59:00', open: '1', high: '1', low: '1', close: '1' }],
      status: 'ok',
    },
    errors: ['0 unknown-zone'],
  },
  {
    title: 'a refusal',
    venue: 'twelveData',
    payload: { code: 429, message: 'You have run out of API credits', status: 'error' },
    errors: ['0 venue-refused rate-limit'],
  },
  {
    // www.alphavantage.co/documentation/#intraday
    title: 'intraday, an object by date',
    venue: 'alphaVantage',
    payload: {
      'Meta Data': {
        '1. Information': 'Intraday (5min)',
        '2. Symbol': 'IBM',
        '3. Last Refreshed': '2024-01-02 19:55:00',
        '4. Interval': '5min',
        '5. Output Size': 'Compact',
        '6. Time Zone': 'US/Eastern',
      },
      'Time Series (5min)': {
        '2024-01-02 19:55:00': {
          '1. open': '161.5000',
          '2. high': '161.6000',
          '3. low': '161.4000',
          '4. close': '161.5500',
          '5. volume': '42',
        },
        '2024-01-02 19:50:00': {
          '1. open': '161.4000',
          '2. high': '161.5000',
          '3. low': '161.3000',
          '4. close': '161.5000',
          '5. volume': '41',
        },
      },
    },
    bars: [
      'IBM 5m 1704243000000 161.4 161.5 161.3 161.5 41',
      'IBM 5m 1704243300000 161.5 161.6 161.4 161.55 42',
    ],
  },
  {
    title: 'days with an adjusted close before the volume',
    venue: 'alphaVantage',
    options: { timeframe: '1d' },
    payload: {
      'Meta Data': { '2. Symbol': 'IBM', '5. Time Zone': 'US/Eastern' },
      'Time Series (Daily)': {
        '2024-01-02': {
          '1. open': '162.83',
          '2. high': '163.29',
          '3. low': '160.46',
          '4. close': '161.5',
          '5. adjusted close': '155.1',
          '6. volume': '3825044',
        },
      },
    },
    bars: ['IBM 1d 1704153600000 162.83 163.29 160.46 161.5 3825044'],
  },
  {
    title: 'the daily rate',
    venue: 'alphaVantage',
    payload: {
      Information:
        'We have detected your API key and our standard API rate limit is 25 requests per day.',
    },
    errors: ['0 venue-refused rate-limit'],
  },
  {
    // docs.rs/yahoo_finance_api: the shape, which Yahoo does not document
    title: 'a chart: a hole, a half hole, and the price of this moment',
    venue: 'yahoo',
    payload: {
      chart: {
        error: null,
        result: [
          {
            meta: { symbol: 'AAPL', dataGranularity: '1d', regularMarketTime: 1704470000 },
            timestamp: [1704205800, 1704292200, 1704378600, 1704470000],
            indicators: {
              quote: [
                {
                  open: [187.15, null, 182.1, 181.9],
                  high: [188.44, null, null, 182.7],
                  low: [183.89, null, 180.9, 180.2],
                  close: [185.64, null, 181.9, 181.2],
                  volume: [82488700, null, 71983600, 5],
                },
              ],
              adjclose: [{ adjclose: [184.9, null, 181.2, 181] }],
            },
          },
        ],
      },
    },
    bars: ['AAPL 1d 1704205800000 187.15 188.44 183.89 185.64 82488700'],
    forming: ['AAPL 1d 1704470000000 181.9 182.7 180.2 181.2 5'],
    errors: ['2 no-prices', '3 missing-price'],
  },
  {
    title: 'nothing found',
    venue: 'yahoo',
    payload: {
      chart: {
        result: null,
        error: { code: 'Not Found', description: 'No data found, symbol may be delisted' },
      },
    },
    errors: ['0 venue-refused unknown-symbol'],
  },
  {
    title: 'no trades in that time',
    venue: 'yahoo',
    payload: {
      chart: { error: null, result: [{ meta: { symbol: 'X' }, indicators: { quote: [{}] } }] },
    },
  },
  {
    // finnhub.io/docs/api/stock-candles
    title: 'columns',
    venue: 'finnhub',
    options: { symbol: 'AAPL' },
    payload: {
      c: [217.68, 221.03],
      h: [222.49, 221.5],
      l: [217.19, 217.1402],
      o: [221.03, 218.55],
      s: 'ok',
      t: [1569297600, 1569384000],
      v: [33463820, 24018876],
    },
    bars: [
      'AAPL - 1569297600000 221.03 222.49 217.19 217.68 33463820',
      'AAPL - 1569384000000 218.55 221.5 217.1402 221.03 24018876',
    ],
  },
  { title: 'no data', venue: 'finnhub', options: { symbol: 'AAPL' }, payload: { s: 'no_data' } },
  {
    title: 'no access',
    venue: 'finnhub',
    payload: { error: "You don't have access to this resource. Invalid API key" },
    errors: ['0 venue-refused unauthorised'],
  },
  {
    // www.tiingo.com/documentation/end-of-day
    title: 'days',
    venue: 'tiingo',
    options: { symbol: 'AAPL', timeframe: '1d' },
    payload: [
      {
        date: '2019-01-02T00:00:00.000Z',
        close: 157.92,
        high: 158.85,
        low: 154.23,
        open: 154.89,
        volume: 37039737,
        adjClose: 156.6,
        divCash: 0,
        splitFactor: 1,
      },
    ],
    bars: ['AAPL 1d 1546387200000 154.89 158.85 154.23 157.92 37039737'],
  },
  {
    // www.tiingo.com/documentation/crypto
    title: 'crypto by ticker',
    venue: 'tiingo',
    payload: [
      {
        ticker: 'btcusd',
        baseCurrency: 'btc',
        quoteCurrency: 'usd',
        priceData: [
          {
            date: '2019-01-02T00:00:00+00:00',
            open: 3714.1,
            high: 3863.1,
            low: 3697.4,
            close: 3850.7,
            volume: 74584.2,
            tradesDone: 257,
            volumeNotional: 9,
          },
        ],
      },
    ],
    bars: ['BTCUSD - 1546387200000 3714.1 3863.1 3697.4 3850.7 74584.2'],
  },
  {
    title: 'not found',
    venue: 'tiingo',
    payload: { detail: 'Not found.' },
    errors: ['0 venue-refused unknown-symbol'],
  },
  {
    title: 'minutes of New York, one without a trade',
    venue: 'iex',
    options: { symbol: 'SPY', timeframe: '1m' },
    payload: [
      {
        date: '2020-01-02',
        minute: '09:30',
        label: '09:30 AM',
        high: 323.5,
        low: 323.4,
        open: 323.45,
        close: 323.5,
        average: 323.4,
        volume: 100,
        notional: 1,
        numberOfTrades: 3,
      },
      {
        date: '2020-01-02',
        minute: '09:31',
        label: '09:31 AM',
        high: null,
        low: null,
        open: null,
        close: null,
        average: null,
        volume: 0,
        notional: 0,
        numberOfTrades: 0,
      },
    ],
    bars: ['SPY 1m 1577975400000 323.45 323.5 323.4 323.5 100'],
    errors: ['2 no-prices'],
  },
  {
    title: 'an error in plain text',
    venue: 'iex',
    payload: 'Unknown symbol',
    errors: ['0 venue-refused unknown-symbol'],
  },
];

const others: readonly Payload[] = [
  {
    // developer.oanda.com/rest-live-v20/instrument-ep/
    title: 'candles, complete or not, with nanoseconds',
    venue: 'oanda',
    payload: {
      instrument: 'EUR_USD',
      granularity: 'S5',
      candles: [
        {
          complete: true,
          volume: 2,
          time: '2016-10-17T15:16:40.000000000Z',
          mid: { o: '1.09967', h: '1.09970', l: '1.09965', c: '1.09968' },
        },
        {
          complete: false,
          volume: 1,
          time: '1476717405.000000000',
          mid: { o: '1.09968', h: '1.09968', l: '1.09968', c: '1.09968' },
        },
      ],
    },
    bars: ['EUR_USD 5s 1476717400000 1.09967 1.0997 1.09965 1.09968 2'],
    forming: ['EUR_USD 5s 1476717405000 1.09968 1.09968 1.09968 1.09968 1'],
  },
  {
    title: 'a refusal',
    venue: 'oanda',
    payload: { errorMessage: "Invalid value specified for 'instrument'" },
    errors: ['0 venue-refused unknown-symbol'],
  },
  {
    // databento.com/docs/schemas-and-data-formats/ohlcv
    title: 'JSON by the line: nanos of prices and of time',
    venue: 'databento',
    options: { symbol: 'ESH1' },
    payload:
      '{"hd":{"ts_event":"1609160400000000000","rtype":33,"publisher_id":1,"instrument_id":5482},"open":"3720250000000","high":"3721500000000","low":"-12345678901","close":"3721000000000","volume":"57"}\n',
    bars: ['ESH1 1m 1609160400000 3720.25 3721.5 -12.345678901 3721 57'],
  },
  {
    title: 'CSV of two symbols, with decimals and dates; a price that is none',
    venue: 'databento',
    payload:
      'ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol\n2020-12-28T13:00:00.000000000Z,35,1,5482,3720.250000000,3721.500000000,3720.250000000,3721.000000000,57,ESH1\n1609160400001000001,35,1,5483,9223372036854775807,2000000000,1000000000,1500000000,3,NQH1\n',
    bars: ['ESH1 1d 1609160400000 3720.25 3721.5 3720.25 3721 57'],
    errors: ['1 missing-price'],
  },
  {
    // docs.tardis.dev/api/tardis-machine#trade-bars
    title: 'a trade bar, stamped with its end',
    venue: 'tardis',
    payload: {
      type: 'trade_bar',
      symbol: 'XBTUSD',
      exchange: 'bitmex',
      name: 'trade_bar_10s',
      interval: 10000,
      kind: 'time',
      open: 7623.5,
      high: 7623.5,
      low: 7623,
      close: 7623.5,
      volume: 37034,
      buyVolume: 24244,
      sellVolume: 12790,
      trades: 9,
      vwap: 7623.327,
      openTimestamp: '2019-10-23T11:33:44.056Z',
      closeTimestamp: '2019-10-23T11:33:49.466Z',
      timestamp: '2019-10-23T11:33:50.000Z',
      localTimestamp: '2019-10-23T11:33:50.206Z',
    },
    bars: ['XBTUSD 10s 1571830420000 7623.5 7623.5 7623 7623.5 37034'],
  },
  {
    title: 'a CSV of trades, which are no bars',
    venue: 'tardis',
    payload:
      'exchange,symbol,timestamp,local_timestamp,id,side,price,amount\nderibit,BTC-PERPETUAL,1585699200265000,1585699200275377,1,buy,6427.5,380\n',
    errors: ['0 not-an-answer'],
  },
  {
    // www.tradingview.com/charting-library-docs/latest/connecting_data/UDF/
    title: 'a data feed of closes alone',
    venue: 'udf',
    options: { symbol: 'X', timeframe: '1d' },
    payload: { s: 'ok', t: [1386493512, 1386493572], c: [42.1, 43.4] },
    bars: ['X 1d 1386493512000 42.1 42.1 42.1 42.1 0', 'X 1d 1386493572000 43.4 43.4 43.4 43.4 0'],
  },
  {
    title: 'no data, and when there is some',
    venue: 'udf',
    payload: { s: 'no_data', nextTime: 1428001140 },
  },
  {
    title: 'an error',
    venue: 'udf',
    payload: { s: 'error', errmsg: 'unknown_symbol' },
    errors: ['0 venue-refused unknown-symbol'],
  },
  {
    title: 'rows, the newest dropped',
    venue: 'ccxt',
    options: { symbol: 'BTC/USDT', timeframe: '60m', dropForming: true },
    payload: [
      [1504541580000, 4235.4, 4240.6, 4230, 4230.7, 37.72],
      [1504545180000, 4230.7, 4231, 4229, 4230, 1],
    ],
    bars: ['BTC/USDT 1h 1504541580000 4235.4 4240.6 4230 4230.7 37.72'],
    forming: ['BTC/USDT 1h 1504545180000 4230.7 4231 4229 4230 1'],
  },
  {
    title: 'typed columns',
    venue: 'columnar',
    options: { symbol: 'A' },
    payload: {
      Timestamp: Float64Array.of(1504541580000, 1504541640000),
      Open: [1, 2],
      High: [2, 3],
      Low: [1, 2],
      Close: [2, 2.5],
      Volume: null,
    },
    bars: ['A - 1504541580000 1 2 1 2 0', 'A - 1504541640000 2 3 2 2.5 0'],
  },
  {
    title: 'a table with getChild and microseconds as big integers',
    venue: 'columnar',
    options: { symbol: 'A' },
    payload: arrow({
      ts: [1504541580000000n],
      open: [1],
      high: [2],
      low: [1],
      close: [2],
      volume: [9007199254740993n],
    }),
    bars: ['A - 1504541580000 1 2 1 2 9007199254740992'],
  },
];

/** A payload or more of each venue, refusals among them. */
export const payloads: readonly Payload[] = [...crypto, ...equities, ...others];

function arrow(columns: Readonly<Record<string, readonly unknown[]>>): unknown {
  return {
    schema: { fields: Object.keys(columns).map((name) => ({ name })) },
    getChild: (name: string) => {
      const column = columns[name];
      return column === undefined ? null : { length: column.length, get: (i: number) => column[i] };
    },
  };
}
