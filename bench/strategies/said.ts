import type { Signal } from '../../src/strategies/index.js';

/** What a strategy's signals over some bars are like. */
export interface Said {
  readonly count: number;
  /** Strengths at a tenth, half and nine tenths of the signals. */
  readonly strengths: readonly number[];
  /** Share of signals of strength 1, or as near as two figures show. */
  readonly fullRatio: number;
  /** Share that the same strategy contradicts within their horizon. */
  readonly contradictedRatio: number;
}

export function saidOf(signals: readonly Signal[], barMs: number): Said {
  const count = signals.length;
  const sorted = signals.map(({ strength }) => strength).sort((a, b) => a - b);
  const contradicted = signals.filter(({ direction, end, horizonBars }, i) =>
    signals
      .slice(i + 1, i + 1 + horizonBars)
      .some((later) => later.end <= end + horizonBars * barMs && later.direction !== direction),
  );
  return {
    count,
    strengths: [0.1, 0.5, 0.9].map((q) => sorted[Math.floor(q * count)] ?? Number.NaN),
    fullRatio: sorted.filter((strength) => strength >= 0.995).length / count,
    contradictedRatio: contradicted.length / count,
  };
}
