import { Latest, Pipeline } from '../../src/pipeline/index.js';
import { StreamingWaveletTransformer } from '../../src/wavelet/index.js';
import { barOf, minutesOf } from '../pipeline/feed.js';
import { cpuMicroseconds, median } from '../pipeline/measure.js';
import { stages } from '../pipeline/stages.js';
import { stageCost } from '../pipeline/throughput.js';
import { options } from './options.js';

/** CPU milliseconds of an update of db4 in six levels: energies, denoised price, transients. */
export function waveletMs(): number {
  const transformer = new StreamingWaveletTransformer({ wavelet: 'db4', maxLevels: 6 });
  const closes = minutesOf(1, 0, 20_000).map(({ close }) => close);
  const run = (): void => {
    for (const close of closes) {
      transformer.update(close);
      transformer.getFeatures();
    }
  };
  run();
  return medianMs(run) / closes.length;
}

/** CPU milliseconds of the features of five timeframes, a base bar. */
export function featuresMs(): number {
  return stageCost(stages['+ indicators, wavelets, regime']!, 1, 20_000, 2_000) / 1_000;
}

/** CPU milliseconds of finding the ten highest of `symbols` symbols by one column. */
export function scanMs(symbols: number): number {
  const latest = new Latest();
  const pipeline = new Pipeline({ ...options, timeframes: ['1m'], riskTimeframe: '1m' });
  for (let i = 0; i < 20; i++) {
    for (let s = 0; s < symbols; s++) latest.add(pipeline.update(barOf(s, i)));
  }
  return medianMs(() => void latest.scan({ timeframe: '1m', orderBy: 'rsi', limit: 10 }));
}

function medianMs(run: () => void): number {
  return median(Array.from({ length: 9 }, () => cpuMicroseconds(run))) / 1_000;
}
