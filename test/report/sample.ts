import { readFileSync } from 'node:fs';
import { fromCsv } from '../../src/formats/index.js';
import type { ReportData, ReportMarker, ReportSignal } from '../../src/report/index.js';

const csv = readFileSync(
  new URL('../../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url),
  'utf8',
);

/** A report on the S&P 500 as a pipeline would fill it; the arithmetic here is only a stand-in. */
export function sampleReport(): ReportData {
  const { columns } = fromCsv(csv);
  const { time, open, high, low, close } = columns;
  const denoised = average(close, 20);
  const slow = average(close, 120);
  const markers = crossings(time, denoised, slow);
  const signals = markers.map((marker, i): ReportSignal => {
    const strength = 0.2 + (i % 7) / 10;
    return {
      time: marker.time,
      timeframe: i % 3 === 0 ? '1w' : '1d',
      strategy: marker.text,
      direction: marker.direction,
      pUp: 0.5 + 0.1 * strength * marker.direction,
      strength,
      reasons: ['average crossed', i % 2 === 0 ? 'trend by ADX' : 'quiet market'],
    };
  });
  return {
    title: 'S&P 500, 2000 to 2020',
    symbol: '^GSPC',
    base: '1d',
    span: { from: time[0]!, to: time[time.length - 1]! },
    quality: {
      score: 99.62,
      tier: 'Excellent',
      expected: 5105,
      received: 5105,
      counts: { accepted: 5105, repaired: 0, duplicate: 0, conflict: 0, late: 0, rejected: 0 },
      gaps: [],
      closures: [
        { date: '2001-09-11 to 09-14', name: 'attacks of 11 September' },
        { date: '2004-06-11', name: 'mourning for Ronald Reagan' },
        { date: '2007-01-02', name: 'mourning for Gerald Ford' },
        { date: '2012-10-29 to 10-30', name: 'Hurricane Sandy' },
        { date: '2018-12-05', name: 'mourning for George H. W. Bush' },
      ],
    },
    series: { time, open, high, low, close, denoised, markers },
    energy: { time, scales: energies(close) },
    indicators: ['1d', '1w', '1M'].map((timeframe, i) => ({
      timeframe,
      values: {
        'ema(20)': 2731.204 - 40 * i,
        'rsi(14)': 54.12345 + i,
        'macd.histogram': 12.3456 - 9 * i,
        'atr(14)': [82.4, 191.7, Number.NaN][i]!,
        'adx(14)': 31.2 - i,
        ...(i === 0 ? { obv: 1_234_567_890_123 } : {}),
      },
    })),
    signals,
    composite: { direction: 1, confidence: 0.634, pUp: 0.571, agreement: 0.75 },
    decisions: markers.map(({ time: at, direction }, i) => ({
      time: at,
      action: direction > 0 ? 'buy' : 'sell',
      quantity: 12 + i,
      price: 2874.56,
      stop: 2710.25,
      reason: 'risk 1 % of equity, stop 2 ATR',
    })),
    timing: { bars: 5105, barsPerSecond: 48_211.4, p50Us: 17.31, p99Us: 61.9 },
  };
}

function average(values: Float64Array, period: number): Float64Array {
  let sum = 0;
  return values.map((x, i) => {
    sum += x - (i >= period ? values[i - period]! : 0);
    return i >= period - 1 ? sum / period : Number.NaN;
  });
}

function crossings(time: Float64Array, fast: Float64Array, slow: Float64Array): ReportMarker[] {
  const marks: ReportMarker[] = [];
  for (let i = 1; i < time.length; i++) {
    const before = Math.sign(fast[i - 1]! - slow[i - 1]!);
    const now = Math.sign(fast[i]! - slow[i]!);
    if (before * now < 0) marks.push({ time: time[i]!, direction: now, text: 'ma-crossover' });
  }
  return marks;
}

/** Squared Haar differences by scale, smoothed. */
function energies(close: Float64Array): { name: string; energy: Float64Array }[] {
  return [1, 2, 3, 4, 5, 6, 7].map((level) => {
    const half = 2 ** (level - 1);
    const squares = close.map((x, i) => {
      const step = i >= half ? Math.log(x / close[i - half]!) : 0;
      return (step * step) / half;
    });
    return { name: `${2 * half}–${4 * half} bars`, energy: average(squares, 64) };
  });
}
