import { misfit } from '../core/state.js';
import type { AdaptiveDesign } from './adaptive-design.js';
import { fields, filters, meanBars } from './delayed-kernel.js';
import { type HaarBankState, haarBankFill, haarBankInit } from './haar-bank.js';
import {
  requireSuspects,
  type SpikeGuardState,
  spikeGuardFill,
  spikeGuardInit,
} from './spike-guard.js';

/** Numbers of an input that waits: itself, NaN for a spike; what to believe of it; Haar's estimate and response. */
export const waitingFields = 4;
/** Estimates that the risks of the mixture and of Haar are means of. */
export const judgedBars = 64;

/** Amply more than a squared miss, which says no more from 16 on, and twice a response can be. */
const largestRisk = 64;
/** The largest slope of a threshold's, `shrinkSlope`. */
const largestResponse = 16;

export type DelayedState = {
  guard: SpikeGuardState;
  bank: HaarBankState;
  /** Time, modulo the length of the rings. */
  slot: number;
  /** A ring of records: level, slope and age of each filter. */
  records: Float64Array;
  /** A ring for each filter, twice over, so that any stretch of it is in one piece. */
  innovations: Float64Array;
  /** Mean squared misses of each filter and of the input itself. */
  squares: Float64Array;
  /** Of each filter and of the input itself: they sum to 1. */
  weights: Float64Array;
  /** The filters that have a weight, and at the end how many they are. */
  heard: Float64Array;
  /** Inputs learnt from, the variance foretold or −1, estimates judged, whether a filter jumped last. */
  known: Float64Array;
  /** Mean risks of the mixture and of Haar. */
  risks: Float64Array;
  /** A ring of inputs that wait to be estimated. */
  waiting: Float64Array;
};

export function delayedInit({ ring, bank, isSigmaGiven }: AdaptiveDesign): DelayedState {
  const state = {
    guard: spikeGuardInit(),
    bank: haarBankInit(bank),
    slot: 0,
    records: new Float64Array(ring * filters * fields),
    innovations: new Float64Array(2 * ring * filters),
    squares: new Float64Array(filters + 1),
    weights: new Float64Array(filters + 1).fill(1 / (filters + 1)),
    heard: Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7),
    known: Float64Array.of(0, isSigmaGiven ? -1 : 0, 0, 0),
    risks: new Float64Array(2),
    waiting: new Float64Array(ring * waitingFields).fill(Number.NaN),
  };
  for (let i = 2; i < state.records.length; i += fields) state.records[i] = 2;
  return state;
}

/** As if every earlier input had been `x`. */
export function delayedFill({ guard, bank, records, waiting }: DelayedState, x: number): void {
  spikeGuardFill(guard, x);
  haarBankFill(bank, x);
  for (let i = 0; i < records.length; i += fields) records[i] = x;
  for (let i = 0; i < waiting.length; i += waitingFields) {
    waiting[i + 1] = x;
    waiting[i + 2] = x;
    waiting[i + 3] = 0;
  }
}

/** Refuse what no inputs leave behind. */
export function requireDelayed(state: DelayedState, { isSigmaGiven, ring }: AdaptiveDesign): void {
  const { guard, records, innovations, squares, known, weights, heard, risks, waiting } = state;
  requireSuspects(guard, 'state.kernel.guard');
  const isCount = (x: number, most: number): boolean => Number.isInteger(x) && x >= 0 && x <= most;
  const [count, foretold, judged, jumped] = known as unknown as [number, number, number, number];
  if (!isCount(count, meanBars) || !isCount(judged, judgedBars) || !isCount(jumped, 1)) {
    throw misfit('state.kernel.known', 'is of no number of inputs');
  }
  if (isSigmaGiven ? foretold !== -1 : !(foretold >= 0)) {
    throw misfit('state.kernel.known', 'is no variance');
  }
  if (squares.some((square) => !(square >= 0))) {
    throw misfit('state.kernel.squares', 'have a square below 0');
  }
  if (weights.some((weight) => !(weight >= 0 && weight <= 1))) {
    throw misfit('state.kernel.weights', 'are no weights');
  }
  const withWeight = [...weights.keys()].filter((i) => i < filters && weights[i]! > 0);
  heard.set(withWeight);
  heard[filters] = withWeight.length;
  if (risks.some((risk) => !(Math.abs(risk) <= largestRisk))) {
    throw misfit('state.kernel.risks', `are above ${largestRisk}`);
  }
  for (let i = 3; i < waiting.length; i += waitingFields) {
    if (waiting[i]! < 0 || waiting[i]! > largestResponse) {
      throw misfit('state.kernel.waiting', 'have a response that is none');
    }
  }
  for (let i = 2; i < records.length; i += fields) {
    if (!isCount(records[i]! - 1, Number.MAX_SAFE_INTEGER)) {
      throw misfit('state.kernel.records', 'have an age that is none');
    }
  }
  const isTwice = innovations.every((x, i) => x === innovations[i ^ ring]);
  if (!isTwice) throw misfit('state.kernel.innovations', 'are not twice the same');
}
