import { isStateArray, misfit, type State } from '../core/state.js';

/** `given`, if it is an array of `length` states. */
export function requireStates(
  given: State | undefined,
  length: number,
  path: string,
): readonly State[] {
  if (isStateArray(given) && given.length === length) return given;
  throw misfit(path, `expected an array of ${length}`);
}
