import { decodeText, encodeText } from '../../src/core/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { barOf, minutesOf, options } from './feed.js';
import { cpuMicroseconds, median } from './measure.js';

/** CPU µs of what is done once a symbol or now and then. */
export interface Doors {
  readonly newSymbol: number;
  readonly restore: number;
  readonly textSnapshot: number;
  readonly peek: number;
  readonly peekAfterGap: number;
  readonly peekUnknown: number;
}

const symbols = 20;
const minutes = 598; // a bar of 5m lacks its last two

export function doors(): Doors {
  const pipeline = new Pipeline(options);
  for (const bar of minutesOf(symbols, 0, minutes)) pipeline.update(bar);
  const snapshot = pipeline.snapshot();
  const text = encodeText(snapshot);
  const resumed = new Pipeline(options);
  const newest = 40 * minutes;
  const textSnapshot = each(5, () => void encodeText(pipeline.snapshot())) / symbols;
  return {
    textSnapshot,
    newSymbol: each(20, (i) => void pipeline.update(barOf(1_000 + i, newest))),
    restore: each(5, () => resumed.restore(decodeText(text))) / symbols,
    peek: each(2_000, (i) => void pipeline.peek(barOf(i % symbols, minutes))),
    peekAfterGap: each(2_000, (i) => void pipeline.peek(barOf(i % symbols, minutes + 41))),
    peekUnknown: each(200, (i) => void pipeline.peek(barOf(2_000 + i, newest))),
  };
}

/** Median CPU µs of one of `count` calls, in five rounds, after one that only warms up. */
function each(count: number, run: (i: number) => void): number {
  const samples: number[] = [];
  for (let round = 0; round < 6; round++) {
    const all = cpuMicroseconds(() => {
      for (let i = 0; i < count; i++) run(round * count + i);
    });
    if (round > 0) samples.push(all / count);
  }
  return median(samples);
}
