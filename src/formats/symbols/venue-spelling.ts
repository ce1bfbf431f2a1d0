/** How venues spell a pair, where they follow a rule. */
export type Spelling = (base: string, quote: string) => string;

const joined: Spelling = (base, quote) => `${base}${quote}`;
const dashed: Spelling = (base, quote) => `${base}-${quote}`;
export const slashed: Spelling = (base, quote) => `${base}/${quote}`;
/** Kraken's names of coins are those of ISO 4217, with an X for what no country issues. */
const krakenCoins: Readonly<Record<string, string>> = { BTC: 'XBT', DOGE: 'XDG' };

export const cryptoSpellings: Readonly<Record<string, Spelling>> = {
  alpaca: slashed,
  binance: joined,
  bitstamp: (base, quote) => `${base}${quote}`.toLowerCase(),
  bybit: joined,
  ccxt: slashed,
  coinbase: dashed,
  kraken: (base, quote) => `${krakenCoins[base] ?? base}/${quote}`,
  okx: dashed,
  polygon: (base, quote) => `X:${base}${quote}`,
  tiingo: (base, quote) => `${base}${quote}`.toLowerCase(),
  twelvedata: slashed,
  yahoo: dashed,
};

export const fxSpellings: Readonly<Record<string, Spelling>> = {
  oanda: (base, quote) => `${base}_${quote}`,
  polygon: (base, quote) => `C:${base}${quote}`,
  tiingo: (base, quote) => `${base}${quote}`.toLowerCase(),
  twelvedata: slashed,
  yahoo: (base, quote) => `${base}${quote}=X`,
  metatrader: joined,
};
