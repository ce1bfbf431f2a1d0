import type { AdaptiveDesign } from './adaptive-design.js';
import { fields, filters } from './delayed-kernel.js';
import { type DelayedState, waitingFields } from './delayed-state.js';

/** Numbers of a record: of all filters at one input. */
const width = filters * fields;

/** Write filter `i` down as if the input `back` before the one to come had not been there. */
function passBy(state: DelayedState, ring: number, i: number, back: number): void {
  const { slot, records, innovations } = state;
  const mask = ring - 1;
  const at = ((slot - back) & mask) * width + i * fields;
  const before = ((slot - back - 1) & mask) * width + i * fields;
  records[at] = records[before]! + records[before + 1]!;
  records[at + 1] = records[before + 1]!;
  records[at + 2] = records[before + 2]! + 1;
  const innovation = 2 * i * ring + ((slot - back) & mask);
  innovations[innovation] = 0;
  innovations[innovation + ring] = 0;
}

/**
 * Where the last input was a jump of a filter and `row[0]` takes it back, by more than half, it was
 * none: write that filter down as if that input had not been there.
 */
export function takeBack(state: DelayedState, row: Float64Array, { ring }: AdaptiveDesign): void {
  const { slot, records } = state;
  const x = row[0]!;
  for (let i = 0; i < filters; i++) {
    const at = ((slot - 1) & (ring - 1)) * width + i * fields;
    const level = records[((slot - 2) & (ring - 1)) * width + i * fields]!;
    const isBack = Math.abs(x - level) < 0.5 * Math.abs(records[at]! - level);
    if (isBack && records[at + 2] === 1) passBy(state, ring, i, 1);
  }
}

/** Write everything down as if the last `spikes` inputs had not been there. */
export function unwrite(state: DelayedState, { ring }: AdaptiveDesign, spikes: number): void {
  const { slot, waiting } = state;
  for (let back = spikes; back > 0; back--) {
    for (let i = 0; i < filters; i++) passBy(state, ring, i, back);
    const at = ((slot - back) & (ring - 1)) * waitingFields;
    const before = ((slot - back - 1) & (ring - 1)) * waitingFields;
    waiting[at] = Number.NaN;
    waiting[at + 1] = waiting[before + 1]!;
  }
}

/** Set what the next input writes aside, or bring it back. */
export function setAside(state: DelayedState, design: AdaptiveDesign, bringBack: boolean): void {
  const { slot, records, innovations, squares, weights, heard, known, risks, waiting } = state;
  const { aside, ring } = design;
  let to = 0;
  const hold = (part: Float64Array, start: number, length: number): void => {
    for (let i = start; i < start + length; i++) {
      if (bringBack) part[i] = aside[to]!;
      else aside[to] = part[i]!;
      to += 1;
    }
  };
  for (let back = 0; back < 3; back++) {
    const at = (slot - back) & (ring - 1);
    hold(records, at * width, width);
    hold(waiting, at * waitingFields, waitingFields);
    for (let i = 0; i < 2 * filters; i++) hold(innovations, i * ring + at, 1);
  }
  hold(squares, 0, squares.length);
  hold(weights, 0, weights.length);
  hold(heard, 0, heard.length);
  hold(known, 0, known.length);
  hold(risks, 0, risks.length);
}
