import { IncrementalIndicators, Pipeline, StreamingWaveletTransformer } from 'barwave';
import { Ema, type MacdValue } from 'barwave/indicators';
import { imodwt, Modwt, modwt, mra, scalogram } from 'barwave/wavelet';

const bar = { time: 1_704_067_200_000, open: 1, high: 3, low: 1, close: 2, volume: 5 };

const ema = new Ema(2);
const first: number = ema.update(1);
const second: number = ema.update(3);
if (!Number.isNaN(first) || second !== 2) throw new Error(`EMA says ${first}, ${second}`);

const set = new IncrementalIndicators({ macd: { kind: 'macd' }, rsi: { kind: 'rsi', period: 7 } });
const macd: MacdValue = set.update(bar).macd;
const rsi: number = set.row.rsi;
if (!Number.isNaN(macd.signal) || !Number.isNaN(rsi)) throw new Error('ready after one bar');

// Results with two dimensions need no code from strings.
const haar = { wavelet: 'haar', maxLevels: 1 } as const;
const [back] = imodwt(modwt([4, 6, 5, 1], haar), haar);
const detail = mra([4, 6, 5, 1], haar).get(1, 0) + scalogram([4, 6, 5, 1], haar).get(0, 1);
if (back !== 4 || detail !== 4.75) throw new Error(`the transform says ${back}, ${detail}`);

/** Never called: what must not compile. */
export function mistakes(): void {
  // @ts-expect-error an output is a number, not text
  const text: string = new Modwt({ maxLevels: 2 }).update(1);
  // @ts-expect-error a period is a number
  new Ema({ period: 'two' });
  // @ts-expect-error no such output
  set.row.macd.sgnal;
  void text;
}

new StreamingWaveletTransformer().update(1);
const pipeline = new Pipeline({ base: '1m' });
const result = pipeline.update({ ...bar, symbol: 'X' });
const action: 'open' | 'add' | 'reduce' | 'close' | 'hold' | undefined = result.decision?.action;
if (result.symbol !== 'X' || action === 'open') throw new Error('the pipeline is confused');
