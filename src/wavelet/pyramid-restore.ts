import { misfit } from '../core/state.js';
import { type Pyramid, type PyramidState, reach } from './pyramid.js';

/** Rebuild the second copy of every ring from the first. */
export function pyramidMirror({ lines }: PyramidState, { ring }: Pyramid): void {
  for (let start = 0; start < lines.length; start += 2 * ring) {
    lines.copyWithin(start + ring, start, start + ring);
  }
}

/**
 * Refuse lines that `count` inputs do not leave behind: at another slot, or with a number where none
 * has come yet, or none where one has; rebuild their second copies.
 */
export function pyramidRevive(
  state: PyramidState,
  design: Pyramid,
  count: number,
  path: string,
): void {
  if (state.slot !== count % (design.lastSlot + 1)) {
    throw misfit(`${path}.slot`, 'is of another input than the last');
  }
  requireWritten(state.lines, design, count, `${path}.lines`);
  pyramidMirror(state, design);
}

function requireWritten(
  lines: Float64Array,
  { levels, ring, taps }: Pyramid,
  count: number,
  path: string,
): void {
  for (let j = 0; j < levels; j++) {
    const rows = 1 << j;
    const period = ring * rows;
    const first = reach(taps, j) - 1; // the time of the first V_j
    for (let time = 0; time < period; time++) {
      const place = 2 * ring * (rows - 1 + (time % rows)) + (time >> j);
      const last = count - 1 - ((((count - 1 - time) % period) + period) % period);
      if (Number.isNaN(lines[place]!) === last < first) continue;
      throw misfit(path, 'do not hold what came in');
    }
  }
}
