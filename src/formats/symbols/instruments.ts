import { cryptoPair, type Figures, fxPair, type Instrument, usEquity } from './instrument.js';

/** Tick, step and least notional; venues change them, and what a caller adds comes before. */
const figures = (tick: number, step: number, minNotional: number): Figures => ({
  tick,
  step,
  minNotional,
});

/** Pairs against the dollar of Tether, as Binance had them in 2025. */
const tether: readonly (readonly [base: string, tick: number, step: number])[] = [
  ['BTC', 0.01, 0.00001],
  ['ETH', 0.01, 0.0001],
  ['BNB', 0.01, 0.001],
  ['SOL', 0.01, 0.001],
  ['XRP', 0.0001, 0.1],
  ['ADA', 0.0001, 0.1],
  ['LTC', 0.01, 0.001],
];

/** Pairs against the dollar, as Coinbase and Kraken had them in 2025. */
const dollar: readonly (readonly [base: string, coinbase: Figures, kraken: Figures])[] = [
  ['BTC', figures(0.01, 1e-8, 1), figures(0.1, 1e-8, 0.5)],
  ['ETH', figures(0.01, 1e-8, 1), figures(0.01, 1e-8, 0.5)],
  ['SOL', figures(0.01, 1e-8, 1), figures(0.01, 1e-8, 0.5)],
  ['XRP', figures(0.0001, 1e-6, 1), figures(0.00001, 1e-8, 0.5)],
  ['LTC', figures(0.01, 1e-8, 1), figures(0.01, 1e-8, 0.5)],
];

const dollarVenues = ['alpaca', 'bitstamp', 'polygon', 'tiingo', 'twelvedata', 'yahoo', 'ccxt'];

const fx =
  'EUR/USD GBP/USD USD/JPY USD/CHF AUD/USD USD/CAD NZD/USD EUR/GBP EUR/JPY EUR/CHF GBP/JPY';
const metals = 'XAU/USD XAG/USD';
const stocks = 'AAPL AMZN GOOGL META MSFT NVDA TSLA SPY QQQ IWM DIA GLD TLT';

/** A contract for difference on an index: its names differ more than its level does. */
function index(
  symbol: string,
  quote: string,
  names: Readonly<Record<'oanda' | 'yahoo', string>>,
  aliases: readonly string[],
): Instrument {
  return {
    symbol,
    base: symbol,
    quote,
    assetClass: 'index',
    tick: 0.1,
    step: 0.1,
    pointValue: 1,
    calendar: 'fx',
    aliases,
    listings: { oanda: { name: names.oanda }, yahoo: { name: names.yahoo } },
    sources: ['https://www.oanda.com/us-en/trading/instruments/'],
  };
}

/**
 * Instruments whose names and figures are known from the start: coins, currencies, metals, indices
 * and some stocks. A caller adds what is missing: `new SymbolMap([...instruments, usEquity('KO')])`.
 */
export const instruments: readonly Instrument[] = [
  ...tether.map(([base, tick, step]) =>
    cryptoPair([base, 'USDT'], { binance: figures(tick, step, 5) }, ['bybit', 'okx', 'ccxt']),
  ),
  ...dollar.map(([base, coinbase, kraken]) =>
    cryptoPair([base, 'USD'], { coinbase, kraken }, dollarVenues),
  ),
  ...`${fx} ${metals}`.split(' ').map((pair) => fxPair(pair.slice(0, 3), pair.slice(4))),
  index('NAS100', 'USD', { oanda: 'NAS100_USD', yahoo: '^NDX' }, ['US100', 'USTEC']),
  index('SPX500', 'USD', { oanda: 'SPX500_USD', yahoo: '^GSPC' }, ['US500']),
  index('US30', 'USD', { oanda: 'US30_USD', yahoo: '^DJI' }, ['DJ30', 'WS30']),
  index('DE30', 'EUR', { oanda: 'DE30_EUR', yahoo: '^GDAXI' }, ['DE40', 'GER40', 'GER30']),
  ...stocks.split(' ').map(usEquity),
];
