import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface PsychologicalLineParameters {
  /** Changes that are counted. */
  readonly period: number;
}

export type PsychologicalLineState = { last: number; rises: WindowSumState };

const psychologicalLineInit = ({
  period,
}: PsychologicalLineParameters): PsychologicalLineState => ({
  last: Number.NaN,
  rises: windowSumInit(period),
});

/**
 * Psychological line: the share of recent inputs that rose.
 *
 *   value = 100·(inputs above the one before) / period
 *
 * @param period  changes; integer ≥ 1. Usual: 12.
 * @input   any number; degree 0
 * @output  0 … 100
 * @warmUp  period + 1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @source  Japanese charts; J. Bollinger and others call it so
 * @example
 * const line = new PsychologicalLine(2);
 * [10, 12, 11, 13].map((x) => line.update(x)); // [NaN, NaN, 50, 50]
 */
export class PsychologicalLine extends ValueOperator<
  number,
  PsychologicalLineParameters,
  PsychologicalLineState
> {
  static readonly kind: Kind<'psychologicalLine', PsychologicalLineParameters> = {
    name: 'psychologicalLine',
    version: 1,
    title: 'Psychological line',
    aliases: ['psy', 'psl'],
    reads: 'value',
    parameters: { period: bars(12) },
    outputs: { value: { degree: {}, range: [0, 100], guides: [25, 75] } },
    pane: 'own',
    invariants: { __proto__: null, rises: [0, 1] },
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<PsychologicalLineParameters>) {
    super(PsychologicalLine.kind, parameters, psychologicalLineInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const change = x - state.last;
    const rose = Number.isNaN(change) ? Number.NaN : Number(change > 0);
    out[at] = (100 * windowSumStep(state.rises, rose, keep)) / state.rises.lap.length;
    if (keep) state.last = x;
  }
}
