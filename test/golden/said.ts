import type { Bar } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import type { OperatorClass } from '../../src/core/operator-class.js';
import { Streaming } from '../../src/core/streaming.js';
import * as indicators from '../../src/indicators/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import * as regime from '../../src/regime/index.js';
import { crossCorrelation, periodogram } from '../../src/spectral/index.js';
import * as statistics from '../../src/statistics/index.js';
import * as wavelet from '../../src/wavelet/index.js';
import { goldenBars } from './bars.js';
import { Hash } from './hash.js';

/** Hashes over all that the library says to so many bars, by part. */
export interface Said {
  readonly bars: number;
  readonly parts: Readonly<Record<string, string>>;
}

/**
 * What the library says to `length` bars: the Pipeline, every operator by `update`, batch functions.
 * Runs wherever JavaScript does; equal hashes are equal bits.
 */
export function said(length: number): Said {
  const bars = goldenBars(length);
  const parts: Record<string, string> = { pipeline: hashed(hashPipeline, bars) };
  for (const [name, room] of Object.entries({ statistics, indicators, wavelet, regime })) {
    parts[name] = hashed((all, hash) => hashOperators(room, all, hash), bars);
  }
  parts['batch'] = hashed(hashBatch, bars);
  return { bars: length, parts };
}

function hashed(run: (bars: readonly Bar[], hash: Hash) => void, bars: readonly Bar[]): string {
  const hash = new Hash();
  run(bars, hash);
  return hash.digest();
}

function hashPipeline(bars: readonly Bar[], hash: Hash): void {
  const pipeline = new Pipeline({
    base: '1m',
    timeframes: ['1m', '5m', '1h'],
    regime: { period: 14 },
    risk: { minConfidence: 0.02, minTier: 'Invalid', minQuality: 0 },
    portfolio: { maxExposureRatio: 0.5 },
  });
  bars.forEach((bar, i) => {
    const result = pipeline.update(bar);
    hash.text(JSON.stringify([result.signals, result.decisions, result.quality]));
    if (i % 97 === 0) hash.text(JSON.stringify([result, pipeline.peek(bar)]));
    if (i % 1000 === 0) hash.text(JSON.stringify(pipeline.advance(bar.time + 90_000)));
  });
}

function hashOperators(room: object, bars: readonly Bar[], hash: Hash): void {
  for (const [name, value] of Object.entries(room).sort(byName)) {
    if (!isOperatorClass(value)) continue;
    hash.text(name);
    const operator = new value();
    const { reads } = value.kind;
    for (const bar of bars) {
      const input = reads === 'bar' ? bar : reads === 'pair' ? [bar.close, bar.open] : bar.close;
      const output: unknown = operator.update(input);
      if (typeof output === 'number') hash.number(output);
      else for (const part of Object.values(output as object)) hashPart(part, hash);
    }
  }
}

function hashPart(part: unknown, hash: Hash): void {
  if (typeof part === 'number') hash.number(part);
  else hash.text(JSON.stringify(part) ?? '');
}

/** A class above operators says no kind of its own. */
function isOperatorClass(value: unknown): value is OperatorClass {
  const isOperator = typeof value === 'function' && value.prototype instanceof Streaming;
  return isOperator && Object.hasOwn(value, 'kind');
}

function hashBatch(bars: readonly Bar[], hash: Hash): void {
  const { close, open } = columnsOf(bars.slice(0, 4096));
  for (const window of ['hann', 'none'] as const) {
    hash.numbers(periodogram(close, { window }).power);
  }
  hash.numbers(crossCorrelation(close, open, 50).correlation);
  for (const line of wavelet.wavedec(close, { maxLevels: 4 })) hash.numbers(line);
  for (const { variance, lower, upper } of wavelet.waveletVariance(close)) {
    hash.numbers([variance, lower, upper]);
  }
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
