/** How a level that scores exceed with a stated frequency is followed. */
export type QuantileMethod = 'tracker' | 'aci' | 'pid';

/** How fast each method learns unless told. */
export const usualRates: Readonly<Record<QuantileMethod, number>> = {
  tracker: 0.05,
  aci: 0.02,
  pid: 0.11,
};

/** A level that a share `miss` of all scores is to exceed. */
export interface QuantileDesign {
  readonly method: QuantileMethod;
  readonly miss: number;
  readonly rate: number;
  /** Scores before the first level. */
  readonly fewest: number;
  /** Scores in a row that share bars: each counts for that much less. */
  readonly overlap: number;
}

const ofTracker: readonly [number, number] = [-5, 10]; // a list made at each score is garbage
const ofPid: readonly [number, number] = [-1e6, 1e6];

/** Share of misses that ACI aims at, at most. */
const mostMiss = (miss: number): number => Math.max(0.5, 2 * miss);

/**
 * Bounds of the excess: of ACI's where its share is the most, and where it has long been 0. A flat
 * market, where nothing can be missed, is no debt to speak of.
 */
export function excessRange({ method, miss, rate }: QuantileDesign): readonly [number, number] {
  if (method === 'aci') return [(miss - mostMiss(miss)) / rate, Math.max(miss / rate, 10)];
  return method === 'tracker' ? ofTracker : ofPid;
}
