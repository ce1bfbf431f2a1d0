/** 1 while the market trends up, −1 down, 0 while it does not trend. */
export type TrendState = { trend: number };

/** What a trend can be. */
export const trends: readonly number[] = [-1, 0, 1];

export const trendInit = (): TrendState => ({ trend: 0 });

export interface TrendDesign {
  /** ADX from which on a trend has begun. */
  readonly enterAdx: number;
  /** ADX below which it has ended. */
  readonly exitAdx: number;
}

/**
 * The trend after a bar: begun at `enterAdx` and ended only below `exitAdx`, so that an ADX that
 * wavers does not flicker; its direction is the larger of the two movements, the last one if they
 * are equal. A NaN is passed on, not absorbed.
 */
export function trendStep(
  state: TrendState,
  adx: number,
  plusDi: number,
  minusDi: number,
  { enterAdx, exitAdx }: TrendDesign,
  keep: boolean,
): number {
  if (Number.isNaN(adx)) return Number.NaN;
  const isTrending = adx >= (state.trend === 0 ? enterAdx : exitAdx);
  const trend = isTrending ? Math.sign(plusDi - minusDi) || state.trend : 0;
  if (keep) state.trend = trend;
  return trend;
}
