import {
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
} from '../../core/state.js';
import { DelayedLabels } from '../../learning/delayed-labels.js';
import { mapsAsNumbers, mapsFrom } from './maps-state.js';
import { nothingSaid, pendingFrom, type Said, saidWidth } from './said.js';
import type { SourceMap } from './source-map.js';

/** Bars ahead at most for which an outcome is waited. */
const longestBars = 1000;

/** One timeframe: what waits for its closes. */
export interface Waiting {
  readonly labels: DelayedLabels;
  /** Of the newest bar, which is final once the next one is there: its close, and what was said of it. */
  close: number;
  said: readonly Said[];
  /** The maps before the last commit: by them the signals of the newest bar were said. */
  mapsBefore: readonly SourceMap[];
}

/** One of which nothing was said yet. */
export function waitingFor(mapsBefore: readonly SourceMap[]): Waiting {
  const labels = new DelayedLabels({ longestBars, width: saidWidth });
  return { labels, close: Number.NaN, said: nothingSaid, mapsBefore };
}

export function waitingState({ labels, close, said, mapsBefore }: Waiting): State {
  return {
    labels: labels.snapshot(),
    close,
    said: said.map((one) => ({ ...one })),
    mapsBefore: mapsAsNumbers(mapsBefore),
  };
}

/** Into ones of which nothing was said yet. */
export function restoreWaiting(
  all: readonly Waiting[],
  given: State | undefined,
  places: number,
  path: string,
): void {
  const list = fitLength(given, all.length, path);
  all.forEach((one, at) => {
    const where = `${path}[${at}]`;
    const { labels, mapsBefore, ...pending } = requireStateRecord(list[at]!, where);
    one.labels.restore(labels as Snapshot);
    Object.assign(one, pendingFrom(pending, where, places));
    one.mapsBefore = mapsFrom(mapsBefore, places, `${where}.mapsBefore`);
  });
}

function fitLength(given: State | undefined, length: number, path: string): readonly State[] {
  if (isStateArray(given) && given.length === length) return given;
  throw misfit(path, `expected ${length} of them`);
}
