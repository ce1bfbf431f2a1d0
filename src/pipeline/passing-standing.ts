import type { OpenPosition } from '../risk/open-position.js';
import type { Standing } from './lane-decision.js';

/** What a bar says to a position. */
export interface BarOfPosition {
  readonly end: number;
  readonly price: number;
  readonly atr: number;
}

/** Records to write on. */
export interface Passing {
  readonly standing: { -readonly [F in keyof Standing]: Standing[F] };
  readonly position: { -readonly [F in keyof OpenPosition]: OpenPosition[F] };
}

export const noPosition = (): Passing['position'] => ({
  quantity: Number.NaN,
  entry: Number.NaN,
  openedAt: Number.NaN,
  stop: Number.NaN,
  target: Number.NaN,
  horizonMs: Number.NaN,
  entryCount: 1,
});

export const passing = (): Passing => ({
  standing: { ...firstWord },
  position: noPosition(),
});

/** What a decision rests on, on a bar that was not decided on before, with nothing held. */
export const firstWord: Standing = Object.freeze({
  revision: 0,
  position: undefined,
  isFilled: false,
  isDecided: false,
  trade: undefined,
});
