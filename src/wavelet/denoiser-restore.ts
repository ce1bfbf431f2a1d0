import { isStateRecord, misfit, type State, type StateRecord } from '../core/state.js';
import { sortedWindowRevive } from '../statistics/sorted-window.js';
import { type Denoiser, type DenoiserState, denoiserInit } from './denoiser.js';
import type { DenoiserKernel } from './denoiser-kernel.js';

/**
 * Rebuild what is derived in a state that came from outside, or refuse, with a `SnapshotError`, what
 * no series of `count` inputs can leave behind.
 */
export function denoiserRevive(
  state: DenoiserState,
  design: Denoiser,
  count: number,
  path: string,
): void {
  const { kernel, despike } = design;
  const { before, last } = state.spikes;
  const inputs = despike ? [before, last] : [];
  const known = despike ? count - 1 : count; // inputs that came past the spikes' door
  const areKnown = inputs.every((x, i) => Number.isNaN(x) === count + i < 2);
  if (!areKnown) throw misfit(`${path}.spikes`, `are not the last of ${count} inputs`);
  if (Number.isNaN(state.last) !== known < 1) throw misfit(`${path}.last`, 'is no last input');
  if (known < 1) requireFresh(state, design, path);
  else requireWhole(state.kernel, kernel, '', `${path}.kernel`);
  for (const [name, records] of Object.entries(kernel.rings)) {
    const slot = name
      .split('.')
      .reduce<State>((part, key) => (part as StateRecord)[key]!, state.kernel);
    if (slot !== Math.max(0, known) % records)
      throw misfit(`${path}.kernel.${name}`, 'is another place');
  }
  sortedWindowRevive(state.noise.window);
  kernel.revive?.(state.kernel);
}

/** Nothing has come in: nothing is known. */
function requireFresh(state: DenoiserState, design: Denoiser, path: string): void {
  const { noise, kernel, sigma } = denoiserInit(design);
  const isFresh =
    isSame(state.kernel, kernel) && isSame(state.noise, noise) && state.sigma === sigma;
  if (!isFresh) throw misfit(path, 'knows of inputs that did not come');
}

function isSame(a: State, b: State): boolean {
  if (typeof a !== 'object' || a === null) return Object.is(a, b);
  return Object.entries(a).every(([key, part]) => isSame(part as State, (b as StateRecord)[key]!));
}

/** No number is lacking where the first input has filled everything. */
function requireWhole(part: State, kernel: DenoiserKernel, name: string, path: string): void {
  if (part instanceof Float64Array) {
    if (!part.some((x, i) => Number.isNaN(x) && kernel.mayLack?.(name, i) !== true)) return;
    throw misfit(path, 'has a NaN');
  }
  if (isStateRecord(part)) {
    for (const [key, inner] of Object.entries(part)) {
      requireWhole(inner, kernel, name === '' ? key : `${name}.${key}`, `${path}.${key}`);
    }
  } else if (Number.isNaN(part) && kernel.mayLack?.(name, 0) !== true) {
    throw misfit(path, 'is NaN');
  }
}
