/**
 * Files in the shapes that people have, made up for this test: no row is any vendor's. Each is read
 * right, or refused with the option that settles it.
 */
export interface CsvFile {
  /** Whose shape it is. */
  readonly source: string;
  readonly lines: readonly string[];
  readonly options?: Record<string, unknown>;
  /** Bars in order of time: an ISO time and the five numbers. */
  readonly bars?: readonly (readonly [string, ...number[]])[];
  /** The option that the refusal names. */
  readonly refused?: string;
  /** Rows that can't be read, by reason. */
  readonly errors?: readonly string[];
  /** What one of the notes says. */
  readonly note?: RegExp;
  /** Line end; default `\n`. */
  readonly lineEnd?: string;
  readonly before?: string;
}

const day1 = ['2024-01-02', 10, 12, 9, 11, 500] as const;
const day2 = ['2024-01-03', 11, 13, 10, 12, 600] as const;
const days = [day1, day2] as const;

const minute1 = ['2024-01-02T09:30', 10, 12, 9, 11, 500] as const;
const minute2 = ['2024-01-02T09:31', 11, 13, 10, 12, 600] as const;
const minutes = [minute1, minute2] as const;
/** The same by a clock that is five hours behind UTC. */
const inNewYork = [
  ['2024-01-02T14:30', 10, 12, 9, 11, 500],
  ['2024-01-02T14:31', 11, 13, 10, 12, 600],
] as const;

const ohlcv = 'open,high,low,close,volume';
const rows = ['10,12,9,11,500', '11,13,10,12,600'] as const;

/** Rows of two days or minutes with their stamps in front. */
const stamped = (first: string, second: string, delimiter = ','): string[] => [
  `${first}${delimiter}${rows[0].replaceAll(',', delimiter)}`,
  `${second}${delimiter}${rows[1].replaceAll(',', delimiter)}`,
];

/** Three days that settle which part of a date is the day. */
const january = [
  ['2024-01-12', 10, 12, 9, 11, 500],
  ['2024-01-15', 11, 13, 10, 12, 600],
] as const;

export const csvFiles: readonly CsvFile[] = [
  // MetaTrader
  {
    source: 'MetaTrader 4, no titles',
    lines: stamped('2024.01.02,09:30', '2024.01.02,09:31'),
    options: { timeZone: 'UTC' },
    bars: minutes,
  },
  {
    source: 'MetaTrader 4, no titles, clock not said',
    lines: stamped('2024.01.02,09:30', '2024.01.02,09:31'),
    refused: 'timeZone',
  },
  {
    source: 'MetaTrader 4, days',
    lines: stamped('2024.01.02,00:00', '2024.01.03,00:00'),
    bars: days,
  },
  {
    source: 'MetaTrader 5, forex',
    lines: [
      '<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>',
      '2024.01.02\t09:30:00\t10\t12\t9\t11\t500\t0\t3',
      '2024.01.02\t09:31:00\t11\t13\t10\t12\t600\t0\t3',
    ],
    options: { timeZone: 'UTC+2' },
    bars: [
      ['2024-01-02T07:30', 10, 12, 9, 11, 500],
      ['2024-01-02T07:31', 11, 13, 10, 12, 600],
    ],
    note: /volume: '<TICKVOL>'/,
  },
  {
    source: 'MetaTrader 5, shares: real volume',
    lines: [
      '<DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>',
      '2024.01.02\t10\t12\t9\t11\t77\t500\t3',
      '2024.01.03\t11\t13\t10\t12\t78\t600\t3',
    ],
    bars: days,
  },
  {
    source: 'MetaTrader 5 in Python',
    lines: [
      'time,open,high,low,close,tick_volume,spread,real_volume',
      '1704187800,10,12,9,11,500,1,0',
      '1704187860,11,13,10,12,600,1,0',
    ],
    bars: minutes,
    note: /volume: 'tick_volume'/,
  },
  {
    source: 'MetaTrader 5 in Python, both volumes',
    lines: [
      'time,open,high,low,close,tick_volume,spread,real_volume',
      '1704187800,10,12,9,11,500,1,40',
    ],
    refused: 'columns.volume',
  },
  // HistData
  {
    source: 'HistData, ASCII minutes',
    lines: stamped('20240102 093000', '20240102 093100', ';'),
    options: { timeZone: 'UTC-5' },
    bars: inNewYork,
  },
  {
    source: 'HistData, clock not said',
    lines: stamped('20240102 093000', '20240102 093100', ';'),
    refused: 'timeZone',
  },
  // Exchanges
  {
    source: 'Kraken, no titles, trades counted',
    lines: ['1704187800,10,12,9,11,500.5,17', '1704187860,11,13,10,12,600.25,18'],
    bars: [
      ['2024-01-02T09:30', 10, 12, 9, 11, 500.5],
      ['2024-01-02T09:31', 11, 13, 10, 12, 600.25],
    ],
  },
  {
    source: 'Bitstamp by CryptoDataDownload',
    lines: [
      'https://www.example.com',
      'unix,date,symbol,open,high,low,close,Volume BTC,Volume USD',
      '1704187860,2024-01-02 09:31:00,BTC/USD,11,13,10,12,600,7200',
      '1704187800,2024-01-02 09:30:00,BTC/USD,10,12,9,11,500,5500',
    ],
    bars: minutes,
    note: /newest first/,
  },
  {
    source: 'CryptoDataDownload, two volumes, no symbol',
    lines: [
      'unix,date,open,high,low,close,Volume BTC,Volume USD',
      '1704187800,2024-01-02 09:30:00,10,12,9,11,500,5500',
    ],
    refused: 'columns.volume',
  },
  {
    source: 'CryptoDataDownload, hours with AM and PM',
    lines: [
      'Date,Symbol,Open,High,Low,Close,Volume BTC,Volume USD',
      '2024-01-02 01-PM,BTCUSD,11,13,10,12,600,7200',
      '2024-01-02 12-PM,BTCUSD,10,12,9,11,500,5500',
    ],
    options: { timeZone: 'UTC' },
    bars: [
      ['2024-01-02T12:00', 10, 12, 9, 11, 500],
      ['2024-01-02T13:00', 11, 13, 10, 12, 600],
    ],
  },
  {
    source: 'Binance archive, milliseconds, no titles',
    lines: [
      '1704187800000,10.0,12.0,9.0,11.0,500.0,1704187859999,5500.0,77,250.0,2750.0,0',
      '1704187860000,11.0,13.0,10.0,12.0,600.0,1704187919999,7200.0,78,300.0,3600.0,0',
    ],
    bars: minutes,
  },
  {
    source: 'Binance archive, microseconds, no titles',
    lines: [
      '1704187800000000,10.0,12.0,9.0,11.0,500.0,1704187859999999,5500.0,77,250.0,2750.0,0',
      '1704187860000000,11.0,13.0,10.0,12.0,600.0,1704187919999999,7200.0,78,300.0,3600.0,0',
    ],
    bars: minutes,
  },
  {
    source: 'Binance futures archive, titles',
    lines: [
      'open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore',
      '1704187800000,10,12,9,11,500,1704187859999,5500,77,250,2750,0',
      '1704187860000,11,13,10,12,600,1704187919999,7200,78,300,3600,0',
    ],
    bars: minutes,
  },
  {
    source: 'milliseconds, then microseconds in one file',
    lines: [`time,${ohlcv}`, ...stamped('1704187800000', '1704187860000000')],
    bars: minutes,
  },
  {
    source: 'Coinbase, columns by title in their own order',
    lines: ['time,low,high,open,close,volume', '1704187800,9,12,10,11,500'],
    bars: [minute1],
  },
  {
    source: 'nanoseconds, as Databento writes them',
    lines: [
      'ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol',
      '1704187800000000000,33,1,7,10,12,9,11,500,SPY',
      '1704187860000000000,33,1,7,11,13,10,12,600,SPY',
    ],
    bars: minutes,
  },
  // Charts and portals
  {
    source: 'TradingView, seconds',
    lines: [
      'time,open,high,low,close,Volume,Volume MA',
      '1704187800,10,12,9,11,500,450.5',
      '1704187860,11,13,10,12,600,460.5',
    ],
    bars: minutes,
  },
  {
    source: 'TradingView, ISO times, an indicator, no volume',
    lines: [
      'time,open,high,low,close,RSI',
      '2024-01-02T09:30:00-05:00,10,12,9,11,55.1',
      '2024-01-02T09:31:00-05:00,11,13,10,12,56.2',
    ],
    bars: [
      ['2024-01-02T14:30', 10, 12, 9, 11, 0],
      ['2024-01-02T14:31', 11, 13, 10, 12, 0],
    ],
    note: /no column of volume/,
  },
  {
    source: 'Stooq, days',
    lines: [
      '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>',
      'SPY.US,D,20240102,000000,10,12,9,11,500,0',
      'SPY.US,D,20240103,000000,11,13,10,12,600,0',
    ],
    bars: days,
  },
  {
    source: 'Stooq, minutes',
    lines: [
      '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>',
      'SPY.US,1,20240102,93000,10,12,9,11,500,0',
      'SPY.US,1,20240102,93100,11,13,10,12,600,0',
    ],
    options: { timeZone: 'America/New_York' },
    bars: inNewYork,
  },
  {
    source: 'two tickers in one file',
    lines: [
      '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>',
      'SPY.US,D,20240102,000000,10,12,9,11,500',
      'QQQ.US,D,20240102,000000,20,22,19,21,900',
    ],
    refused: 'symbol',
  },
  {
    source: 'two tickers, one asked for',
    lines: [
      `date,${ohlcv},Name`,
      '2024-01-02,10,12,9,11,500,SPY',
      '2024-01-02,20,22,19,21,900,QQQ',
      '2024-01-03,11,13,10,12,600,SPY',
    ],
    options: { symbol: 'SPY' },
    bars: days,
  },
  {
    source: 'two tickers, all asked for',
    lines: [
      `date,${ohlcv},Name`,
      '2024-01-02,10,12,9,11,500,SPY',
      '2024-01-03,11,13,10,12,600,SPY',
      '2024-01-02,20,22,19,21,900,QQQ',
    ],
    options: { symbolColumn: 'name' },
    bars: [day1, ['2024-01-02', 20, 22, 19, 21, 900], day2],
  },
  {
    source: 'two series by a number, in no known column',
    lines: [
      `date,permno,${ohlcv}`,
      '2024-01-02,14593,10,12,9,11,500',
      '2024-01-02,84398,20,22,19,21,900',
      '2024-01-03,14593,11,13,10,12,600',
      '2024-01-03,84398,21,23,20,22,950',
    ],
    refused: 'symbol',
  },
  {
    source: 'two series, nothing says which',
    lines: [
      `date,${ohlcv}`,
      '2024-01-02,10,12,9,11,500',
      '2024-01-02,20,22,19,21,900',
      '2024-01-03,11,13,10,12,600',
      '2024-01-03,21,23,20,22,950',
    ],
    refused: 'symbolColumn',
  },
  {
    source: 'Dukascopy, GMT in the title',
    lines: [
      'Gmt time,Open,High,Low,Close,Volume',
      ...stamped('02.01.2024 09:30:00.000', '02.01.2024 09:31:00.000'),
    ],
    options: { dateFormat: 'DD.MM.YYYY' },
    bars: minutes,
  },
  {
    source: 'Dukascopy, 13 days settle the order',
    lines: [
      'Gmt time,Open,High,Low,Close,Volume',
      ...stamped('12.01.2024 00:00:00.000', '15.01.2024 00:00:00.000'),
    ],
    bars: january,
  },
  {
    source: 'Dukascopy, local time with its zone',
    lines: [
      'Local time,Open,High,Low,Close,Volume',
      ...stamped('15.01.2024 09:30:00.000 GMT+0100', '15.01.2024 09:31:00.000 GMT+0100'),
    ],
    bars: [
      ['2024-01-15T08:30', 10, 12, 9, 11, 500],
      ['2024-01-15T08:31', 11, 13, 10, 12, 600],
    ],
  },
  {
    source: 'Finam, date beside time',
    lines: [
      '<TICKER>;<PER>;<DATE>;<TIME>;<OPEN>;<HIGH>;<LOW>;<CLOSE>;<VOL>',
      'SBER;1;20240102;093000;10;12;9;11;500',
      'SBER;1;20240102;093100;11;13;10;12;600',
    ],
    options: { timeZone: 'UTC+3' },
    bars: [
      ['2024-01-02T06:30', 10, 12, 9, 11, 500],
      ['2024-01-02T06:31', 11, 13, 10, 12, 600],
    ],
  },
  {
    source: 'Finam, two-digit years',
    lines: [
      '<DATE>;<TIME>;<OPEN>;<HIGH>;<LOW>;<CLOSE>;<VOL>',
      '15/01/24;09:30;10;12;9;11;500',
      '31/01/24;09:30;11;13;10;12;600',
    ],
    refused: 'dateFormat',
  },
  {
    source: 'Finam, two-digit years, order given',
    lines: [
      '<DATE>;<TIME>;<OPEN>;<HIGH>;<LOW>;<CLOSE>;<VOL>',
      '12/01/24;00:00;10;12;9;11;500',
      '15/01/24;00:00;11;13;10;12;600',
    ],
    options: { dateFormat: 'dd/MM/yy' },
    bars: january,
  },
  {
    source: 'Yahoo, a row of nulls',
    lines: [
      'Date,Open,High,Low,Close,Adj Close,Volume',
      '2024-01-02,10,12,9,11,10.5,500',
      '2024-01-03,null,null,null,null,null,null',
    ],
    bars: [day1],
    errors: ['missing-price'],
  },
  {
    source: 'Yahoo, page copied, newest first',
    lines: [
      'Date\tOpen\tHigh\tLow\tClose\tAdj Close\tVolume',
      'Jan 3, 2024\t11.00\t13.00\t10.00\t12.00\t11.50\t600',
      'Jan 2, 2024\t10.00\t12.00\t9.00\t11.00\t10.50\t500',
    ],
    bars: days,
  },
  {
    source: 'yfinance, titles of three lines',
    lines: [
      'Price,Close,High,Low,Open,Volume',
      'Ticker,SPY,SPY,SPY,SPY,SPY',
      'Date,,,,,',
      '2024-01-02,11,12,9,10,500',
      '2024-01-03,12,13,10,11,600',
    ],
    bars: days,
  },
  {
    source: 'yfinance, hours with offsets',
    lines: [
      'Datetime,Open,High,Low,Close,Adj Close,Volume',
      '2024-01-02 09:30:00-05:00,10,12,9,11,11,500',
      '2024-01-02 09:31:00-05:00,11,13,10,12,12,600',
    ],
    bars: inNewYork,
  },
  {
    source: 'adjusted close only',
    lines: ['Date,Open,High,Low,Adj Close,Volume', '2024-01-02,10,12,9,11,500'],
    refused: 'columns.close',
  },
  {
    source: 'Barchart, Last for the close, a line at the end',
    lines: [
      'Time,Open,High,Low,Last,Change,%Chg,Volume',
      '01/31/2024,11,13,10,12,1,"+9.09%",600',
      '01/30/2024,10,12,9,11,0,"0.00%",500',
      '"Downloaded from Barchart.com as of 01-31-2024 05:30pm CST"',
    ],
    bars: [
      ['2024-01-30', 10, 12, 9, 11, 500],
      ['2024-01-31', 11, 13, 10, 12, 600],
    ],
    errors: ['missing-cells'],
  },
  {
    source: 'Nasdaq, dollars, close first',
    lines: [
      'Date,Close/Last,Volume,Open,High,Low',
      '01/31/2024,$12.00,600,$11.00,$13.00,$10.00',
      '01/30/2024,$11.00,500,$10.00,$12.00,$9.00',
    ],
    bars: [
      ['2024-01-30', 10, 12, 9, 11, 500],
      ['2024-01-31', 11, 13, 10, 12, 600],
    ],
  },
  {
    source: 'Nasdaq, no day after the twelfth',
    lines: [
      'Date,Close/Last,Volume,Open,High,Low',
      '01/03/2024,$12.00,600,$11.00,$13.00,$10.00',
      '01/02/2024,$11.00,500,$10.00,$12.00,$9.00',
    ],
    refused: 'dateFormat',
  },
  {
    source: 'Investing.com, English, volumes in K and M',
    lines: [
      '"Date","Price","Open","High","Low","Vol.","Change %"',
      '"01/31/2024","1,012.50","1,011.00","1,013.00","1,010.00","1.25M","0.10%"',
      '"01/30/2024","1,011.00","1,010.00","1,012.00","1,009.00","600.50K","-0.10%"',
    ],
    bars: [
      ['2024-01-30', 1010, 1012, 1009, 1011, 600_500],
      ['2024-01-31', 1011, 1013, 1010, 1012.5, 1_250_000],
    ],
    note: /close: 'Price'/,
  },
  {
    source: 'Investing.com, German',
    lines: [
      '"Datum","Zuletzt","Eröffn.","Hoch","Tief","Vol.","+/- %"',
      '"31.01.2024","1.012,50","1.011,00","1.013,00","1.010,00","1,25M","0,10%"',
      '"30.01.2024","1.011,00","1.010,00","1.012,00","1.009,00","600,50K","-0,10%"',
    ],
    bars: [
      ['2024-01-30', 1010, 1012, 1009, 1011, 600_500],
      ['2024-01-31', 1011, 1013, 1010, 1012.5, 1_250_000],
    ],
  },
  {
    source: 'Investing.com, no volume in any row',
    lines: [
      '"Date","Price","Open","High","Low","Vol.","Change %"',
      '"Jan 03, 2024","12","11","13","10","","0.10%"',
      '"Jan 02, 2024","11","10","12","9","","-0.10%"',
    ],
    bars: [
      ['2024-01-02', 10, 12, 9, 11, 0],
      ['2024-01-03', 11, 13, 10, 12, 0],
    ],
    note: /no volume in 2 rows/,
  },
  {
    source: 'Alpha Vantage',
    lines: ['timestamp,open,high,low,close,volume', ...stamped('2024-01-03', '2024-01-02')],
    bars: [
      ['2024-01-02', 11, 13, 10, 12, 600],
      ['2024-01-03', 10, 12, 9, 11, 500],
    ],
  },
  {
    source: 'Alpha Vantage, JSON fields as titles',
    lines: [',1. open,2. high,3. low,4. close,5. volume', ...stamped('2024-01-02', '2024-01-03')],
    bars: days,
  },
  {
    source: 'quantmod in R, names of rows',
    lines: [
      '"","SPY.Open","SPY.High","SPY.Low","SPY.Close","SPY.Volume","SPY.Adjusted"',
      '"2024-01-02",10,12,9,11,500,10.5',
      '"2024-01-03",11,13,10,12,600,11.5',
    ],
    bars: days,
    note: /'spy'/,
  },
  {
    source: 'R, a title less than cells',
    lines: [ohlcv, ...stamped('2024-01-02', '2024-01-03')],
    bars: days,
  },
  {
    source: 'pandas, index without a title',
    lines: [`,${ohlcv}`, ...stamped('2024-01-02 09:30:00+00:00', '2024-01-02 09:31:00+00:00')],
    bars: minutes,
  },
  {
    source: 'pandas, row numbers before a date',
    lines: [
      `Unnamed: 0,date,${ohlcv}`,
      '0,2024-01-02,10,12,9,11,500',
      '1,2024-01-03,11,13,10,12,600',
    ],
    bars: days,
  },
  {
    source: 'pandas, row numbers and no date',
    lines: [`,${ohlcv}`, ...stamped('0', '1')],
    refused: 'columns.time',
  },
  {
    source: 'Alpaca',
    lines: [
      'symbol,timestamp,open,high,low,close,volume,trade_count,vwap',
      'SPY,2024-01-02T09:30:00Z,10,12,9,11,500,7,10.6',
      'SPY,2024-01-02T09:31:00Z,11,13,10,12,600,8,11.6',
    ],
    bars: minutes,
  },
  {
    source: 'Polygon flat file',
    lines: [
      'ticker,volume,open,close,high,low,window_start,transactions',
      'SPY,500,10,11,12,9,1704187800000000000,7',
      'SPY,600,11,12,13,10,1704187860000000000,8',
    ],
    bars: minutes,
  },
  {
    source: 'Oanda, bid and ask',
    lines: [
      'time,bid.o,bid.h,bid.l,bid.c,ask.o,ask.h,ask.l,ask.c,volume',
      '2024-01-02T09:30:00.000000000Z,10,12,9,11,10.1,12.1,9.1,11.1,500',
    ],
    refused: 'columns.open',
  },
  {
    source: 'Oanda, mid',
    lines: [
      'time,mid.o,mid.h,mid.l,mid.c,volume',
      '2024-01-02T09:30:00.000000000Z,10,12,9,11,500',
      '2024-01-02T09:31:00.000000000Z,11,13,10,12,600',
    ],
    bars: minutes,
  },
  {
    source: 'CryptoCompare, base and quote volume',
    lines: [
      'time,high,low,open,volumefrom,volumeto,close',
      '1704187800,12,9,10,500,5500,11',
      '1704187860,13,10,11,600,7200,12',
    ],
    bars: minutes,
  },
  {
    source: 'NSE, shares traded',
    lines: [
      'Date ,Open ,High ,Low ,Close ,Shares Traded ,Turnover (Cr)',
      '02-JAN-2024,10,12,9,11,500,5.5',
      '03-JAN-2024,11,13,10,12,600,7.2',
    ],
    bars: days,
    note: /Shares Traded/,
  },
  {
    source: 'no delimiter but the tab, single letters',
    lines: ['t\to\th\tl\tc\tv', ...stamped('1704187800000', '1704187860000', '\t')],
    bars: minutes,
  },
  // Spreadsheets
  {
    source: 'Excel in Germany: comma decimals, semicolons, BOM, CRLF',
    lines: [
      'Datum;Eröffnung;Hoch;Tief;Schlusskurs;Volumen',
      '30.01.2024;10,5;12,25;9;11,75;1.500',
      '31.01.2024;11,5;13,25;10;12,75;2.600',
    ],
    before: '\uFEFF',
    lineEnd: '\r\n',
    bars: [
      ['2024-01-30', 10.5, 12.25, 9, 11.75, 1500],
      ['2024-01-31', 11.5, 13.25, 10, 12.75, 2600],
    ],
  },
  {
    source: 'three decimals behind a comma throughout',
    lines: ['date;open;high;low;close', '2024-01-02;1,114;1,125;1,109;1,118'],
    refused: 'decimal',
  },
  {
    source: 'three digits behind a dot throughout, semicolons',
    lines: ['Datum;Eröffnung;Hoch;Tief;Schluss;Volumen', '02.01.2024;1.234;1.250;1.200;1.240;500'],
    refused: 'decimal',
  },
  {
    source: 'three digits behind a dot throughout, quoted between commas',
    lines: ['Date,Open,High,Low,Close', '"2024-01-31","9.575","9.600","9.500","9.550"'],
    refused: 'decimal',
  },
  {
    source: 'three digits behind a dot throughout, said to be thousands',
    lines: ['Datum;Eröffnung;Hoch;Tief;Schluss', '2024-01-02;1.234;1.250;1.200;1.240'],
    options: { decimal: ',' },
    bars: [['2024-01-02', 1234, 1250, 1200, 1240, 0]],
  },
  {
    source: 'three digits behind a dot throughout, a volume without a dot',
    lines: ['Date;Open;High;Low;Close;Volume', '2024-01-02;1.234;1.250;1.200;1.240;15000'],
    bars: [['2024-01-02', 1.234, 1.25, 1.2, 1.24, 15000]],
    note: /15000 has no dot/,
  },
  {
    source: 'HistData, yen',
    lines: ['20240102 093000;141.427;141.441;141.420;141.430;0'],
    options: { timeZone: 'UTC-5' },
    bars: [['2024-01-02T14:30', 141.427, 141.441, 141.42, 141.43, 0]],
    note: /a program wrote/,
  },
  {
    source: 'MetaTrader 5, yen',
    lines: [
      '<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>',
      '2024.01.02\t09:30:00\t141.427\t141.441\t141.420\t141.430\t123\t0\t10',
    ],
    options: { timeZone: 'UTC' },
    bars: [['2024-01-02T09:30', 141.427, 141.441, 141.42, 141.43, 123]],
    note: /MetaTrader/,
  },
  {
    source: 'Stooq, yen without a volume',
    lines: ['Date,Open,High,Low,Close', '2024-01-02,140.987,142.210,140.812,142.004'],
    bars: [['2024-01-02', 140.987, 142.21, 140.812, 142.004, 0]],
    note: /a comma stands between the cells/,
  },
  {
    source: 'numbers of a programmer: 0x10, 1e400',
    lines: [
      `date,${ohlcv}`,
      '2024-01-02,0x10,12,9,11,5',
      '2024-01-03,10,1e400,9,11,5',
      '2024-01-04,1e1,12,9,11,5e2',
      '2024-01-05,10,12,9,11,Infinity',
    ],
    bars: [['2024-01-04', 10, 12, 9, 11, 500]],
    errors: ['unreadable-number', 'unreadable-number', 'unreadable-number'],
  },
  {
    source: 'Barchart with a symbol and its footer',
    lines: [
      'Symbol,Time,Open,High,Low,Last,Change,%Chg,Volume',
      'AAPL,01/16/2024,10,12,9,11,1,10%,500',
      '"Downloaded from Barchart.com as of 01-17-2024 10:00am CST"',
    ],
    bars: [['2024-01-16', 10, 12, 9, 11, 500]],
    errors: ['missing-cells'],
  },
  {
    source: 'Investing.com, Turkey',
    lines: [
      '"Tarih","Şimdi","Açılış","Yüksek","Düşük","Hac.","Fark %"',
      '"31.01.2024","11","10,5","12","9","65,60M","-1,23%"',
    ],
    bars: [['2024-01-31', 10.5, 12, 9, 11, 65_600_000]],
  },
  {
    source: 'BitMEX: the size of the last trade beside the volume',
    lines: [
      'timestamp,symbol,open,high,low,close,trades,volume,vwap,lastSize,turnover,homeNotional,foreignNotional',
      '2024-01-02T00:00:00.000Z,XBTUSD,10,12,9,11,42,500,10.5,1,5,6,7',
    ],
    bars: [['2024-01-02', 10, 12, 9, 11, 500]],
  },
  {
    source: 'Boursorama',
    lines: [
      'date\touv\thaut\tbas\tclot\tvol\tdevise',
      '31/01/2024 00:00\t10.5\t12\t9\t11\t500\tEUR',
    ],
    bars: [['2024-01-31', 10.5, 12, 9, 11, 500]],
  },
  {
    source: 'minus signs of typesetters',
    lines: ['Date,Open,High,Low,Close', '2020-04-20,17.73,17.85,\u221240.32,\u221237.63'],
    bars: [['2020-04-20', 17.73, 17.85, -40.32, -37.63, 0]],
  },
  {
    source: 'three decimals behind a comma, said so',
    lines: ['date;open;high;low;close', '2024-01-02;1,114;1,125;1,109;1,118'],
    options: { decimal: ',' },
    bars: [['2024-01-02', 1.114, 1.125, 1.109, 1.118, 0]],
  },
  {
    source: 'blanks between thousands',
    lines: [
      'date;open;high;low;close;volume',
      '2024-01-02;1 010,5;1 012,5;1 009,5;1 011,5;1\u00a0234\u00a0567',
    ],
    bars: [['2024-01-02', 1010.5, 1012.5, 1009.5, 1011.5, 1_234_567]],
  },
  {
    source: 'decimal commas without quotes',
    lines: ['date,open,high,low,close', '2024-01-02,1,11,1,12,1,10,1,11'],
    refused: 'columns',
  },
  {
    source: 'Excel serial days',
    lines: [`date,${ohlcv}`, ...stamped('45293', '45294')],
    refused: 'dateFormat',
  },
  {
    source: 'Excel serial days, said so',
    lines: [`date,${ohlcv}`, ...stamped('45293', '45294')],
    options: { dateFormat: 'excel' },
    bars: days,
  },
  {
    source: 'Excel serial minutes',
    lines: [`date,${ohlcv}`, ...stamped('45293.3958333333', '45293.3965277778')],
    options: { dateFormat: 'excel', timeZone: 'UTC' },
    bars: minutes,
  },
  {
    source: 'Excel, large stamps in scientific notation',
    lines: [`time,${ohlcv}`, ...stamped('1.7041878e12', '1.70418786E+12')],
    bars: minutes,
  },
  {
    source: 'Excel, sep line, AM and PM',
    lines: [
      `sep=;`,
      'Date;Time;Open;High;Low;Close;Volume',
      ...stamped('1/31/2024;9:30 AM', '1/31/2024;12:31 PM', ';'),
    ],
    options: { timeZone: 'America/New_York' },
    bars: [
      ['2024-01-31T14:30', 10, 12, 9, 11, 500],
      ['2024-01-31T17:31', 11, 13, 10, 12, 600],
    ],
  },
  {
    source: 'day and month without zeros, hour without zero',
    lines: [`date,${ohlcv}`, ...stamped('2024-1-2 9:30', '2024-1-2 9:31')],
    options: { timeZone: 'UTC' },
    bars: minutes,
  },
  {
    source: 'days such as 3-Jan-24',
    lines: [`date,${ohlcv}`, ...stamped('2-Jan-24', '3-Jan-24')],
    bars: days,
  },
  {
    source: 'compact stamps of minutes',
    lines: [`time,${ohlcv}`, ...stamped('202401020930', '202401020931')],
    options: { timeZone: 'UTC' },
    bars: minutes,
  },
  {
    source: 'compact stamps of seconds',
    lines: [`time,${ohlcv}`, ...stamped('20240102093000', '20240102093100')],
    options: { timeZone: 'America/New_York' },
    bars: inNewYork,
  },
  {
    source: 'compact stamps, clock not said',
    lines: [`time,${ohlcv}`, ...stamped('20240102093000', '20240102093100')],
    refused: 'timeZone',
  },
  {
    source: 'compact dates',
    lines: [`date,${ohlcv}`, ...stamped('20240102', '20240103')],
    bars: days,
  },
  {
    source: 'counts that no unit puts near a bar',
    lines: [`time,${ohlcv}`, ...stamped('12345', '12346')],
    refused: 'dateFormat',
  },
  {
    source: 'New York time, daylight saving begins',
    lines: [`time,${ohlcv}`, ...stamped('2024-03-08 09:30', '2024-03-11 09:30')],
    options: { timeZone: 'America/New_York' },
    bars: [
      ['2024-03-08T14:30', 10, 12, 9, 11, 500],
      ['2024-03-11T13:30', 11, 13, 10, 12, 600],
    ],
  },
  {
    source: 'an hour that the clock shows twice',
    lines: [
      `time,${ohlcv}`,
      ...['2024-11-03 00:30', '2024-11-03 01:30', '2024-11-03 01:30', '2024-11-03 02:30'].map(
        (time) => `${time},10,12,9,11,500`,
      ),
    ],
    options: { timeZone: 'America/New_York' },
    bars: ['04:30', '05:30', '06:30', '07:30'].map((at) => [
      `2024-11-03T${at}`,
      10,
      12,
      9,
      11,
      500,
    ]),
  },
  {
    source: 'an hour that the clock skips',
    lines: [`time,${ohlcv}`, ...stamped('2024-03-10 02:30', '2024-03-10 03:30')],
    options: { timeZone: 'America/New_York' },
    bars: [['2024-03-10T07:30', 11, 13, 10, 12, 600]],
    errors: ['skipped-local-time'],
  },
  {
    source: 'a zone by letters that are several',
    lines: [`time,${ohlcv}`, ...stamped('2024-01-02 09:30 EST', '2024-01-02 09:31 EST')],
    refused: 'timeZone',
  },
  {
    source: 'Databento, prices in units of 1e-9',
    lines: [
      'ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol',
      '1704187800000000000,33,1,7,10000000000,12000000000,9000000000,11000000000,500,SPY',
      '1704187860000000000,33,1,7,11000000000,13000000000,10000000000,12000000000,600,SPY',
    ],
    bars: minutes,
    note: /1000000000/,
  },
  {
    source: 'Ariva, pieces beside turnover',
    lines: [
      'Datum;Erster;Hoch;Tief;Schlusskurs;Stuecke;Volumen',
      '2024-01-02;10,5;12,5;9,5;11,5;1.234;20.449.453',
    ],
    refused: 'columns.volume',
  },
  {
    source: 'quote volume only',
    lines: ['date,open,high,low,close,quote_volume', '2024-01-02,10,12,9,11,5500'],
    refused: 'columns.volume',
  },
  {
    source: 'a volume in dollars only',
    lines: ['date,open,high,low,close,Volume USD', '2024-01-02,10,12,9,11,5500'],
    refused: 'columns.volume',
  },
  {
    source: 'TradeStation, up and down volume',
    lines: ['"Date","Open","High","Low","Close","Up","Down"', '01/31/2024,10,12,9,11,300,200'],
    refused: 'columns.volume',
  },
  {
    source: 'titles in words that nobody knows',
    lines: ['Lá,Oscailt,Ard,Íseal,Dúnadh,Méid', ...stamped('2024-01-02', '2024-01-03')],
    refused: 'columns.open',
  },
  {
    source: 'titles in words that nobody knows, columns by place',
    lines: ['Lá,Oscailt,Ard,Íseal,Dúnadh,Méid', ...stamped('2024-01-02', '2024-01-03')],
    options: { columns: { time: 0, open: 1, high: 2, low: 3, close: 4, volume: 5 } },
    bars: days,
  },
  ...[
    'Datum,Öppning,Högst,Lägst,Slutkurs,Volym',
    'Datum,Open,Hoogste,Laagste,Slotkoers,Volume',
    'Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen',
    'Fecha,Apertura,Máximo,Mínimo,Último,Vol.',
    'Data,Abertura,Máxima,Mínima,Último,Vol.',
    'Data,Apertura,Massimo,Minimo,Ultimo,Vol.',
    'Date,Ouv.,Plus Haut,Plus Bas,Dernier,Vol.',
    'Дата,Откр.,Макс.,Мин.,Цена,Объём',
    'Tarih,Açılış,Yüksek,Düşük,Şimdi,Hacim',
    '日付,始値,高値,安値,終値,出来高',
    '日期,开盘,最高,最低,收盘,成交量',
    '날짜,시가,고가,저가,종가,거래량',
  ].map((titles) => ({
    source: `titles of their country: ${titles}`,
    lines: [titles, ...stamped('2024-01-02', '2024-01-03')],
    bars: days,
  })),
  {
    source: 'titles of Sweden in another order',
    lines: ['Datum,Slutkurs,Högst,Lägst,Öppning,Volym', '2024-01-02,11,12,9,10,500'],
    bars: [day1],
  },
  {
    source: 'Interactive Brokers, a zone by its name',
    lines: [
      `date,${ohlcv}`,
      ...stamped('20240102 09:30:00 US/Eastern', '20240102 09:31:00 US/Eastern'),
    ],
    refused: 'timeZone',
  },
  {
    source: 'Interactive Brokers, a zone by its name, said so',
    lines: [
      `date,${ohlcv}`,
      ...stamped('20240102 09:30:00 US/Eastern', '20240102 09:31:00 US/Eastern'),
    ],
    options: { timeZone: 'America/New_York' },
    bars: inNewYork,
  },
  {
    source: 'dates of China',
    lines: ['日期,开盘,最高,最低,收盘,成交量', ...stamped('2024年1月2日', '2024年1月3日')],
    bars: days,
  },
  {
    source: 'Excel, counts rounded to six digits beside a date',
    lines: [
      `Unix Timestamp,Date,Symbol,${ohlcv}`,
      '1.70419E+12,2024-01-02 09:30:00,BTCUSD,10,12,9,11,500',
      '1.70419E+12,2024-01-02 09:31:00,BTCUSD,11,13,10,12,600',
    ],
    options: { timeZone: 'UTC' },
    bars: minutes,
  },
  {
    source: 'Excel, counts rounded to six digits alone',
    lines: [`time,${ohlcv}`, ...stamped('1.70419E+12', '1.70428E+12')],
    refused: 'dateFormat',
  },
  {
    source: 'bonds in 32nds',
    lines: ['date,open,high,low,close', "2024-01-02,112'160,112'200,112'080,112'165"],
    refused: 'decimal',
  },
  {
    source: 'apostrophes between thousands',
    lines: ['date;open;high;low;close', "2024-01-02;11'200.5;11'210;11'190;11'205"],
    bars: [['2024-01-02', 11_200.5, 11_210, 11_190, 11_205, 0]],
  },
  {
    source: 'a volume in thousands',
    lines: ['date,open,high,low,close,Volume (000)', '2024-01-02,10,12,9,11,5'],
    refused: 'columns.volume',
  },
  {
    source: 'times by two clocks, one of them UTC',
    lines: [
      `time_local,time_utc,${ohlcv}`,
      '2024-01-02 04:30,2024-01-02 09:30,10,12,9,11,500',
      '2024-01-02 04:31,2024-01-02 09:31,11,13,10,12,600',
    ],
    bars: minutes,
  },
  {
    source: 'date and time of day by the titles that the caller names',
    lines: [`Tag,Uhr,${ohlcv}`, ...stamped('2024-01-02,09:30', '2024-01-02,09:31')],
    options: { columns: { time: ['tag', 1] }, timeZone: 'UTC' },
    bars: minutes,
  },
  // Frames around the table
  {
    source: 'banner lines, a total at the end',
    lines: [
      'Historical prices of ACME Corp.',
      'Currency: USD, adjusted: no',
      '',
      'Date,Open,High,Low,Close,Volume',
      ...stamped('2024-01-02', '2024-01-03'),
      'Total,,,,,1100',
    ],
    bars: days,
    errors: ['unreadable-time'],
  },
  {
    source: 'banner that looks like a table, skipped',
    lines: [
      'time,open,high,low,close,volume (old layout)',
      `date,${ohlcv}`,
      ...stamped('2024-01-02', '2024-01-03'),
    ],
    options: { skipLines: 1 },
    bars: days,
  },
  {
    source: 'no titles, date only',
    lines: stamped('2024-01-02', '2024-01-03'),
    bars: days,
  },
  {
    source: 'no titles, an order that is not open, high, low, close',
    lines: ['2024-01-02,11,10,12,9,500', '2024-01-03,12,11,13,10,600'],
    refused: 'columns',
  },
  {
    source: 'no titles, columns by place',
    lines: ['2024-01-02,11,10,12,9,500', '2024-01-03,12,11,13,10,600'],
    options: { columns: { time: 0, close: 1, open: 2, high: 3, low: 4, volume: 5 } },
    bars: days,
  },
  {
    source: 'no titles, two numbers behind the close',
    lines: ['2024-01-02,10,12,9,11,500,17', '2024-01-03,11,13,10,12,600,18'],
    refused: 'columns.volume',
  },
  {
    source: 'a volume under a title nobody knows',
    lines: [
      'date,open,high,low,close,Handelsmenge',
      '2024-01-02,10,12,9,11,500',
      '2024-01-03,11,13,10,12,600',
      '2024-01-04,11,13,10,12,700',
    ],
    refused: 'columns.volume',
  },
  {
    source: 'bars named by their end only',
    lines: ['close_time,open,high,low,close,volume', '1704187860000,10,12,9,11,500'],
    refused: 'label',
  },
  {
    source: 'bars named by their end, said so',
    lines: ['close_time,open,high,low,close,volume', '1704187859999,10,12,9,11,500'],
    options: { label: 'close', timeframe: '1m' },
    bars: [minute1],
  },
  {
    source: 'UTF-16 read as UTF-8',
    lines: [`date,${ohlcv}`, ...stamped('2024-01-02', '2024-01-03')].map((line) =>
      [...`${line}`].join('\0'),
    ),
    before: '\uFFFD\uFFFD',
    lineEnd: '\0\n\0',
    bars: days,
  },
  {
    source: 'line ends of an old Macintosh',
    lines: [`date,${ohlcv}`, ...stamped('2024-01-02', '2024-01-03')],
    lineEnd: '\r',
    bars: days,
  },
  {
    source: 'quotes around everything, blanks behind commas',
    lines: [
      '"date", "open", "high", "low", "close", "volume"',
      '"2024-01-02", "10", "12", "9", "11", "500"',
    ],
    bars: [day1],
  },
  {
    source: 'a delimiter at the end of each row',
    lines: [`date,${ohlcv}`, ...stamped('2024-01-02', '2024-01-03').map((row) => `${row},`)],
    bars: days,
  },
  {
    source: 'a price without its cell',
    lines: [`date,${ohlcv},trades`, '2024-01-02,10,12,9,11,500,7', '2024-01-03,11,13,10,600,8'],
    bars: [day1],
    errors: ['missing-cells'],
  },
  {
    source: 'a file of daily bars in two orders of dates',
    lines: [`date,${ohlcv}`, ...stamped('13/01/2024', '01/14/2024')],
    refused: 'dateFormat',
  },
];
