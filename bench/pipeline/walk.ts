/**
 * npx tsx bench/pipeline/walk.ts
 *
 * What a reader walks through who follows one base bar, which closes one timeframe, from
 * `Pipeline.update` to its decision: calls, functions and files of src/, as V8 counts them.
 */
import { Session } from 'node:inspector/promises';
import { Pipeline } from '../../src/pipeline/index.js';
import { barOf } from './feed.js';

const pipeline = new Pipeline({ base: '1m', timeframes: ['1m'] });
const warmUpBars = 403; // not one before which the way back is copied
for (let i = 0; i < warmUpBars; i++) pipeline.update(barOf(0, i));

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
await session.post('Profiler.takePreciseCoverage');
const { decision } = pipeline.update(barOf(0, warmUpBars));
const { result } = await session.post('Profiler.takePreciseCoverage');

let [calls, functions, files] = [0, 0, 0];
for (const { url, functions: all } of result) {
  if (!url.includes('/src/')) continue;
  const called = all.filter(({ ranges }) => ranges[0]!.count > 0);
  if (called.length === 0) continue;
  files += 1;
  functions += called.length;
  for (const { ranges } of called) calls += ranges[0]!.count;
}
console.log(`${calls} calls of ${functions} functions in ${files} files: ${decision?.action}`);
