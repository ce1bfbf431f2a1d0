import type { Row } from '../core/row.js';
import type { Composite } from '../correlation/composite.js';
import { type Regime, regimeOf } from '../regime/regime.js';
import type { Decision } from '../risk/decide.js';
import type { Signal } from '../strategies/signal.js';
import type { FormingBars } from '../timeframe/aggregation.js';
import type { Quality } from '../validation/quality.js';
import type { JudgedBar, PipelineEvent, PipelineResult } from './result.js';
import type { Track, TrackOutcome } from './track.js';

/** What one call has found out so far about its symbol, on the way to a result. */
export class Findings {
  readonly bars: JudgedBar[] = [];
  readonly closed: PipelineResult['closed'][number][] = [];
  readonly signals: Signal[] = [];
  readonly events: PipelineEvent[];
  composite: Composite | undefined;
  decision: Decision | undefined;
  readonly #stages: Record<string, TrackOutcome['stages']> = {};
  readonly #features: Record<string, Row> = {};

  constructor(events: readonly PipelineEvent[], tracks: ReadonlyMap<string, Track>) {
    this.events = [...events];
    for (const [timeframe, { features }] of tracks) {
      if (features !== undefined) this.#features[timeframe] = features;
    }
  }

  /** What a closed bar led to. */
  add(timeframe: string, { features, stages, signals, events }: TrackOutcome): void {
    this.#features[timeframe] = features;
    this.#stages[timeframe] = stages;
    this.signals.push(...signals);
    this.events.push(...events);
  }

  /** The row of `timeframe`, as of its last closed bar. */
  features(timeframe: string): Row | undefined {
    return this.#features[timeframe];
  }

  result(symbol: string, quality: Quality, forming: FormingBars): PipelineResult {
    const denoised: Record<string, number> = {};
    const regime: Record<string, Regime> = {};
    for (const [timeframe, row] of Object.entries(this.#features)) {
      regime[timeframe] = regimeIn(row);
      const estimate = row.get('denoised');
      if (estimate !== undefined) denoised[timeframe] = estimate;
    }
    return {
      symbol,
      bars: this.bars,
      quality,
      closed: this.closed,
      forming,
      features: this.#features,
      denoised,
      regime,
      stages: this.#stages,
      signals: this.signals,
      composite: this.composite,
      decision: this.decision,
      decisions: this.decision?.final === true ? [this.decision] : [],
      events: this.events,
    };
  }
}

function regimeIn(row: Row): Regime {
  return regimeOf({
    trend: row.get('regime.trend')!,
    volatility: row.get('regime.volatility')!,
    adx: row.get('regime.adx')!,
    volatilityRank: row.get('regime.volatilityRank')!,
  });
}
