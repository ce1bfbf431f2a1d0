import type { Bar } from '../bars/bar.js';
import { ConfigError } from '../core/errors.js';
import { messageOf, refusePromise } from '../core/own-code.js';
import {
  cloneState,
  fitState,
  isStateRecord,
  type State,
  type StateRecord,
  writeState,
} from '../core/state.js';
import type { ReasonCode } from './reason-code.js';
import type { Rule, RuleView } from './rule.js';

/** A rule that failed, for whoever tells of it. */
export interface RuleFailure {
  readonly what: string;
  readonly message: string;
}

/** The view of a door, which hears of rules that fail. */
export interface WatchfulView extends RuleView {
  readonly failures: RuleFailure[];
}

/**
 * `rule`, which is code of the caller's own, so that whatever it does costs its own word on this bar
 * and nothing else: it reads copies, and what it throws or says that is no reason of its own is told.
 */
export function guardedRule(rule: Rule, path: string): Rule {
  const { id, severity, dimension, costRatio, formula } = rule;
  const reasons = Object.freeze({ ...rule.reasons });
  const { init } = rule;
  const fresh = init && stateFrom(() => init.call(rule), `${path}.init`);
  const guarded: Rule = { id, severity, dimension, costRatio, formula, reasons, check };
  if (fresh !== undefined) guarded.init = () => cloneState(fresh);
  if (rule.mend !== undefined) guarded.mend = mend;
  if (rule.learn !== undefined) guarded.learn = learn;
  if (rule.revive !== undefined) guarded.revive = revive;
  return Object.freeze(guarded);

  function attempt<T>(view: RuleView, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      (view as WatchfulView).failures?.push({ what: `rule ${id}`, message: messageOf(error) });
      return undefined;
    }
  }

  function check(bar: Bar, view: RuleView, state: StateRecord): ReasonCode | undefined {
    return attempt(view, () => {
      const said: unknown = rule.check({ ...bar }, shown(view), cloneState(state));
      refusePromise(said);
      if (said === undefined) return undefined;
      if (typeof said === 'string' && Object.hasOwn(reasons, said)) return said as ReasonCode;
      throw new TypeError(`returned a ${typeof said} that is none of its reasons`);
    });
  }

  function mend(bar: Bar, code: ReasonCode, view: RuleView): Bar | undefined {
    return attempt(view, () => {
      const mended: unknown = rule.mend!({ ...bar }, code, shown(view));
      refusePromise(mended);
      return barFrom(mended);
    });
  }

  function learn(bar: Bar, view: RuleView, state: StateRecord): void {
    attempt(view, () => {
      const draft = cloneState(state);
      refusePromise(rule.learn!({ ...bar }, shown(view), draft));
      writeState(state, fitState(state, draft, id));
    });
  }

  function revive(state: StateRecord): boolean {
    try {
      return rule.revive!(state) === true;
    } catch {
      return false;
    }
  }
}

/** A view of its own for code that may write on it. */
function shown({ previous, ...view }: RuleView): RuleView {
  const { failures: _, ...rest } = view as Omit<WatchfulView, 'previous'>;
  return { ...rest, previous: { ...previous } };
}

/** What a rule remembers at first: if that cannot be had, the configuration is wrong. */
function stateFrom(make: () => unknown, path: string): StateRecord {
  let given: unknown;
  try {
    given = make();
    const state = fitState(given as State, given, path);
    if (isStateRecord(state) && isPlain(state)) return state;
  } catch {
    // Said below.
  }
  throw new ConfigError(path, 'a function that makes a record of numbers, text and flags', given);
}

function isPlain(state: State): boolean {
  if (state === null || state instanceof Float64Array) return true;
  if (typeof state === 'object') return Object.values(state).every(isPlain);
  return ['number', 'string', 'boolean'].includes(typeof state);
}

/** `given` as the bar that it is, each field read once. */
function barFrom(given: unknown): Bar | undefined {
  if (given === undefined) return undefined;
  const { time, open, high, low, close, volume } = (given ?? {}) as Bar;
  const bar = { time, open, high, low, close, volume };
  if (Object.values(bar).every(Number.isFinite)) return bar;
  throw new TypeError('returned no bar to mend the other with');
}
