import { isAdmissible } from '../../core/operator.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type State,
} from '../../core/state.js';
import type { KeptSignal, TrackedBar, TrackedOutcome } from './tracked.js';

/** Signals of one bar with one horizon, and the close that decides them against `from`. */
export type WaitingSignals = {
  readonly dueCount: number;
  readonly from: number;
  readonly signals: KeptSignal[];
};

/** The closes of one timeframe of one symbol, and what is waited for of them. */
export type WaitingLine = {
  /** Bars that are final, and the newest, which may still be corrected. */
  count: number;
  end: number;
  close: number;
  /** Said of the newest bar. */
  said: KeptSignal[];
  waiting: WaitingSignals[];
};

export const waitingLine = (): WaitingLine => ({
  count: 0,
  end: Number.NaN,
  close: Number.NaN,
  said: [],
  waiting: [],
});

/** Entries that wait in one timeframe of one symbol, at most. */
const mostWaiting = 10_000;

/** A new bar has closed, so that the one before is final: what that decides. */
export function closeLine(
  line: WaitingLine,
  { close, end }: TrackedBar,
): readonly TrackedOutcome[] {
  const outcomes: TrackedOutcome[] = [];
  if (!Number.isNaN(line.end)) {
    line.count += 1;
    const due = line.waiting.filter(({ dueCount }) => dueCount <= line.count);
    if (due.length > 0) line.waiting = line.waiting.filter(({ dueCount }) => dueCount > line.count);
    for (const { from, signals } of due) {
      outcomes.push({ outcome: (Math.sign(line.close - from) + 1) / 2, signals });
    }
    line.waiting.push(...waitingOf(line).slice(0, mostWaiting - line.waiting.length));
  }
  line.said = [];
  line.end = end;
  line.close = close;
  return outcomes;
}

/** What was said of the newest bar, those of one horizon together. */
function waitingOf({ said, count, close }: WaitingLine): readonly WaitingSignals[] {
  const waiting: WaitingSignals[] = [];
  for (const signal of said) {
    const dueCount = count + signal.horizonBars;
    const beside = waiting.find((one) => one.dueCount === dueCount);
    if (beside !== undefined) beside.signals.push(signal);
    else waiting.push({ dueCount, from: close, signals: [signal] });
  }
  return waiting;
}

/** The newest bar came once more: what was said of it is said anew. */
export function reviseLine(line: WaitingLine, { close, end }: TrackedBar): void {
  if (end !== line.end) return;
  line.close = close;
  line.said = [];
}

export function lineState({ said, waiting, ...numbers }: WaitingLine): State {
  return {
    ...numbers,
    said: said.map((one) => ({ ...one })),
    waiting: waiting.map(({ signals, ...one }) => {
      return { ...one, signals: signals.map((signal) => ({ ...signal })) };
    }),
  };
}

const aSignal = { timeframe: '', strategy: '', regime: '', pUp: 0, statedUp: 0, horizonBars: 0 };

/** The line that `given` describes, or a `SnapshotError`. */
export function reviveLine(given: State, path: string): WaitingLine {
  const { said, waiting, ...rest } = requireStateRecord(given, path);
  const { count, end, close } = fitState({ count: 0, end: 0, close: 0 }, rest, path);
  const isBegun = isAdmissible(end) && isAdmissible(close);
  const isNone = count === 0 && Number.isNaN(end) && Number.isNaN(close);
  if (!isBegun && !isNone) throw misfit(path, 'has no newest bar');
  if (!isStateArray(waiting) || waiting.length > mostWaiting) {
    throw misfit(`${path}.waiting`, 'expected a list');
  }
  const revived = waiting.map((one, i) => {
    const at = `${path}.waiting[${i}]`;
    const { signals, ...numbers } = requireStateRecord(one, at);
    const fitted = fitState({ dueCount: 0, from: 0 }, numbers, at);
    const bars = fitted.dueCount - count;
    if (!(bars > 0 && bars <= longestHorizon)) throw misfit(`${at}.dueCount`, 'is not to come');
    if (!isBegun || !isAdmissible(fitted.from)) throw misfit(`${at}.from`, 'is no close');
    return { ...fitted, signals: signalsFrom(signals, `${at}.signals`) };
  });
  const heard = signalsFrom(said, `${path}.said`);
  if (!isBegun && heard.length > 0) throw misfit(`${path}.said`, 'is of no bar');
  return { count, end, close, said: heard, waiting: revived };
}

function signalsFrom(given: State | undefined, path: string): KeptSignal[] {
  if (!isStateArray(given)) throw misfit(path, 'expected a list');
  return given.map((one, i) => {
    const signal = fitState(aSignal, one, `${path}[${i}]`);
    if (!isKept(signal)) throw misfit(`${path}[${i}]`, 'is no signal');
    return signal;
  });
}

/** In bars of its timeframe. */
const longestHorizon = 1e5;

/** Whether what is kept of a signal can have an outcome. */
export function isKept({ pUp, statedUp, horizonBars }: KeptSignal): boolean {
  const isHorizon = Number.isSafeInteger(horizonBars) && horizonBars >= 1;
  const isNear = isHorizon && horizonBars <= longestHorizon;
  return pUp > 0 && pUp < 1 && statedUp > 0 && statedUp < 1 && isNear;
}
