import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { minutesOf, options } from './feed.js';
import { bytesInUse, cpuMicroseconds, garbageOf, median } from './measure.js';
import type { Stage } from './stages.js';

export interface Throughput {
  readonly symbols: number;
  readonly microseconds: number;
  readonly bytesASymbol: number;
}

/** CPU µs a bar and bytes a symbol, `symbols` fed in turn; rounds of the same minutes each. */
export function throughput(
  symbols: number,
  warmMinutes: number,
  minutes: number,
  more: Partial<PipelineOptions> = {},
): Throughput {
  const before = bytesInUse();
  const pipeline = new Pipeline({ ...options, ...more });
  for (let i = 0; i < warmMinutes; i++) feed(pipeline, minutesOf(symbols, i, i + 1));
  const bytesASymbol = (bytesInUse() - before) / symbols;
  const samples: number[] = [];
  for (let round = 0; round < 5; round++) {
    const from = warmMinutes + round * minutes;
    const bars = minutesOf(symbols, from, from + minutes);
    samples.push(cpuMicroseconds(() => feed(pipeline, bars)) / bars.length);
  }
  return { symbols, microseconds: median(samples), bytesASymbol };
}

/** Bytes of garbage a bar of one symbol, the result thrown away. */
export function garbage(): number {
  const pipeline = new Pipeline(options);
  const bars = minutesOf(1, 0, 20_000);
  for (let i = 0; i < 10_000; i++) pipeline.update(bars[i]!);
  return garbageOf((i) => pipeline.update(bars[10_000 + i]!), 500);
}

function feed(pipeline: Pipeline, bars: ReturnType<typeof minutesOf>): void {
  for (let i = 0; i < bars.length; i++) pipeline.update(bars[i]!);
}

/** CPU µs a bar of what is done to each of `symbols` in turn by functions of its own. */
export function stageCost(
  make: Stage,
  symbols: number,
  warmMinutes: number,
  minutes: number,
): number {
  const bySymbol = Array.from({ length: symbols }, make);
  const run = (bars: ReturnType<typeof minutesOf>): void => {
    for (let i = 0; i < bars.length; i++) bySymbol[i % symbols]!(bars[i]!);
  };
  run(minutesOf(symbols, 0, warmMinutes));
  const samples: number[] = [];
  for (let round = 0; round < 5; round++) {
    const from = warmMinutes + round * minutes;
    const bars = minutesOf(symbols, from, from + minutes);
    samples.push(cpuMicroseconds(() => run(bars)) / bars.length);
  }
  return median(samples);
}
