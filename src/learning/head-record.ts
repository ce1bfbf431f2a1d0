import { fitState, misfit, type State } from '../core/state.js';
import { type CoverageScore, coverageScore } from './coverage-score.js';
import { type ErrorScale, errorScale, scaleOf } from './error-scale.js';

/** How far forecasts of one head were off. */
export type HeadRecord = { readonly scale: ErrorScale; readonly coverage: CoverageScore };

export const headRecord = (): HeadRecord => ({ scale: errorScale(), coverage: coverageScore() });

/** `given` as a record, or a `SnapshotError` where no outcomes lead to it. */
export function headRecordFrom(given: State, path: string): HeadRecord {
  const read = fitState<State>(headRecord(), given, path) as HeadRecord;
  const { coverage, scale } = read;
  const isSound =
    coverage.misses.every((x) => x === 0 || x === 1) &&
    coverage.slot === coverage.outcomeCount % coverage.misses.length &&
    scaleOf(scale) > 0 === scale.errorCount > 0;
  if (!isSound) throw misfit(path, 'is what no outcomes lead to');
  return read;
}
