/** What the words of titles mean, by field; titles are compared without accents, in lower case. */
const fieldWords = {
  open: 'open opening eroffnung eroffn eroffnungskurs erster ouverture ouv apertura abertura openen',
  high: 'high hi max maximum highest hoch hochst hochstkurs tageshoch haut maximo massimo alto',
  low: 'low lo min minimum lowest tief tiefst tiefstkurs tagestief bas minimo basso baixo',
  close: 'close closing schluss schlusskurs cloture cierre chiusura fechamento',
  volume: 'volume vol vols volumen volumes umsatz stucke volumefrom',
} as const;

/** Words that stand for the close where no title says so. */
const closeWords = 'last price settle settlement latest zuletzt dernier ultimo letzter ltp';

/** Words that may stand for the volume where no title says so. */
const sizeWords =
  'shares quantity qty size contracts lots traded turnover amount money value ticks units tick';

const timeWords =
  'date time datetime timestamp timestampms unix epoch ts stamp day datum fecha data zeit uhrzeit hora heure dt ' +
  'dtyyyymmdd yyyymmdd hhmmss mts begin start candle';

const endWords = 'close closing end ending until stop';

/** Words of times that are not the bar's: when a row was written, when a contract ends. */
const otherTimeWords =
  'created updated modified fetched ingested received expiry expiration expires maturity listing last report zone frame next settlement';

const symbolWords =
  'symbol ticker tic sym instrument pair secid isin security figi product asset code contract coin name permno wkn';

/** Words that say which of several prices or volumes it is, or nothing at all. */
const qualifiers =
  'bid ask mid adj adjusted tick real quote base taker buy sell trade prev previous net unadjusted raw usd from';
const fillers = 'price px rate of the in kurs preis daily session unit';

/** Columns of numbers that are known to be no volume. */
const otherWords =
  'adj adjusted dividend dividends split splits spread oi int interest openint openinterest change chg pct percent ' +
  'vwap average avg wap sma ema ma rsi macd atr index id number trades count deals n nr ntrades numtrades barcount transactions ' +
  'bid ask return returns prev previous unix per period interval ignore rank row plot';

const set = (...words: string[]): ReadonlySet<string> => new Set(words.join(' ').split(' '));

type TitleWord =
  | keyof typeof fieldWords
  | 'weakClose'
  | 'size'
  | 'time'
  | 'end'
  | 'otherTime'
  | 'symbol'
  | 'filler'
  | 'other';

export const words: Readonly<Record<TitleWord, ReadonlySet<string>>> = {
  open: set(fieldWords.open),
  high: set(fieldWords.high),
  low: set(fieldWords.low),
  close: set(fieldWords.close),
  weakClose: set(closeWords),
  volume: set(fieldWords.volume),
  size: set(sizeWords),
  time: set(timeWords),
  end: set(endWords),
  otherTime: set(otherTimeWords),
  symbol: set(symbolWords),
  filler: set(fillers),
  other: set(otherWords),
};

const letters: Readonly<Record<string, string>> = {
  o: 'open',
  h: 'high',
  l: 'low',
  c: 'close',
  v: 'volume',
  t: 'time',
};

const vocabulary: ReadonlySet<string> = new Set([
  ...Object.values(words).flatMap((one) => [...one]),
  ...set(qualifiers),
  ...set('utc gmt local exchange int interest'),
]);

/**
 * The words of a title: `<TICKVOL>` is tickvol, `openPrice` and `open_price` are open and price,
 * `1. open` is open, `AAPL.Close` is aapl and close; a title of one letter is its word.
 */
export function wordsOf(title: string): string[] {
  const found = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '' && !/^\d{1,2}$/.test(word))
    .flatMap(parted);
  const only = found.filter((word) => word.length > 1);
  const letter = found.find((word) => word.length === 1 && letters[word] !== undefined);
  const isOneLetter = letter !== undefined && only.every((word) => /^(bid|ask|mid)$/.test(word));
  return isOneLetter ? [letters[letter]!, ...only] : found;
}

/** `closetime` in two, if both parts are words of titles and the whole is none. */
function parted(word: string): string[] {
  if (vocabulary.has(word)) return [word];
  for (let i = 2; i <= word.length - 2; i++) {
    const parts = [word.slice(0, i), word.slice(i)];
    if (parts.every((part) => vocabulary.has(part))) return parts;
  }
  return [word];
}
