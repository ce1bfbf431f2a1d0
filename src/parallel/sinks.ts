import type { PipelineResult } from '../pipeline/result.js';
import { type Warmed, WarmTally } from '../pipeline/warm-tally.js';
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

/** What became of the bars of a history, `received` of them. */
export function warmedSink(received: number, resolve: (warmed: Warmed) => void): Sink {
  const tally = new WarmTally();
  return {
    kind: 'counts',
    add(chunk, answers) {
      for (const [row, result] of chunk.refused) tally.add(chunk.from + row, result);
      answers.forEach((answer, host) => {
        if (answer?.warmed === undefined) return;
        tally.addPart(answer.warmed, (place) => chunk.from + chunk.rowOf(host, place));
      });
    },
    done: () => resolve(tally.warmed(received)),
  };
}
