import { decodeBinary, encodeBinary } from '../../src/core/index.js';
import { changedParts, Pipeline, restoreParts, snapshotParts } from '../../src/pipeline/index.js';
import { minutesOf, options } from './feed.js';
import { cpuMicroseconds, median } from './measure.js';

/** CPU µs and bytes a symbol of writing and reading a pipeline symbol by symbol. */
export interface Streaming {
  readonly encode: number;
  readonly decode: number;
  readonly bytes: number;
}

export function streaming(symbols: number, minutes: number): Streaming {
  const pipeline = new Pipeline(options);
  for (let i = 0; i < minutes; i++) {
    for (const bar of minutesOf(symbols, i, i + 1)) pipeline.update(bar);
  }
  const parts: Uint8Array[] = [];
  const encode = cpuMicroseconds(() => {
    for (const part of snapshotParts(pipeline)) parts.push(encodeBinary(part));
  });
  const resumed = new Pipeline(options);
  const decode = cpuMicroseconds(() =>
    restoreParts(
      resumed,
      parts.map((part) => decodeBinary(part)),
    ),
  );
  const bytes = parts.reduce((sum, { length }) => sum + length, 0);
  return { encode: encode / symbols, decode: decode / symbols, bytes: bytes / symbols };
}

/** CPU ms of writing all of a pipeline, and what changed of it since. */
export interface Saving {
  readonly whole: number;
  readonly wholeBytes: number;
  readonly changed: number;
  readonly changedBytes: number;
}

/** Of so many `symbols`, of which `fed` have a bar between two saves: the median of nine. */
export function saving(symbols: number, fed: number, minutes: number): Saving {
  const pipeline = new Pipeline(options);
  for (const bar of minutesOf(symbols, 0, minutes)) pipeline.update(bar);
  const first = changedParts(pipeline);
  let wholeBytes = 0;
  const whole = cpuMicroseconds(() => {
    for (const part of first.parts) wholeBytes += encodeBinary(part).length;
  });
  let { mark } = first;
  let changedBytes = 0;
  const times = Array.from({ length: 9 }, (_, round) => {
    const minute = minutes + round;
    for (const bar of minutesOf(fed, minute, minute + 1)) pipeline.update(bar);
    changedBytes = 0;
    return cpuMicroseconds(() => {
      const next = changedParts(pipeline, mark);
      for (const part of next.parts) changedBytes += encodeBinary(part).length;
      mark = next.mark;
    });
  });
  return { whole: whole / 1e3, wholeBytes, changed: median(times) / 1e3, changedBytes };
}
