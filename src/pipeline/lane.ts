import { Schedule } from '../bars/schedule.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import type { Row } from '../core/row.js';
import { fitState, requireStateRecord, type Snapshot, type State } from '../core/state.js';
import { SignalCorrelator } from '../correlation/signal-correlator.js';
import { type Regime, regimeOf } from '../regime/regime.js';
import { decide } from '../risk/decide.js';
import { type RiskPolicy, riskPolicy } from '../risk/policy.js';
import type { Signal } from '../strategies/signal.js';
import type { AggregationEvent, FormingBars } from '../timeframe/aggregation.js';
import { TimeframeAggregator } from '../timeframe/timeframe-aggregator.js';
import { DataValidator } from '../validation/data-validator.js';
import type { Validation } from '../validation/judgement.js';
import type { Quality } from '../validation/quality.js';
import { type PipelineConfig, type PipelineExtensions, riskAtr } from './config.js';
import type { PipelineEvent, PipelineResult } from './result.js';
import { Track, type TrackOutcome } from './track.js';

/** What a lane is told from outside: the same account gives the same decisions. */
export interface Account {
  readonly equity: number;
}

/**
 * One symbol from its door to its decision: validator → aggregator → a track a timeframe →
 * correlator → decision. Lanes share nothing that remembers.
 */
export class Lane {
  readonly symbol: string;
  /** Everything that the future depends on besides the state. */
  readonly id: string;
  readonly #config: PipelineConfig;
  readonly #own: PipelineExtensions;
  readonly #base: Timeframe;
  readonly #policy: RiskPolicy;
  readonly #schedule: Schedule;
  readonly #validator: DataValidator;
  readonly #aggregator: TimeframeAggregator;
  readonly #tracks: ReadonlyMap<string, Track>;
  readonly #correlator: SignalCorrelator;

  constructor(symbol: string, config: PipelineConfig, own: PipelineExtensions) {
    const { base, timeframes, calendar, conflict } = config;
    this.symbol = symbol;
    this.#config = config;
    this.#own = own;
    this.#base = timeframeOf(base);
    this.#policy = riskPolicy(config.risk);
    this.#schedule = new Schedule(calendar);
    this.#validator = new DataValidator({ base, calendar, conflict });
    this.#aggregator = new TimeframeAggregator({ base, timeframes, calendar });
    this.#tracks = new Map(
      this.#aggregator.timeframes.map((name) => [name, new Track(symbol, name, config, own)]),
    );
    const strategies = Object.keys(config.strategies);
    this.#correlator = new SignalCorrelator({
      ...config.correlation,
      timeframes: this.#aggregator.timeframes,
      strategies,
      calendar,
    });
    const tracks = [...this.#tracks.values()].map((track) => track.id);
    const parts = [this.#validator.id, this.#aggregator.id, this.#correlator.id, ...tracks];
    this.id = `${parts.join('; ')}; ${JSON.stringify([this.#policy, config.riskTimeframe])}`;
  }

  /** Bars of `timeframe` until everything there has something to say. */
  barsNeeded(timeframe: string): number {
    return this.#tracks.get(timeframe)!.warmUp;
  }

  update(input: unknown, account: Account | undefined): PipelineResult {
    const validation = this.#validator.update(input);
    const { bar } = validation.judgements[0] ?? {};
    const aggregated = bar === undefined ? [] : this.#aggregator.update(bar);
    return this.#result(validation, aggregated, account, true, this.#aggregator.formingBars);
  }

  /** What `update` would return; changes nothing. */
  peek(input: unknown, account: Account | undefined): PipelineResult {
    const validation = this.#validator.peek(input);
    const { bar } = validation.judgements[0] ?? {};
    const { events: aggregated, forming } =
      bar === undefined
        ? { events: [], forming: this.#aggregator.formingBars }
        : this.#aggregator.peek(bar);
    const closings = aggregated.filter(isClosing).map(({ timeframe }) => timeframe);
    // A track can foretell one step. Two bars of one timeframe, after a gap, or a corrected one
    // are rare: a copy of the lane lives through them.
    const isSimple =
      new Set(closings).size === closings.length &&
      !aggregated.some(({ type }) => type === 'revision');
    if (!isSimple) return this.#copy().update(input, account);
    return this.#result(validation, aggregated, account, false, forming);
  }

  /** Time has reached `now`: what is over by then, if anything. */
  advance(now: number, account: Account | undefined): PipelineResult | undefined {
    const validation = this.#validator.advance(now);
    const aggregated = this.#aggregator.advance(now);
    if (validation.events.length === 0 && aggregated.length === 0) return undefined;
    return this.#result(validation, aggregated, account, true, this.#aggregator.formingBars, now);
  }

  snapshot(): State {
    const tracks = [...this.#tracks].map(([name, track]) => [name, track.snapshot()] as const);
    return {
      validator: this.#validator.snapshot(),
      aggregator: this.#aggregator.snapshot(),
      correlator: this.#correlator.snapshot(),
      tracks: Object.fromEntries(tracks),
    };
  }

  /** Into a fresh lane only: a failure may leave it half restored. */
  restore(given: State, path: string): void {
    const { validator, aggregator, correlator, tracks, ...rest } = requireStateRecord(given, path);
    fitState({}, rest, path);
    this.#validator.restore(validator as Snapshot);
    this.#aggregator.restore(aggregator as Snapshot);
    this.#correlator.restore(correlator as Snapshot);
    const states = requireStateRecord(tracks, `${path}.tracks`);
    for (const [name, track] of this.#tracks)
      track.restore(states[name] ?? null, `${path}.${name}`);
  }

  /** Run what closed through its tracks, then say and decide what it amounts to. */
  #result(
    validation: Validation,
    aggregated: readonly AggregationEvent[],
    account: Account | undefined,
    keep: boolean,
    forming: FormingBars,
    now?: number,
  ): PipelineResult {
    const quality = keep ? this.#validator.quality : this.#validator.qualityAfter(validation);
    const outcomes = new Map<string, TrackOutcome>();
    const closed: PipelineResult['closed'][number][] = [];
    const signals: Signal[] = [];
    const events: PipelineEvent[] = [...validation.events];
    for (const event of aggregated) {
      if (event.type !== 'closed') {
        events.push(event);
        if (event.type === 'revision') this.#tracks.get(event.timeframe)?.revised();
        continue;
      }
      const { timeframe, bar } = event;
      const outcome = this.#tracks.get(timeframe)!.run(bar, keep);
      closed.push({ timeframe, bar });
      outcomes.set(timeframe, outcome);
      signals.push(...outcome.signals);
      events.push(...outcome.events);
    }
    const features: Record<string, Row> = {};
    const stages: Record<string, TrackOutcome['stages']> = {};
    for (const [name, track] of this.#tracks) {
      const outcome = outcomes.get(name);
      const row = outcome?.features ?? track.features;
      if (row !== undefined) features[name] = row;
      if (outcome !== undefined) stages[name] = outcome.stages;
    }
    const said = this.#decide(validation, features, signals, quality, account, keep, now);
    return {
      symbol: this.symbol,
      quality,
      closed,
      forming,
      features,
      denoised: mapped(features, (row) => row.get('denoised')),
      regime: mapped(features, regimeIn),
      stages,
      signals,
      decisions: said.decision?.final === true ? [said.decision] : [],
      events,
      ...said,
    };
  }

  /** The composite and the decision at the end of the bar that was released, or at `now`. */
  #decide(
    validation: Validation,
    features: Readonly<Record<string, Row>>,
    signals: readonly Signal[],
    { tier }: Quality,
    account: Account | undefined,
    keep: boolean,
    now: number | undefined,
  ): Pick<PipelineResult, 'bars' | 'composite' | 'decision'> {
    const released = validation.judgements.find(({ bar }) => bar !== undefined)?.bar;
    const decidedAt = now ?? (released === undefined ? Number.NaN : this.#endOf(released.time));
    const isDue = released !== undefined || (now !== undefined && signals.length > 0);
    const composite = isDue
      ? this.#correlator[keep ? 'update' : 'peek'](decidedAt, signals)
      : undefined;
    const row = features[this.#config.riskTimeframe];
    const decision =
      account === undefined || released === undefined
        ? undefined
        : decide(this.#policy, {
            symbol: this.symbol,
            time: released.time,
            end: decidedAt,
            decidedAt,
            composite,
            price: released.close,
            atr: row?.get(riskAtr) ?? Number.NaN,
            equity: account.equity,
            tier,
            final: this.#config.portfolio === undefined,
          });
    const bars = validation.judgements.map(({ time, disposition, reasons, bar }) => ({
      time,
      decidedAt: bar === undefined ? Number.NaN : decidedAt,
      disposition,
      reasons,
      decision: bar === undefined ? undefined : decision,
    }));
    return { bars, composite, decision };
  }

  #endOf(time: number): number {
    return this.#schedule.intervalOfBar(this.#base, time).end;
  }

  #copy(): Lane {
    const copy = new Lane(this.symbol, this.#config, this.#own);
    copy.restore(this.snapshot(), '');
    return copy;
  }
}

function isClosing(
  event: AggregationEvent,
): event is Extract<AggregationEvent, { type: 'closed' }> {
  return event.type === 'closed';
}

/** `value` of each row, where there is one. */
function mapped<T>(
  features: Readonly<Record<string, Row>>,
  value: (row: Row) => T | undefined,
): Record<string, T> {
  const values: Record<string, T> = {};
  for (const [name, row] of Object.entries(features)) {
    const said = value(row);
    if (said !== undefined) values[name] = said;
  }
  return values;
}

function regimeIn(row: Row): Regime {
  return regimeOf({
    trend: row.get('regime.trend')!,
    volatility: row.get('regime.volatility')!,
    adx: row.get('regime.adx')!,
    volatilityRank: row.get('regime.volatilityRank')!,
  });
}
