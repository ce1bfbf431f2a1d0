import { partitionOf } from 'barwave/parallel';
import { keysOf, partitions } from '../names.js';
import { absorbed, pipelineOf, type Stage } from '../stage.js';
import { fromFields, type Input, toFields } from '../wire.js';

/** Streams by key, each a list of texts. */
export type Streams = ReadonlyMap<string, readonly string[]>;

/** What one process says of all inputs, by the stream on which the cluster has to say it. */
export function expectedOf(inputs: readonly Input[], stage: Stage): Streams {
  const pipeline = pipelineOf(stage);
  const streams = new Map<string, string[]>();
  for (const input of inputs) {
    for (const { closed, fields } of absorbed(pipeline, fromFields(toFields(input)), stage)) {
      const p = partitionOf(fields['symbol'] ?? fields['id']!.split('|')[0]!, partitions);
      const keys = keysOf(stage, p);
      const key = closed === undefined ? keys.output : keys.closed(closed);
      const stream = streams.get(key) ?? [];
      stream.push(textOf(fields));
      streams.set(key, stream);
    }
  }
  return streams;
}

export const textOf = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields).flat().join('\u0000');
