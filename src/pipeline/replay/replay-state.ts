import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type State,
} from '../../core/state.js';
import {
  type Happening,
  happeningWidth,
  packedHappenings,
  unpackedHappenings,
} from './happening.js';
import { barsIn, type LifeMark } from './life.js';

/** What a lane that takes old bars in remembers besides the lane itself. */
export interface ReplayParts {
  readonly happenings: readonly Happening[];
  readonly marks: readonly LifeMark[];
  readonly revisions: readonly (readonly [string, number])[];
}

export function replayState({ happenings, marks, revisions }: ReplayParts): State {
  return {
    ...packedHappenings(happenings),
    marks: marks.map((mark) => ({ ...mark })),
    names: revisions.map(([name]) => name),
    revisions: Float64Array.from(revisions, ([, revision]) => revision),
  };
}

/** The parts in a snapshot, or a `SnapshotError`; whoever lives them again judges the bars. */
export function replayFrom(given: State, path: string): ReplayParts {
  const { numbers, sources, marks, names, revisions, ...rest } = requireStateRecord(given, path);
  fitState({}, rest, path);
  const rows = floats(numbers, `${path}.numbers`);
  const known = texts(sources, `${path}.sources`);
  const told = texts(names, `${path}.names`);
  const happenings =
    rows.length % happeningWidth === 0 ? unpackedHappenings(rows, known) : undefined;
  if (happenings === undefined) throw misfit(`${path}.numbers`, 'expected what happened, in rows');
  const counts = floats(revisions, `${path}.revisions`);
  if (counts.length !== told.length || !counts.every(isCount)) {
    throw misfit(`${path}.revisions`, 'expected a count for each name');
  }
  return {
    happenings,
    marks: marksFrom(marks, happenings, `${path}.marks`),
    revisions: told.map((name, i) => [name, counts[i]!] as const),
  };
}

function marksFrom(
  given: State | undefined,
  happenings: readonly Happening[],
  path: string,
): readonly LifeMark[] {
  if (!isStateArray(given)) throw misfit(path, 'expected an array');
  if (given.length === 0 && happenings.length > 0) throw misfit(path, 'expected a first one');
  let before: LifeMark | undefined;
  return given.map((one, i) => {
    const { lane = null, ...rest } = requireStateRecord(one, `${path}[${i}]`);
    const own = { at: 0, barCount: 0, newestTime: 0 };
    const mark = { ...fitState(own, rest, `${path}[${i}]`), lane };
    const from = before ?? { at: 0, barCount: mark.barCount };
    const isSound =
      isCount(mark.at) &&
      isCount(mark.barCount) &&
      mark.at <= happenings.length &&
      (before === undefined ? mark.at === 0 : mark.at >= from.at) &&
      mark.barCount === from.barCount + barsIn(happenings.slice(from.at, mark.at));
    if (!isSound) throw misfit(`${path}[${i}]`, 'is no place in what happened');
    before = mark;
    return mark;
  });
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

function floats(given: State | undefined, path: string): Float64Array {
  if (!(given instanceof Float64Array)) throw misfit(path, 'expected numbers');
  return fitState(new Float64Array(given.length), given, path);
}

function texts(given: State | undefined, path: string): readonly string[] {
  if (!isStateArray(given) || !given.every((one) => typeof one === 'string')) {
    throw misfit(path, 'expected texts');
  }
  return given as readonly string[];
}
