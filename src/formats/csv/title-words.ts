/** What the words of titles mean, by field. They are compared without accents and in lower case. */
const fieldWords = {
  open: `open opening eroffnung eroffn eroffnungskurs erster ouverture ouv premier apertura abertura
    openen otwarcie oppning oppningskurs oppen открытие откр acılıs 始値 开盘 开盘价 開盤 開盤價 시가`,
  high: `high hi max maximum highest hoch hochst hochstkurs tageshoch haut maximo maxima massimo alto
    alta hoog hoogste najwyzszy hogst hogsta hogstakurs максимум макс yuksek 高値 最高 最高价 最高價 고가`,
  low: `low lo min minimum lowest tief tiefst tiefstkurs tagestief bas minimo minima basso baixo baixa
    laag laagste najnizszy lagst lagsta lagstakurs минимум мин dusuk 安値 最低 最低价 最低價 저가`,
  close: `close closing schluss schlusskurs cloture clot fermeture cierre chiusura fechamento slot slotkoers
    sluiting zamkniecie slutkurs stangning закрытие закр kapanıs 終値 收盘 收盘价 收盤 收盤價 종가`,
  volume: `volume vol vols volumen volumes wolumen wol volym volumefrom объем hacim hac 出来高 成交量 거래량`,
} as const;

/** Words that stand for the close where no title says so. */
const closeWords = `last price settle settlement latest zuletzt dernier ultimo letzter laatste laatst
  senast senaste ostatnio последняя посл цена simdi ltp 収盤`;

/** Words that count pieces, lots, contracts. */
const pieceWords = `shares quantity qty size contracts lots traded stucke stuecke pieces titres 成交股數
  成交股数`;

/** Words of sums of money and of trades, which may stand for the volume or for something else. */
const moneyWords = 'turnover amount money value units umsatz 成交额 成交額 成交金額';

const timeWords = `date time datetime timestamp timestampms unix epoch ts stamp day datum fecha data zeit
  uhrzeit hora ora heure czas godzina tid tijd tarih saat дата время 日付 日時 時刻 日期 时间 時間 交易日期 날짜 일자 시간
  dt dtyyyymmdd yyyymmdd hhmmss mts begin start candle`;

const endWords = 'close closing end ending until stop';

/** Words of times that are not the bar's: when a row was written, when a contract ends. */
const otherTimeWords = `created update updated modified fetched ingested received expiry expiration expires
  maturity listing last report zone frame next settlement high low`;

const symbolWords = `symbol ticker tic sym instrument pair secid isin security figi product asset code
  contract coin name permno wkn`;

/** Words that say which of several prices or volumes it is. */
const qualifiers = `bid ask mid adj adjusted tick real quote base taker buy sell trade prev previous net
  unadjusted raw usd from`;
const fillers = 'price px rate of the in kurs preis plus daily session unit';

/** Columns of numbers that are known to be no volume. */
const otherWords = `adj adjusted dividend dividends split splits spread oi int interest openint
  openinterest change chg pct percent vwap average avg wap sma ema ma rsi macd atr index id number trades
  count deals n nr ntrades numtrades barcount transactions bid ask return returns prev previous unix per
  period interval ignore rank row plot`;

/** Without accents, in lower case, letters of Korean in their parts. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

const set = (words: string): ReadonlySet<string> => new Set(plain(words).split(/\s+/));

type TitleWord =
  | keyof typeof fieldWords
  | 'weakClose'
  | 'piece'
  | 'money'
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
  piece: set(pieceWords),
  money: set(moneyWords),
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
  const found = plain(title.replace(/([a-z])([A-Z])/g, '$1 $2'))
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
