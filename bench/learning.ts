/**
 * npm run bench -- learning, with --only cost, training or skill for one part
 *
 * What online learning costs, and what it is worth: nanoseconds a bar and bytes a model, the time
 * and memory of training three symbols over 252 days of minutes, and skill beside persistence on
 * the files of BARWAVE_DATA, each with the 95 % interval of a block bootstrap.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { barAt } from '../src/bars/index.js';
import { encodeBinary } from '../src/core/index.js';
import { fromCsv } from '../src/formats/index.js';
import { IncrementalIndicators } from '../src/indicators/index.js';
import { BayesianLinear, ConformalInterval, PredictionEngine } from '../src/learning/index.js';
import { makeMarket } from './harness/market.js';

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
const only = process.env['BENCH_ONLY'] ?? '';
const width = 20;
const names = Array.from({ length: width }, (_, i) => `f${i}`);

if ('cost'.includes(only)) cost();
if ('training'.includes(only)) training();
if ('skill'.includes(only)) skill();

/** Nanoseconds a bar, the fastest of some rounds, and bytes of a snapshot. */
function cost(): void {
  const count = 20_000;
  const draw = uniform(1);
  const rows = Array.from({ length: count }, () => Float64Array.from(names, () => draw() - 0.5));
  const targets = Float64Array.from(rows, (row) => row[0]! + draw() - 0.5);
  const linear = new BayesianLinear({ width });
  const interval = new ConformalInterval();
  const pair: [number, number] = [0, 0];
  const example = { features: rows[0]!, target: 0 };
  const models = best(count, (i) => {
    example.features = rows[i]!;
    example.target = targets[i]!;
    pair[0] = linear.update(example);
    pair[1] = targets[i]!;
    interval.update(pair);
  });
  const bytes = encodeBinary(linear.snapshot()).length + encodeBinary(interval.snapshot()).length;
  const errors = targets.map(() => 0);
  const output = { low: new Float64Array(count), high: new Float64Array(count) };
  const heap = heapABar(count, () => {
    for (let i = 0; i < count; i++) {
      example.features = rows[i]!;
      example.target = targets[i]!;
      errors[i] = linear.update(example);
    }
    interval.process(errors, targets, output);
  });
  console.log(
    `linear and interval, ${width} features: ${models} ns a bar (3000 asked), ${bytes} B (262144); on the heap, intervals by \`process\`, ${heap} B a bar`,
  );
  const engine = new PredictionEngine({ features: names });
  const whole = best(2000, (i) => {
    const features = Object.fromEntries(names.map((name, f) => [name, rows[i]![f]!]));
    const close = 100 + targets[i]!;
    engine.update({ bar: { time: i, high: close, low: close, close }, features });
  });
  const size = encodeBinary(engine.snapshot()).length;
  console.log(`an engine, ${width} features, return and direction: ${whole} ns a bar, ${size} B`);
}

function best(count: number, step: (i: number) => void): string {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    for (let i = 0; i < count; i++) step(i);
    least = Math.min(least, performance.now() - start);
  }
  return ((least / count) * 1e6).toFixed(0);
}

/** Bytes that `run` leaves on the heap, garbage included, a bar: the least of some rounds. */
function heapABar(count: number, run: () => void): string {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    run();
    least = Math.min(least, process.memoryUsage().heapUsed - before);
  }
  return Math.max(0, least / count).toFixed(1);
}

/** Three symbols, each 252 days of 390 minutes. */
function training(): void {
  const length = 252 * 390;
  const market = makeMarket(length);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const engines = [0, 1, 2].map(() => {
    const engine = new PredictionEngine({ features: ['rsi', 'roc', 'natr', 'efficiency'] });
    const set = indicators();
    for (let i = 0; i < length; i++) {
      const bar = barAt(market, i);
      engine.update({ bar, features: set.update(bar) });
    }
    return engine;
  });
  const seconds = (performance.now() - start) / 1000;
  globalThis.gc?.();
  const growth = (process.memoryUsage().heapUsed - before) / 1e6;
  const bars = engines.reduce((sum, { count }) => sum + count, 0);
  console.log(
    `training three symbols, ${bars} bars: ${seconds.toFixed(1)} s (300 asked), ${growth.toFixed(1)} MB (100)`,
  );
}

function indicators(): IncrementalIndicators {
  return new IncrementalIndicators({
    rsi: { kind: 'rsi', period: 14 },
    roc: { kind: 'roc', period: 5 },
    natr: { kind: 'natr', period: 14 },
    efficiency: { kind: 'efficiencyRatio', period: 10 },
  });
}

/** 1 − the forecasts' squared errors / persistence's, one bar ahead, after 1,000 bars. */
function skill(): void {
  if (!existsSync(folder)) {
    console.log(`no bars in ${folder}: set BARWAVE_DATA`);
    return;
  }
  console.log(
    '| bars | return | direction | volatility | coverage of 95 % |\n| --- | --- | --- | --- | --- |',
  );
  for (const file of readdirSync(folder).filter((name) =>
    /^(lean_[^f]|pyalgo|yndx).*gz$/.test(name),
  )) {
    const { columns } = fromCsv(gunzipSync(readFileSync(join(folder, file))).toString());
    const engine = new PredictionEngine({
      features: ['rsi', 'roc', 'natr', 'efficiency'],
      targets: ['return', 'direction', 'volatility'],
      watchesDrift: false,
    });
    const set = indicators();
    const errors = [[], [], []] as [number, number][][];
    let [inside, judged] = [0, 0];
    let said: ReturnType<PredictionEngine['update']>;
    let before = Number.NaN;
    let lastSize = Number.NaN;
    for (let i = 0; i < Math.min(columns.close.length, 40_000); i++) {
      const bar = barAt(columns, i);
      const step = Math.log(bar.close / before);
      if (said !== undefined && i > 1000 && Number.isFinite(step)) {
        const outcomes = [step, step > 0 ? 1 : step < 0 ? 0 : 0.5, Math.abs(step)];
        const plain = [0, 0.5, lastSize];
        said.forecasts.forEach(({ mean }, t) => {
          errors[t]!.push([(mean - outcomes[t]!) ** 2, (plain[t]! - outcomes[t]!) ** 2]);
        });
        const [low, high] = said.forecasts[0]!.interval95;
        inside += Number(step >= low && step <= high);
        judged += 1;
      }
      said = engine.update({ bar, features: set.update(bar) }) ?? said;
      lastSize = Math.abs(step);
      before = bar.close;
    }
    const cells = errors.map((pairs) => interval(pairs));
    console.log(
      `| ${file.replace('.csv.gz', '')} | ${cells.join(' | ')} | ${(inside / judged).toFixed(4)} |`,
    );
  }
}

/** Skill, and where 95 of 100 resamplings of whole blocks put it. */
function interval(pairs: readonly (readonly [number, number])[]): string {
  const block = 200;
  const blocks = Array.from({ length: Math.floor(pairs.length / block) }, (_, b) =>
    pairs.slice(b * block, (b + 1) * block).reduce(([x, y], [u, v]) => [x + u, y + v], [0, 0]),
  );
  const of = (some: readonly (readonly number[])[]) => {
    const [own, plain] = some.reduce(([x, y], [u, v]) => [x! + u!, y! + v!], [0, 0]);
    return 1 - own! / plain!;
  };
  const draw = uniform(7);
  const drawn = Array.from({ length: 1000 }, () =>
    of(blocks.map(() => blocks[Math.floor(draw() * blocks.length)]!)),
  ).sort((x, y) => x - y);
  const [low, high] = [drawn[25]!, drawn[974]!].map((x) => x.toFixed(4));
  return `${of(blocks).toFixed(4)} (${low} … ${high})`;
}

function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
}
