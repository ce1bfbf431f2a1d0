import * as its from 'indicatorts';
import { atTheEnd, bars, type Platform, type Row } from './row.js';

const { high, low, close, open, volume } = Object.fromEntries(
  Object.entries(bars).map(([field, column]) => [field, [...column]]),
) as Record<'high' | 'low' | 'close' | 'open' | 'volume', number[]>;

type Options = Partial<Omit<Row, 'there' | 'here' | 'theirs'>>;

function row(there: string, said: () => number[], here: Row['here'], options: Options = {}): Row {
  return { there, here, theirs: () => atTheEnd(said()), ...options };
}

const begins = 'speaks from the first bar on';

/** indicatorts, run here: its columns are as long as the input, with means of what there is. */
export const indicatorts: Platform = {
  name: 'indicatorts',
  source: 'indicatorts 2.2.2',
  rows: [
    row('sma', () => its.sma(close, { period: 20 }), { kind: 'sma' }, { why: begins }),
    row(
      'ema',
      () => its.ema(close, { period: 20 }),
      { kind: 'ema', seed: 'first' },
      { why: begins },
    ),
    row('rma', () => its.rma(close, { period: 14 }), { kind: 'rma' }, { why: begins }),
    row('trima', () => its.trima(close, { period: 20 }), { kind: 'trima' }, { why: begins }),
    row(
      'dema',
      () => its.dema(close, { period: 20 }),
      { kind: 'dema', seed: 'first' },
      { why: begins },
    ),
    row(
      'tema',
      () => its.tema(close, { period: 20 }),
      { kind: 'tema', seed: 'first' },
      { why: begins },
    ),
    row('vwma', () => its.vwma(close, volume, { period: 20 }), { kind: 'vwma' }, { why: begins }),
    row(
      'macd',
      () => its.macd(close).macdLine,
      { kind: 'macd', seed: 'first' },
      { output: 'macd', why: begins },
    ),
    row(
      'apo',
      () => its.apo(close, { fast: 12, slow: 26 }),
      { kind: 'apo', seed: 'first' },
      { why: begins },
    ),
    row(
      'rsi',
      () => its.rsi(close, { period: 14 }),
      { kind: 'rsi' },
      { why: 'its means start from 0' },
    ),
    row(
      'stoch',
      () => its.stoch(high, low, close).d,
      { kind: 'stochastic', slowing: 1 },
      { output: 'd', why: begins },
    ),
    row(
      'willr',
      () => its.willr(high, low, close, { period: 14 }),
      { kind: 'williamsR' },
      { why: begins },
    ),
    row('ao', () => its.ao(high, low), { kind: 'awesomeOscillator' }, { why: begins }),
    row('bop', () => its.bop(open, high, low, close), { kind: 'bop' }),
    row('roc', () => its.roc(close, { period: 10 }), { kind: 'roc' }, { why: begins }),
    row(
      'aroon',
      () => its.aroon(high, low, { period: 25 }).up,
      { kind: 'aroon', period: 24 },
      { output: 'up', why: 'counts bars since the highest value of the window changed' },
    ),
    row(
      'atr',
      () => its.atr(high, low, close, { period: 14 }).atrLine,
      { kind: 'atr' },
      { why: 'a simple mean' },
    ),
    row(
      'bb',
      () => its.bb(close, { period: 20 }).upper,
      { kind: 'bollinger' },
      { output: 'upper', why: begins },
    ),
    row('dc', () => its.dc(close, { period: 20 }).upper, { kind: 'highest' }, { why: begins }),
    row(
      'kdj',
      () => its.kdj(high, low, close).k,
      { kind: 'kdj' },
      { output: 'k', why: 'simple means' },
    ),
    row(
      'qstick',
      () => its.qstick(open, close, { period: 8 }),
      { kind: 'qstick' },
      { why: begins },
    ),
    row(
      'vpt',
      () => its.vpt(close, volume),
      { kind: 'pvt' },
      { why: 'starts from the first volume' },
    ),
    row('nvi', () => its.nvi(close, volume), { kind: 'nvi' }),
    row('obv', () => its.obv(close, volume), { kind: 'obv' }, { why: 'starts from 0' }),
    row('ad', () => its.ad(high, low, close, volume), { kind: 'adl' }),
    row(
      'cmf',
      () => its.cmf(high, low, close, volume, { period: 20 }),
      { kind: 'cmf' },
      { why: begins },
    ),
    row(
      'mfi',
      () => its.mfi(high, low, close, volume, { period: 14 }),
      { kind: 'mfi' },
      { why: 'takes moves of the turnover' },
    ),
    row(
      'fi',
      () => its.fi(close, volume, { period: 13 }),
      { kind: 'forceIndex', seed: 'first' },
      { why: begins },
    ),
    row(
      'mi',
      () => its.mi(high, low, { emaPeriod: 9, miPeriod: 25 }),
      { kind: 'massIndex' },
      { why: begins },
    ),
    row('ui', () => its.ui(close, { period: 14 }), { kind: 'ulcerIndex' }, { why: begins }),
    row(
      'psar',
      () => its.psar(high, low, close).psarResult,
      { kind: 'parabolicSar' },
      { output: 'value', why: 'begins otherwise' },
    ),
    row(
      'ab',
      () => its.ab(high, low, close, { period: 20 }).upper,
      { kind: 'accelerationBands' },
      { output: 'upper', why: begins },
    ),
  ],
  said: [],
};
