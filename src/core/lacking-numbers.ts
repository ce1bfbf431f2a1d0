import type { Invariants } from './invariants.js';
import { isStateArray, isStateRecord, misfit, type State, type StateRecord } from './state.js';

/** The state to be checked, beside a fresh one of the same kernel. */
export interface Numbers {
  readonly state: State;
  readonly fresh: State;
  /** Whether enough inputs are in for every part to have its numbers. */
  readonly isWarm: boolean;
}

/**
 * Refuse NaN where no input can put it: where a fresh state has a number, and in a warm one
 * wherever a number stands alone.
 */
export function requireNumbers(numbers: Numbers, invariants: Invariants, path: string): void {
  const { state, fresh, isWarm } = numbers;
  if (state instanceof Float64Array) {
    if (!lacks(state)) return;
    if (lacks(fresh as Float64Array) && (!isWarm || isOptional(invariants, path))) return;
    throw misfit(path, 'has a NaN');
  } else if (isStateArray(state) || isStateRecord(state)) {
    const parts = state as StateRecord;
    for (const key in parts) {
      const inner = { state: parts[key]!, fresh: (fresh as StateRecord)[key]!, isWarm };
      requireNumbers(inner, invariants, `${path}.${key}`);
    }
  } else if (Number.isNaN(state)) {
    if (!Number.isNaN(fresh) || (isWarm && !isOptional(invariants, path))) {
      throw misfit(path, 'is NaN');
    }
  }
}

function lacks(numbers: Float64Array): boolean {
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) return true;
  return false;
}

function isOptional(invariants: Invariants, path: string): boolean {
  return Object.keys(invariants).some(
    (name) =>
      invariants[name] === 'optional' && (name === '*' || `${path}.`.includes(`.kernel.${name}.`)),
  );
}
