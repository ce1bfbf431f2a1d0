import type { ClosedBar } from '../bars/bar.js';
import { isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import { type Doubt, type DoubtVerdict, isDoubt, noDoubts } from '../strategies/doubt.js';
import type { Judgement, ValidationEvent } from '../validation/judgement.js';

/** A doubt, and how many bars each timeframe had closed before it. */
export interface Mark extends Doubt {
  readonly closedBefore: readonly number[];
}

export const noMarks: readonly Mark[] = Object.freeze([]);

/** Marks kept; of more, the newest say enough. */
const mostMarks = 8;

/** What the bar after a doubted one said of it; `undefined` of any other event. */
export function verdictIn(event: ValidationEvent): DoubtVerdict | undefined {
  const { type } = event;
  const isVerdict =
    type === 'spike' || type === 'jump' || type === 'split-like' || type === 'unit-shift';
  return isVerdict ? type : undefined;
}

/** Why the bar of `judgement` is in doubt, if it is: what arrived, and what was said of it since. */
export function doubtOn(
  { bar, reasons }: Judgement,
  events: readonly ValidationEvent[],
): Doubt | undefined {
  if (bar === undefined) return undefined;
  if (!reasons.includes('suspected-spike') && !reasons.includes('suspected-unit')) return undefined;
  const { time } = bar;
  const event = events.find(
    (one) => verdictIn(one) !== undefined && 'time' in one && one.time === time,
  );
  const type = event === undefined ? 'suspected' : verdictIn(event)!;
  return type === 'jump' ? undefined : { type, time };
}

/** `marks` with one more, or, of a bar that comes again, without the one that it had. */
export function marked(
  marks: readonly Mark[],
  time: number,
  doubt: Doubt | undefined,
  closedBefore: (time: number) => readonly number[],
): readonly Mark[] {
  const others = marks.some((mark) => mark.time === time)
    ? marks.filter((mark) => mark.time !== time)
    : marks;
  if (doubt === undefined) return others;
  return [...others, { ...doubt, closedBefore: closedBefore(time) }].slice(-mostMarks);
}

/** A bar of the timeframe at `place`, the `count`th, and how long it remembers. */
export interface Remembered {
  readonly place: number;
  readonly bar: Pick<ClosedBar, 'end'>;
  readonly count: number;
  readonly warmUp: number;
}

/** What is said of a bar rests on every doubt among the bars of a warm-up up to it. */
export function doubtsBehind(
  marks: readonly Mark[],
  { place, bar, count, warmUp }: Remembered,
): readonly Doubt[] {
  if (marks.length === 0) return noDoubts;
  const doubts: Doubt[] = [];
  for (const { type, time, closedBefore } of marks) {
    const before = closedBefore[place]!;
    const barsSince = count > before ? count - before : count; // after a gap a memory may begin anew
    if (bar.end > time && barsSince <= warmUp) doubts.push({ type, time });
  }
  return doubts.length === 0 ? noDoubts : doubts;
}

export function marksState(marks: readonly Mark[]): State {
  return marks.map(({ type, time, closedBefore }) => ({ type, time, closedBefore }));
}

/** The marks in a snapshot of a lane of so many timeframes. */
export function marksFrom(state: State | undefined, places: number, path: string): readonly Mark[] {
  if (!isStateArray(state) || state.length > mostMarks) throw misfit(path, 'expected some marks');
  return state.map((one, i) => {
    const at = `${path}[${i}]`;
    const { type, time, closedBefore, ...rest } = requireStateRecord(one, at);
    const doubt = { type, time } as Doubt;
    const counts = closedBefore as readonly number[];
    const isSound =
      Object.keys(rest).length === 0 &&
      isDoubt(doubt) &&
      isStateArray(closedBefore) &&
      counts.length === places &&
      counts.every((count) => Number.isSafeInteger(count) && count >= 0);
    if (!isSound) throw misfit(at, 'is no mark');
    return { ...doubt, closedBefore: [...counts] };
  });
}
