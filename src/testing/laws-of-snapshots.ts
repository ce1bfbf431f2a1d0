import { SnapshotError } from '../core/errors.js';
import { requireList } from '../core/lists.js';
import type { Snapshot } from '../core/state.js';
import { encodeText } from '../core/text-codec.js';
import { type HostileSnapshot, hostileSnapshots } from './hostile-snapshot.js';
import type { Inputs } from './input.js';
import {
  type AnyOperator,
  create,
  demand,
  numbersOf,
  play,
  requireFunction,
  requireSubject,
  type Subject,
  same,
} from './subject.js';

/** Good inputs after which an accepted snapshot must have come to its senses. */
const recoveryInputs = 200;

/** What a run over hostile snapshots came to. */
export interface SnapshotTally {
  readonly refused: number;
  readonly accepted: number;
}

/**
 * A snapshot with one number replaced is refused and leaves no trace, or it makes sense: `peek`
 * is `update`, and 200 good inputs later each output is in its documented range, defined where the
 * true one is, and the operator's own snapshot is accepted. An output that waits for an event
 * (`lateStart`) may wait on where another number was put in, not where NaN was.
 *
 * @param inputs   Good ones: the snapshot is taken 200 before their end.
 * @param isTried  Whether to try hostile snapshot number `i`; all of them unless told.
 */
export function holdSnapshots(
  subject: Subject,
  inputs: Inputs,
  isTried: (i: number) => boolean = () => true,
): SnapshotTally {
  requireSubject(subject);
  requireList('inputs', inputs);
  requireFunction('isTried', isTried);
  const before = inputs.slice(0, -recoveryInputs);
  const after = inputs.slice(-recoveryInputs);
  const original = create(subject);
  play(subject, before, original);
  const snapshot = original.snapshot();
  const truth = play(subject, after, original);
  const fresh = encodeText(create(subject).snapshot());
  let [i, refused, accepted] = [0, 0, 0];
  let operator = create(subject);
  for (const hostile of hostileSnapshots(snapshot)) {
    if (!isTried(i++)) continue;
    if (takes(operator, hostile.snapshot)) {
      accepted += 1;
      requireSense(subject, operator, { after, truth, hostile });
      operator = create(subject);
    } else {
      refused += 1;
      const isFresh = encodeText(operator.snapshot()) === fresh;
      demand(isFresh, () => `${hostile.name}: refused, and left a trace`);
    }
  }
  return { refused, accepted };
}

/** A hostile snapshot that was accepted, the good inputs after it, and the true outputs. */
interface Trial {
  readonly after: Inputs;
  readonly truth: readonly number[][];
  readonly hostile: HostileSnapshot;
}

/** Whether `operator` took `snapshot`, or else refused it with a word on why. */
function takes(operator: AnyOperator, snapshot: Snapshot): boolean {
  try {
    operator.restore(snapshot);
    return true;
  } catch (error) {
    demand(error instanceof SnapshotError, () => `restore throws ${error}`);
    return false;
  }
}

function requireSense(
  subject: Subject,
  operator: AnyOperator,
  { after, truth, hostile: { name, value } }: Trial,
): void {
  const { kind } = subject.Class;
  const mayWait = kind.lateStart !== undefined && !Number.isNaN(value);
  const half = after.length / 2;
  const isDefined = truth[0]!.map(() => false);
  after.forEach((input, i) => {
    const foretold = numbersOf(kind, operator.peek(input));
    const said = numbersOf(kind, operator.update(input));
    demand(same(foretold, said), () => `${name}: peek is not update`);
    said.forEach((x, o) => {
      const [low, high] = Object.values(kind.outputs)[o]!.range ?? everyNumber;
      isDefined[o] ||= !Number.isNaN(x);
      const isRight = Number.isNaN(x) || i < half || (x >= low && x <= high);
      demand(isRight, () => `${name}: output ${o} is ${x} after ${i} good inputs`);
    });
  });
  isDefined.forEach((defined, o) => {
    const waits = mayWait && Number.isNaN(truth[0]![o]);
    const isLost = !defined && !waits && truth.some((outputs) => !Number.isNaN(outputs[o]));
    demand(!isLost, () => `${name}: output ${o} is NaN for ever`);
  });
  demand(takes(create(subject), operator.snapshot()), () => `${name}: own is refused`);
}

const everyNumber = [-Number.MAX_VALUE, Number.MAX_VALUE] as const;
