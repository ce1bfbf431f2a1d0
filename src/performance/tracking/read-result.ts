import { isAdmissible } from '../../core/operator.js';
import type { TrackedBar, TrackedDecision, TrackedResult, TrackedSignal } from './tracked.js';

/** A bar of a timeframe. */
interface BarOfTimeframe {
  readonly timeframe: string;
  readonly bar: TrackedBar;
}

/** A decision, and what each of the signals that spoke for it counted. */
export interface ReadDecision extends Omit<TrackedDecision, 'reasons'> {
  readonly shares: readonly { readonly of: string; readonly value: number }[];
}

/** A result as read, each field once. */
export interface ReadResult {
  readonly symbol: string;
  readonly closed: readonly BarOfTimeframe[];
  /** Bars that came once more, with other values. */
  readonly revised: readonly BarOfTimeframe[];
  readonly signals: readonly TrackedSignal[];
  readonly decisions: readonly ReadDecision[];
}

const aBar = { close: 0, end: 0 };
const aSignal = {
  ...{ id: '', symbol: '', timeframe: '', strategy: '', regime: '' },
  ...{ end: 0, pUp: 0, statedUp: 0, horizonBars: 0 },
};
const aDecision = { symbol: '', action: '', quantity: 0 };
const aShare = { of: '', value: 0 };
const aTrade = { symbol: '', profit: 0 };

/** What a result says, if it is one, without the bars, signals and decisions that are none. */
export function readResult(given: TrackedResult): ReadResult | undefined {
  return attempt(() => {
    const { closed, events, signals, decisions } = given;
    return {
      ...fieldsOf({ symbol: '' }, given),
      closed: readable(closed, barFrom),
      revised: readable(events, revisedFrom),
      signals: readable(signals, (one) => fieldsOf(aSignal, one)),
      decisions: readable(decisions, decisionFrom),
    };
  });
}

/** Whose trade has ended, and with what profit; `undefined` if it is no trade. */
export function readTrade(given: unknown): typeof aTrade | undefined {
  return attempt(() => fieldsOf(aTrade, given));
}

function barFrom(given: unknown): BarOfTimeframe {
  const { bar } = given as BarOfTimeframe;
  return { ...fieldsOf({ timeframe: '' }, given), bar: fieldsOf(aBar, bar) };
}

function revisedFrom(given: unknown): BarOfTimeframe {
  if ((given as { type: unknown }).type !== 'revision') throw new TypeError('another event');
  return barFrom(given);
}

function decisionFrom(given: unknown): ReadDecision {
  const { reasons } = given as TrackedDecision;
  return { ...fieldsOf(aDecision, given), shares: readable(reasons, shareFrom) };
}

function shareFrom(given: unknown): typeof aShare {
  if ((given as { code: unknown }).code !== 'signal') throw new TypeError('another reason');
  const share = fieldsOf(aShare, given);
  if (!(share.value >= 0)) throw new TypeError('no share');
  return share;
}

/** Those of a list that `read` does not throw at. */
function readable<T extends object>(list: unknown, read: (one: unknown) => T): readonly T[] {
  if (!Array.isArray(list)) throw new TypeError('no list');
  return [...list].map((one) => attempt(() => read(one))).filter((one) => one !== undefined);
}

/** Fields of `given`, each read once; throws where one is no text, or no number, as in `template`. */
function fieldsOf<T extends Readonly<Record<string, string | number>>>(
  template: T,
  given: unknown,
): T {
  const fields = Object.entries(template).map(([name, like]) => {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    const isAlike = typeof like === 'string' ? typeof value === 'string' : isAdmissible(value);
    if (!isAlike) throw new TypeError(name);
    return [name, value];
  });
  return Object.fromEntries(fields) as T;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
