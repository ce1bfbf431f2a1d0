import { log } from '../core/log.js';
import { misfit } from '../core/state.js';
import type { TransientDesign } from './transient-design.js';
import { transientFields } from './transient-history.js';
import { leastLimit, type TransientState } from './transients.js';

/** Refuse, with a `SnapshotError`, what no series of `count` inputs can leave behind. */
export function requireTransients(
  state: TransientState,
  design: TransientDesign,
  count: number,
  path: string,
): void {
  if (state.count !== count) throw misfit(`${path}.count`, `is not ${count}`);
  requireCounts(state, path);
  const { ring } = design;
  const known = Math.min(count, ring);
  for (let t = count - known; t < count; t++) {
    if (Number.isNaN(state.inputs[t & (ring - 1)]!)) throw misfit(`${path}.inputs`, 'has a NaN');
  }
  requireRecords(state, path);
  requireShares(state, design, path);
}

/** Of each level: what it heard are inputs, what it learnt from is part of what it heard. */
function requireCounts({ count, heardCounts, learntCounts }: TransientState, path: string): void {
  heardCounts.forEach((heard, j) => {
    const learnt = learntCounts[j]!;
    const areWhole = Number.isInteger(heard) && Number.isInteger(learnt);
    if (areWhole && learnt >= 0 && learnt <= heard && heard <= count) return;
    throw misfit(`${path}.heardCounts`, 'are no counts of inputs');
  });
}

/** A share is clipped at four times itself as it learns, so that it grows no faster than this. */
function requireShares(
  { shares, learntCounts }: TransientState,
  { whiteShares, meanBars }: TransientDesign,
  path: string,
): void {
  const most = 4 / 0.92 - 1; // of what a coefficient may add to it
  shares.forEach((share, j) => {
    const [learnt, mean] = [learntCounts[j]!, meanBars[j]!];
    const growing = log((Math.min(learnt, mean) + 8) / 8) + Math.max(0, learnt + 8 - mean) / mean;
    if (!(log(share / whiteShares[j]!) > most * growing)) return;
    throw misfit(`${path}.shares`, 'is more than it can have learnt');
  });
}

/** The records told are whole, the others empty, and the newest is the last transient. */
function requireRecords({ count, last, shares, history }: TransientState, path: string): void {
  const { toldCount, records } = history;
  const size = records.length / transientFields;
  const slack = 1e-9; // of a strength, a quotient of what was compared as squares
  for (let i = 0; i < size; i++) {
    const at = i * transientFields;
    const [level, input, noticed, sign, strength] = records.subarray(at, at + transientFields);
    const isTold =
      isIndex(level! - 1, shares.length) &&
      isIndex(noticed!, count) &&
      isIndex(input!, noticed! + 1) &&
      Number.isInteger(sign) &&
      Math.abs(sign!) <= 1 &&
      strength! >= leastLimit * (1 - slack);
    const isEmpty = records.subarray(at, at + transientFields).every(Number.isNaN);
    if (i < toldCount ? !isTold : !isEmpty) throw misfit(`${path}.history`, 'is no transient');
  }
  const newest = ((toldCount - 1) % size) * transientFields + 1;
  if (toldCount === 0 ? Number.isNaN(last) : records[newest] === last) return;
  throw misfit(`${path}.last`, 'is not the newest of the history');
}

function isIndex(x: number, length: number): boolean {
  return Number.isInteger(x) && x >= 0 && x < length;
}
