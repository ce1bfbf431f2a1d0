import technicalIndicators from 'technicalindicators';
import { atTheEnd, bars, type Platform, type Row } from './row.js';

const { high, low, close, volume } = Object.fromEntries(
  Object.entries(bars).map(([field, column]) => [field, [...column]]),
) as Record<'high' | 'low' | 'close' | 'volume', number[]>;

type Calculator = { calculate(input: never): readonly unknown[] };
type Options = Partial<Omit<Row, 'there' | 'here' | 'theirs'>> & { readonly pick?: string };

function row(
  there: keyof typeof technicalIndicators,
  input: object,
  here: Row['here'],
  options: Options = {},
): Row {
  const { pick, ...rest } = options;
  const theirs = (): readonly number[] => {
    const said = (technicalIndicators[there] as unknown as Calculator).calculate(input as never);
    const numbers =
      pick === undefined ? said : said.map((v) => (v as Record<string, unknown>)[pick]);
    return atTheEnd(numbers as number[]);
  };
  return { there, here, theirs, ...rest };
}

const hlc = { high, low, close };
const values = close;
const exponential = { SimpleMAOscillator: false, SimpleMASignal: false };

/** technicalindicators, run here. */
export const technicalindicators: Platform = {
  name: 'technicalindicators',
  source: 'technicalindicators 3.1.0',
  rows: [
    row('SMA', { period: 20, values }, { kind: 'sma' }),
    row('EMA', { period: 20, values }, { kind: 'ema' }),
    row('WMA', { period: 20, values }, { kind: 'wma' }),
    row('WEMA', { period: 14, values }, { kind: 'rma' }),
    row(
      'MACD',
      { values, fastPeriod: 12, slowPeriod: 26, signalPeriod: 9, ...exponential },
      { kind: 'macd' },
      { output: 'macd', pick: 'MACD' },
    ),
    row(
      'MACD',
      { values, fastPeriod: 12, slowPeriod: 26, signalPeriod: 9, ...exponential },
      { kind: 'macd' },
      { output: 'signal', pick: 'signal' },
    ),
    row('RSI', { period: 14, values }, { kind: 'rsi' }, { why: 'rounded to two decimals' }),
    row(
      'BollingerBands',
      { period: 20, stdDev: 2, values },
      { kind: 'bollinger' },
      { output: 'upper', pick: 'upper' },
    ),
    row('SD', { period: 20, values }, { kind: 'stdDev' }),
    row('TrueRange', hlc, { kind: 'trueRange' }),
    row('ATR', { period: 14, ...hlc }, { kind: 'atr' }),
    row(
      'ADX',
      { period: 14, ...hlc },
      { kind: 'adx' },
      { output: 'adx', pick: 'adx', why: 'its sums start otherwise' },
    ),
    row('ROC', { period: 10, values }, { kind: 'roc' }),
    row(
      'KST',
      {
        values,
        ROCPer1: 10,
        ROCPer2: 15,
        ROCPer3: 20,
        ROCPer4: 30,
        SMAROCPer1: 10,
        SMAROCPer2: 10,
        SMAROCPer3: 10,
        SMAROCPer4: 15,
        signalPeriod: 9,
      },
      { kind: 'kst' },
      { output: 'kst', pick: 'kst' },
    ),
    row('TRIX', { period: 15, values }, { kind: 'trix' }, { output: 'trix' }),
    row('ForceIndex', { period: 13, close, volume }, { kind: 'forceIndex' }),
    row(
      'Stochastic',
      { period: 14, signalPeriod: 3, ...hlc },
      { kind: 'stochastic', slowing: 1 },
      { output: 'd', pick: 'd' },
    ),
    row(
      'StochasticRSI',
      { values, rsiPeriod: 14, stochasticPeriod: 14, kPeriod: 3, dPeriod: 3 },
      { kind: 'stochRsi' },
      { output: 'k', pick: 'k', why: 'of the rounded RSI; its k is our d of one mean less' },
    ),
    row('WilliamsR', { period: 14, ...hlc }, { kind: 'williamsR' }),
    row('CCI', { period: 20, ...hlc }, { kind: 'cci' }),
    row(
      'AwesomeOscillator',
      { fastPeriod: 5, slowPeriod: 34, high, low },
      { kind: 'awesomeOscillator' },
    ),
    row(
      'MFI',
      { period: 14, ...hlc, volume },
      { kind: 'mfi' },
      { why: 'an unchanged price counts as a fall; rounded' },
    ),
    row('OBV', { close, volume }, { kind: 'obv' }, { why: 'starts from 0 at the second bar' }),
    row('ADL', { ...hlc, volume }, { kind: 'adl' }, { why: 'rounded' }),
    row('VWAP', { ...hlc, volume }, { kind: 'anchoredVwap' }, { output: 'vwap' }),
    row(
      'PSAR',
      { high, low, step: 0.02, max: 0.2 },
      { kind: 'parabolicSar' },
      { output: 'value', why: 'its first direction' },
    ),
    row(
      'IchimokuCloud',
      { high, low, conversionPeriod: 9, basePeriod: 26, spanPeriod: 52, displacement: 26 },
      { kind: 'ichimoku' },
      { output: 'leadA', pick: 'spanA', why: 'waits for the longest period' },
    ),
    row(
      'KeltnerChannels',
      { ...hlc, maPeriod: 20, atrPeriod: 10, multiplier: 2, useSMA: false },
      { kind: 'keltner' },
      { output: 'upper', pick: 'upper' },
    ),
    row(
      'KeltnerChannels',
      { ...hlc, maPeriod: 20, atrPeriod: 10, multiplier: 2, useSMA: true },
      { kind: 'keltner', mean: 'sma' },
      { output: 'upper', pick: 'upper' },
    ),
    row(
      'ChandelierExit',
      { ...hlc, period: 22, multiplier: 3 },
      { kind: 'chandelierExit' },
      { output: 'long', pick: 'exitLong' },
    ),
    row('Highest', { period: 20, values }, { kind: 'highest' }),
    row('Lowest', { period: 20, values }, { kind: 'lowest' }),
    row('Sum', { period: 20, values }, { kind: 'sum' }),
  ],
  said: [
    { there: 'HeikinAshi', here: 'heikinAshi', text: 'equal: test/reference/peers.test.ts' },
    { there: 'renko', here: 'Renko', text: 'a class of `barwave/timeframe`: many bricks a bar' },
    { there: 'CrossUp CrossDown VolumeProfile AverageGain AverageLoss', text: 'no kinds here' },
  ],
};
