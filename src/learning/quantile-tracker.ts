import { log } from '../core/log.js';
import { cos, sin } from '../core/sine.js';
import { misfit } from '../core/state.js';
import {
  type SortedWindowState,
  sortedWindowInit,
  sortedWindowPush,
} from '../statistics/sorted-window.js';
import { excessRange, type QuantileDesign } from './quantile-design.js';

/** What a level is learned from. */
export type QuantileTracker = {
  /** Of `tracker` and `pid`; NaN until there are enough scores. */
  level: number;
  /** Scores above their level, beyond what there should have been. */
  excess: number;
  scoreCount: number;
  readonly scores: SortedWindowState;
};

export const quantileTracker = (window: number): QuantileTracker => ({
  level: Number.NaN,
  excess: 0,
  scoreCount: 0,
  scores: sortedWindowInit(window),
});

/** Scores beyond this are taken as it. */
const largestScore = 1e12;
/** Share of the excess that a tracker takes back at each score, and how much faster it learns for it. */
const recall = 0.001;
const haste = 0.1;
const mostHaste = 1.2;
/** Excess that is left alone, and how much wider an interval is for each beyond it. */
const usualExcess = 2;
const leanPerMiss = 0.25;
const leastLean = 0.5;
/** The level never falls below this share of the top, so no interval is without width. */
const leastShare = 1e-3;
/** Of PID's integrator: what saturates it, and the largest angle whose tangent is taken. */
const saturation = 5;
const steepest = 1.4;

/**
 * The level as it stands; NaN until there are enough scores.
 *
 *   tracker  level·lean;  lean = 1 + ¼·(what excess is beyond ±2), at least ½
 *   aci      the score of rank ⌈(n + 1)(1 − a)⌉ of the last n;  a = miss − rate·excess, up to ½ or 2·miss
 *   pid      level + top·tan(excess·log t / (5t))
 */
export function levelOf(state: Readonly<QuantileTracker>, design: QuantileDesign): number {
  if (state.scoreCount < design.fewest) return state.level;
  if (design.method === 'tracker') return state.level * leanOf(state.excess);
  const top = upper(state, 0.99);
  let level: number;
  if (design.method === 'aci') {
    level = upper(state, 1 - design.miss + design.rate * state.excess);
  } else {
    const count = state.scoreCount;
    const turn = (state.excess * log(count)) / (saturation * count);
    const angle = between(turn, -steepest, steepest);
    level = state.level + top * (sin(angle) / cos(angle));
  }
  return Math.max(level, leastShare * top);
}

/**
 * Learn from a score, and whether it was above what was `said` of it: 1 or 0, NaN for nothing.
 *
 *   level += rate·top·(1 + .1·excess², at most 2.2)·(missed − miss + .001·excess) / overlap
 *   excess += (missed − miss) / overlap
 *
 * with top the .99 quantile of the last; PID, which has its integrator, without the excess.
 */
export function quantileStep(
  state: QuantileTracker,
  score: number,
  missed: number,
  design: QuantileDesign,
): void {
  if (!Number.isNaN(missed)) {
    const error = missed - design.miss;
    const [least, most] = excessRange(design);
    const excess = between(state.excess + error / design.overlap, least, most);
    const pull =
      design.method === 'tracker'
        ? (1 + Math.min(mostHaste, haste * excess * excess)) * (error + recall * excess)
        : error;
    const top = upper(state, 0.99);
    const step = (design.rate / design.overlap) * top * pull;
    state.level = Math.max(leastShare * top, state.level + step);
    state.excess = excess;
  }
  sortedWindowPush(state.scores, Math.min(score, largestScore));
  state.scoreCount += 1;
  if (state.scoreCount === design.fewest) state.level = upper(state, 1 - design.miss);
}

/** What an interval is never narrower than, in the unit of scores. */
export function leastOf(state: Readonly<QuantileTracker>): number {
  return state.scoreCount === 0 ? 0 : leastLean * leastShare * upper(state, 0.99);
}

/** How much wider than its level an interval is, for what it missed too often or too seldom of late. */
function leanOf(excess: number): number {
  const beyond = excess - between(excess, -usualExcess, usualExcess);
  return Math.max(leastLean, 1 + leanPerMiss * beyond);
}

/** Refuse, with a `SnapshotError`, a state that no scores lead to. */
export function requireTracker(state: QuantileTracker, design: QuantileDesign, path: string): void {
  const { level, excess, scoreCount, scores } = state;
  const { ring, slot } = scores;
  const [least, most] = excessRange(design);
  const isKnown = scoreCount >= design.fewest;
  if (Number.isNaN(level) === isKnown) throw misfit(`${path}.level`, 'and scoreCount differ');
  if (!(excess >= least && excess <= most)) throw misfit(`${path}.excess`, 'is out of bounds');
  const isFull = scoreCount >= ring.length;
  const isWindow = ring.every((x, i) => Number.isNaN(x) === (!isFull && i >= slot));
  if (slot === scoreCount % ring.length && isWindow) return;
  throw misfit(`${path}.scores`, 'and scoreCount differ');
}

/** The score of rank ⌈(n + 1)·share⌉ of those there are, the largest at most. */
function upper({ scores, scoreCount }: Readonly<QuantileTracker>, share: number): number {
  const { sorted } = scores;
  const count = Math.min(scoreCount, sorted.length);
  return sorted[between(Math.ceil((count + 1) * share), 1, count) - 1]!;
}

function between(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}
