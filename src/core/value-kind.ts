import { requireInteger, requireNumber, requireRecord } from './arguments.js';
import { ConfigError } from './errors.js';
import type { OperatorClass } from './operator-class.js';
import { refusePromise } from './own-code.js';
import type { Given } from './parameters.js';
import { cloneState, type StateRecord } from './state.js';
import { ValueOperator } from './value-operator.js';

/** What an indicator of one's own over one number is: a state, and what the next number makes of it. */
export interface ValueKindParts<S extends StateRecord> {
  /** Long name; default the name. */
  readonly title?: string;
  /** The input, counted from 1, that has the first value; default 1. */
  readonly warmUp?: number;
  /** Inputs that a value depends on; default all of them. */
  readonly memory?: number;
  /** f(c·x) = c^degree · f(x); default 0: values of a ratio or a count. */
  readonly degree?: number;
  /** The state before the first input. */
  init(): S;
  /** The value at `x`, NaN before warm-up; writes to `state` only if `keep`. */
  step(x: number, state: S, keep: boolean): number;
}

/**
 * A kind of one's own from its step alone: a class of operators over one number, without parameters,
 * that has `update`, `peek`, `process`, snapshots and refusal, and that sets and the Pipeline take.
 *
 * @param name  as specs spell it
 * @throws {ConfigError} naming the part that is none; a `TypeError` from a step that says no number
 * @cost    that of `step`, and of the shell, which all kinds made so share
 * @example
 * const Change = valueKind('change', {
 *   warmUp: 2,
 *   degree: 1,
 *   init: () => ({ last: Number.NaN }),
 *   step(x, state, keep) {
 *     const change = x - state.last;
 *     if (keep) state.last = x;
 *     return change;
 *   },
 * });
 * const change = new Change();
 * [3, 5, 4].map((x) => change.update(x)); // [NaN, 2, -1]
 */
export function valueKind<const Name extends string, S extends StateRecord>(
  name: Name,
  parts: ValueKindParts<S>,
): OperatorClass<object, number, number> {
  const { title, warmUp, memory, degree, init, step } = checked(name, parts);
  class OwnKind extends ValueOperator<number, object, S> {
    static readonly kind = {
      name,
      version: 1,
      title,
      reads: 'value' as const,
      parameters: {},
      outputs: { value: { degree: { price: degree } } },
      pane: 'own' as const,
      warmUp: () => warmUp,
      memory: () => memory,
    };

    constructor(parameters?: Given<object>) {
      super(OwnKind.kind, parameters, () => cloneState(init()));
    }

    protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
      const y: unknown = step(x, this.state, keep);
      if (typeof y === 'number') out[at] = y;
      else refuseAnswer(y);
    }
  }
  return OwnKind;
}

/** `parts`, complete, if they make a kind. */
function checked<S extends StateRecord>(
  name: string,
  parts: ValueKindParts<S>,
): Required<ValueKindParts<S>> {
  if (typeof name !== 'string' || name === '') throw new ConfigError('name', 'a name', name);
  requireRecord('parts', parts);
  const { title = name, warmUp = 1, memory = Number.POSITIVE_INFINITY, degree = 0 } = parts;
  const { init, step } = parts;
  requireInteger('warmUp', warmUp, 1);
  if (memory !== Number.POSITIVE_INFINITY) requireInteger('memory', memory, 1);
  requireNumber('degree', degree);
  for (const [part, code] of Object.entries({ init, step })) {
    if (typeof code !== 'function') throw new ConfigError(part, 'a function', code);
  }
  return { title, warmUp, memory, degree, init, step };
}

function refuseAnswer(given: unknown): never {
  refusePromise(given);
  throw new TypeError(`returned a ${typeof given}, no number`);
}
