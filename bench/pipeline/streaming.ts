import { decodeBinary, encodeBinary } from '../../src/core/index.js';
import { Pipeline, restoreParts, snapshotParts } from '../../src/pipeline/index.js';
import { minutesOf, options } from './feed.js';
import { cpuMicroseconds } from './measure.js';

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
