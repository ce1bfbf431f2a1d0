import { bars, reason } from 'barwave/core';
import type { Specs } from 'barwave/indicators';
import {
  type Opinion,
  Remembering,
  type StrategyKind,
  type StrategyView,
} from 'barwave/strategies';

interface ExhaustionParameters {
  /** Closes in one direction after which the other is expected. */
  readonly bars: number;
}

/** Expects a run of closes to end when it has gone on for `bars`. Remembers nothing itself. */
export class Exhaustion extends Remembering<ExhaustionParameters, Record<string, never>> {
  static readonly kind: StrategyKind<'exhaustion', ExhaustionParameters> = {
    name: 'exhaustion',
    version: 1,
    title: 'Exhaustion of a streak',
    family: 'reversion',
    parameters: { bars: bars(8, 2) },
  };

  readonly needs: Specs = { 'streak()': { kind: 'streak' } };
  readonly warmUp: number;

  constructor(parameters?: Partial<ExhaustionParameters>) {
    super(Exhaustion.kind, parameters, () => ({}));
    this.warmUp = this.parameters.bars + 1;
  }

  protected judge({ features }: StrategyView): Opinion | undefined {
    const streak = features.get('streak()') ?? Number.NaN;
    if (Math.abs(streak) !== this.parameters.bars) return undefined;
    return {
      direction: streak > 0 ? 'down' : 'up',
      strength: 0.6,
      horizonBars: 5,
      reasons: [reason('streak-of', streak, this.parameters.bars)],
    };
  }
}
