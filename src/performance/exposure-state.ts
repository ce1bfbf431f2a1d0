import { isAdmissible } from '../core/operator.js';
import { fitState, misfit, type State } from '../core/state.js';
import type { HoldingsAtEnd } from './exposure-summary.js';

/** What is remembered of the periods. */
export type ExposureState = {
  periodCount: number;
  /** Periods at whose end there was a position, and those in which there was one at some time. */
  heldCount: number;
  touchedCount: number;
  /** Whether there is a position at the last end. */
  isHeld: boolean;
  /** Whether there was no equity at an end: from then on nothing is a share of it. */
  isRuined: boolean;
  equitySum: number;
  /** Of shares of equity. */
  grossSum: number;
  netSum: number;
  mostGross: number;
  mostNet: number;
  leastNet: number;
  bought: number;
  sold: number;
};

export const exposureInit = (): ExposureState => ({
  periodCount: 0,
  heldCount: 0,
  touchedCount: 0,
  isHeld: false,
  isRuined: false,
  equitySum: 0,
  grossSum: 0,
  netSum: 0,
  mostGross: Number.NaN,
  mostNet: Number.NaN,
  leastNet: Number.NaN,
  bought: 0,
  sold: 0,
});

/** Numbers are summed from different sides: a net that is so little over the gross is equal to it. */
const ROUNDING = 1e-9;

/** What enters is at most that, and a sum of so many of them no more than their count times it. */
const LARGEST = 2.037035976334486e90; // 2^300

/** One more period; one that has a number that cannot be changes nothing. */
export function exposureStep(state: ExposureState, end: HoldingsAtEnd): void {
  const read = readEnd(end);
  if (read === undefined) return;
  const { equity, gross, net, bought, sold } = read;
  const isHeld = gross > 0;
  state.periodCount += 1;
  if (isHeld) state.heldCount += 1;
  if (isHeld || state.isHeld || bought > 0 || sold > 0) state.touchedCount += 1;
  state.isHeld = isHeld;
  state.equitySum += equity;
  state.bought += bought;
  state.sold += sold;
  const share = gross / equity;
  const netShare = net / equity;
  if (!(equity > 0) || !isAdmissible(share)) state.isRuined = true;
  if (state.isRuined) return;
  state.grossSum += share;
  state.netSum += netShare;
  if (!(share <= state.mostGross)) state.mostGross = share;
  if (!(netShare <= state.mostNet)) state.mostNet = netShare;
  if (!(netShare >= state.leastNet)) state.leastNet = netShare;
}

/** Each number once; undefined if one of them cannot be. Never throws. */
function readEnd(given: unknown): HoldingsAtEnd | undefined {
  try {
    const { equity, gross, net, bought, sold } = given as HoldingsAtEnd;
    if (![equity, gross, net, bought, sold].every(isAdmissible)) return undefined;
    const isSound = gross >= 0 && bought >= 0 && sold >= 0;
    if (!isSound || Math.abs(net) > gross * (1 + ROUNDING)) return undefined;
    return { equity, gross, net, bought, sold };
  } catch {
    return undefined;
  }
}

/** The state that `given` describes, or a `SnapshotError`. */
export function reviveExposure(given: State): ExposureState {
  const state = fitState(exposureInit(), given, 'state');
  const { periodCount, heldCount, touchedCount, isHeld, isRuined, ...sums } = state;
  const { grossSum, mostGross, mostNet, leastNet, bought, sold, equitySum, netSum } = sums;
  const areCounts = heldCount <= touchedCount && touchedCount <= periodCount;
  const areSums = ![equitySum, netSum].some(Number.isNaN) && grossSum >= 0;
  const hasShares = mostGross >= 0 && leastNet <= mostNet;
  const areNone = [mostGross, mostNet, leastNet].every(Number.isNaN);
  const isSound = periodCount > 0 && !isRuined ? hasShares : hasShares || areNone;
  const isPossible = (heldCount > 0 || !isHeld) && (isRuined || equitySum > 0 || periodCount === 0);
  const isEntered = (sum: number, count: number): boolean => Math.abs(sum) <= count * LARGEST;
  const areTraded = bought >= 0 && sold >= 0 && isEntered(Math.max(bought, sold), touchedCount);
  const areEntered = areTraded && isEntered(equitySum, periodCount);
  if ([areCounts, areSums, isSound, isPossible, areEntered, areShares(state)].every(Boolean)) {
    return state;
  }
  throw misfit('state', 'is of no account');
}

/** Sums of many shares may be so far from what they add up to. */
const SUM_ROUNDING = 1e-6;

/** Whether sums and extremes can be of the same shares: a net is no more than its gross. */
function areShares(state: ExposureState): boolean {
  const { periodCount: n, grossSum, netSum, mostGross, mostNet, leastNet } = state;
  if (Number.isNaN(mostGross)) return grossSum === 0 && netSum === 0;
  const slack = SUM_ROUNDING * grossSum;
  return (
    Math.max(mostNet, -leastNet) <= mostGross * (1 + SUM_ROUNDING) &&
    Math.abs(netSum) <= grossSum + slack &&
    grossSum >= mostGross - slack &&
    grossSum <= n * mostGross + slack
  );
}
