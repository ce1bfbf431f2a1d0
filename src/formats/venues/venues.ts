import { alpaca } from './alpaca.js';
import { alphaVantage } from './alpha-vantage.js';
import { binance } from './binance.js';
import { bitstamp } from './bitstamp.js';
import { bybit } from './bybit.js';
import { ccxt } from './ccxt-rows.js';
import { coinbase } from './coinbase.js';
import { columnar } from './columnar.js';
import { databento } from './databento.js';
import type { Venue } from './define-venue.js';
import { finnhub } from './finnhub.js';
import { iex } from './iex.js';
import { kraken } from './kraken.js';
import { oanda } from './oanda.js';
import { okx } from './okx.js';
import { polygon } from './polygon.js';
import { tardis } from './tardis.js';
import { tiingo } from './tiingo.js';
import { twelveData } from './twelve-data.js';
import { udf } from './udf.js';
import { yahoo } from './yahoo.js';

/** A venue whose payloads are known. */
export type VenueName =
  | 'alpaca'
  | 'alphaVantage'
  | 'binance'
  | 'bitstamp'
  | 'bybit'
  | 'ccxt'
  | 'coinbase'
  | 'columnar'
  | 'databento'
  | 'finnhub'
  | 'iex'
  | 'kraken'
  | 'oanda'
  | 'okx'
  | 'polygon'
  | 'tardis'
  | 'tiingo'
  | 'twelveData'
  | 'udf'
  | 'yahoo';

/**
 * Every venue whose payloads are known.
 *
 * @example
 * const { bars, errors } = venues.kraken.decode('{"error":["EQuery:Unknown asset pair"]}');
 * [bars.length, errors[0].reason, errors[0].kind]; // [0, 'venue-refused', 'unknown-symbol']
 * @example
 * const event = { e: 'kline', E: 1672515782136, s: 'BTCUSDT', k: { t: 1672515780000, s: 'BTCUSDT', i: '1m', o: '10', h: '12', l: '9', c: '11', v: '5', x: false } };
 * venues.binance.decode(event).forming[0].close; // 11
 */
export const venues: Readonly<Record<VenueName, Venue>> = {
  alpaca,
  alphaVantage,
  binance,
  bitstamp,
  bybit,
  ccxt,
  coinbase,
  columnar,
  databento,
  finnhub,
  iex,
  kraken,
  oanda,
  okx,
  polygon,
  tardis,
  tiingo,
  twelveData,
  udf,
  yahoo,
};
