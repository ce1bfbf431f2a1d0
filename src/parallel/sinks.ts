import type { PipelineResult } from '../pipeline/result.js';
import { type Deciding, followed } from './deciding.js';
import type { Sink } from './feeding.js';
import type { Gathered, ParallelProcessed } from './gathered.js';

/** A result for each bar. */
export function resultsSink(
  deciding: Deciding,
  resolve: (results: readonly PipelineResult[]) => void,
): Sink {
  const results: PipelineResult[] = [];
  return {
    kind: 'results',
    add({ hosts, places, refused }, answers) {
      hosts.forEach((host, row) => {
        const found = answers[host]?.results?.[places[row]!];
        results.push(found === undefined ? refused.get(row)! : followed(deciding, found));
      });
    },
    done: () => resolve(results),
  };
}

/** Columns of all bars, and lists. */
export function columnsSink(
  gathered: Gathered,
  resolve: (processed: ParallelProcessed) => void,
): Sink {
  return {
    kind: 'columns',
    add: (chunk, answers) => gathered.add(chunk, answers),
    done: () => resolve(gathered.processed()),
  };
}

/** How many of `received` bars were accepted. */
export function acceptedSink(
  received: number,
  resolve: (counts: { readonly received: number; readonly accepted: number }) => void,
): Sink {
  let accepted = 0;
  return {
    kind: 'accepted',
    add(_chunk, answers) {
      for (const answer of answers) accepted += answer?.accepted ?? 0;
    },
    done: () => resolve({ received, accepted }),
  };
}
