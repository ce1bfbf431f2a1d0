import type { PipelineResult } from '../../src/pipeline/index.js';
import type { Signal } from '../../src/strategies/signal.js';

/** A signal but for how often it was corrected. */
export type LastWord = Omit<Signal, 'id' | 'revision'>;

/** What stands in the end of all that was said: the last revision of each, without what was taken back. */
export function lastWords(results: Iterable<PipelineResult>): Record<string, LastWord> {
  const standing = new Map<string, LastWord>();
  for (const { signals, events } of results) {
    for (const event of events) if (event.type === 'superseded') standing.delete(nameOf(event.id));
    for (const { id, revision, ...word } of signals) {
      standing.set(nameOf(id), word);
      if (!id.endsWith(`#${revision}`)) throw new Error(`${id} is not of revision ${revision}`);
    }
  }
  return Object.fromEntries([...standing].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function nameOf(id: string): string {
  return id.slice(0, id.lastIndexOf('#'));
}
