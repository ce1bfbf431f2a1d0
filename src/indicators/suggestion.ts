import { nearest } from '../core/nearest.js';

/** `Bollinger-Bands`, `bollinger_bands` and `bollingerBands` are one word; `%R` is `percentR`. */
export function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/%/g, 'percent')
    .replace(/[^a-z0-9]/g, '');
}

/** What people look for among the indicators and find in another place, by plain word. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ...places("a price field: { of: 'hl2' }", ['hl2', 'medprice', 'medianprice', 'midrange']),
  ...places("a price field: { of: 'hlc3' }", ['hlc3', 'typprice', 'typicalprice']),
  ...places("a price field: { of: 'ohlc4' }", ['ohlc4', 'avgprice', 'averageprice']),
  ...places("a price field: { of: 'hlcc4' }", ['hlcc4', 'wclprice', 'wcp', 'weightedclose']),
  ...places('a price field, for `of`', ['open', 'high', 'low', 'close', 'price', 'source']),
  ...places('bars of their own: `Renko` in barwave/timeframe', ['renko', 'renkobars']),
  ...places('bars of their own: `RangeBars` in barwave/timeframe', ['rangebars', 'rangebar']),
  ...places('a candlestick pattern: see barwave/patterns', [
    ...['doji', 'hammer', 'engulfing', 'harami', 'marubozu', 'morningstar', 'eveningstar'],
    ...['shootingstar', 'hangingman', 'candlestick', 'candlepattern', 'threewhitesoldiers'],
  ]),
  ...places('for a strategy: see barwave/strategies', [
    'crossover',
    'crossunder',
    'cross',
    'emacross',
  ]),
]);

function places(where: string, words: readonly string[]): (readonly [string, string])[] {
  return words.map((word) => [word, where] as const);
}

/** Where to look for what is no kind; TA-Lib's patterns are all called `CDL…`. */
export function whereElse(name: string): string | undefined {
  const word = plain(name);
  return elsewhere.get(/^cdl[a-z0-9]{3}/.test(word) ? 'candlestick' : word);
}

/** What is near to a word of ours by its letters, and another thing. */
const otherThings: ReadonlySet<string> = new Set([
  ...[
    'trin',
    'swingindex',
    'accumulativeswingindex',
    'elderimpulse',
    'zlsma',
    'fwma',
    'hwma',
    'ehma',
    'amat',
  ],
  ...['sinwma', 'vwmacd', 'barssince', 'inversefisher', 'inversefishertransform', 'standarderror'],
]);

/** Letters of a part of what was typed by which it is known. */
const shortestPart = 3;

/** Shorter words than this are names: of another with one letter changed nothing is known. */
const shortestSlip = 4;

/**
 * The word of `words` that `name` stands for: as other programs spell it (`ta.rsi`, `TA_RSI`, `iRSI`,
 * `RSI_14`), with a slip of the finger, cut short, or with a word of their own.
 */
export function meant(name: string, words: readonly string[]): string | undefined {
  const bare = name.replace(/^(?:[Tt][Aa][._]|i(?=[A-Z]))/, '').replace(/[\d_.\s]+$/, '');
  for (const form of [name, bare].map(plain)) if (words.includes(form)) return form;
  const word = plain(bare);
  if (otherThings.has(word)) return undefined;
  const slip = word.length < shortestSlip ? undefined : slipOf(word, words);
  return slip ?? knownPart(bare, words);
}

/** The word of `words` that `word` begins, is but for a slip of the finger, or goes beyond. */
function slipOf(word: string, words: readonly string[]): string | undefined {
  // In a short word the first letter is seldom the wrong one.
  const near = word.length > 5 ? words : words.filter((one) => one.startsWith(word[0]!));
  return nearest(word, near, Math.floor(word.length / shortestSlip)) ?? begun(word, words);
}

/** The longest of the words that `typed` is made of: `rsi divergence` is about `rsi`. */
function knownPart(typed: string, words: readonly string[]): string | undefined {
  const parts = typed.split(/[^A-Za-z0-9%]+/).map(plain);
  const known = parts.filter((part) => part.length >= shortestPart && words.includes(part));
  return known.sort((a, b) => b.length - a.length)[0];
}

/** The longest of the words that `word` begins with. */
function begun(word: string, words: readonly string[]): string | undefined {
  const shorter = words.filter((one) => one.length >= shortestSlip && word.startsWith(one));
  return shorter.sort((a, b) => b.length - a.length)[0];
}
