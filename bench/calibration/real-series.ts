import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** A file of real bars and the timeframes that it is judged on, the base first. */
export interface RealSeries {
  readonly name: string;
  readonly path: string;
  readonly timeframes: readonly string[];
}

const timeframesBy: readonly (readonly [pattern: RegExp, timeframes: readonly string[]])[] = [
  [/1s/, ['1s', '1m', '5m']],
  [/1m/, ['1m', '5m', '15m', '1h']],
  [/1h/, ['1h', '1d', '1w']],
  [/1d/, ['1d', '1w']],
];
const demo = fileURLToPath(
  new URL('../../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url),
);

/**
 * Every real series in reach: the demo's, and the files of `folder` whose names hold their timeframe.
 * `si_…` are made of errors, not of prices.
 */
export function realSeries(folder: string): RealSeries[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const files = names.flatMap((file) => {
    const timeframes = timeframesBy.find(([pattern]) => pattern.test(file))?.[1];
    const isPrices = /\.csv(\.gz)?$/.test(file) && !/^si_/.test(file);
    if (timeframes === undefined || !isPrices) return [];
    return [{ name: file.replace(/\.csv(\.gz)?$/, ''), path: join(folder, file), timeframes }];
  });
  return [{ name: 'demo (sp500 1d)', path: demo, timeframes: ['1d', '1w'] }, ...files];
}

export function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
}
