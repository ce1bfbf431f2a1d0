import { type Invariants, requireName } from './invariants.js';
import { isStateArray, isStateRecord, misfit, type State, type StateRecord } from './state.js';

/** Of what the state to be checked is, and how much has gone in. */
export interface Whole {
  readonly invariants: Invariants;
  /** Inputs absorbed. */
  readonly count: number;
  /** Whether those are enough for every part to have its numbers. */
  readonly isWarm: boolean;
}

/**
 * Refuse NaN where no input can put it: where a `fresh` state of the same kernel has a number, and in
 * a warm one wherever a number stands alone; and what no part of that name can be.
 */
export function requireNumbers(state: State, fresh: State, path: string, whole: Whole): void {
  const { invariants, isWarm } = whole;
  if (state instanceof Float64Array) {
    if (!lacks(state)) return;
    if (lacks(fresh as Float64Array) && (!isWarm || isOptional(invariants, path))) return;
    throw misfit(path, 'has a NaN');
  } else if (isStateArray(state) || isStateRecord(state)) {
    const parts = state as StateRecord;
    for (const key in parts) {
      const at = `${path}.${key}`;
      requireName(key, parts[key]!, whole.count, at);
      requireNumbers(parts[key]!, (fresh as StateRecord)[key]!, at, whole);
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
