import { Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { fitState, requireStateRecord, type Snapshot, type State } from '../core/state.js';
import { SignalCorrelator } from '../correlation/signal-correlator.js';
import { type Decision, decide } from '../risk/decide.js';
import { type RiskPolicy, riskPolicy } from '../risk/policy.js';
import type { AggregationEvent } from '../timeframe/aggregation.js';
import { TimeframeAggregator } from '../timeframe/timeframe-aggregator.js';
import { DataValidator } from '../validation/data-validator.js';
import type { Judgement } from '../validation/judgement.js';
import type { QualityTier } from '../validation/quality.js';
import type { PipelineConfig } from './config.js';
import { Findings } from './findings.js';
import type { PipelineExtensions } from './options.js';
import type { PipelineResult } from './result.js';
import { Track } from './track.js';
import { riskAtr } from './track-specs.js';

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
    const { base, calendar, conflict, correlation } = config;
    this.symbol = symbol;
    this.#config = config;
    this.#own = own;
    this.#base = timeframeOf(base);
    this.#policy = riskPolicy(config.risk);
    this.#schedule = new Schedule(calendar);
    this.#validator = new DataValidator({ base, calendar, conflict });
    this.#aggregator = new TimeframeAggregator({ base, timeframes: config.timeframes, calendar });
    const { timeframes } = this.#aggregator;
    this.#tracks = new Map(timeframes.map((name) => [name, new Track(symbol, name, config, own)]));
    const strategies = Object.keys(config.strategies);
    this.#correlator = new SignalCorrelator({ ...correlation, timeframes, strategies, calendar });
    const tracks = [...this.#tracks.values()].map(({ id }) => id);
    const parts = [this.#validator.id, this.#aggregator.id, this.#correlator.id, ...tracks];
    this.id = `${parts.join('; ')}; ${JSON.stringify([this.#policy, config.riskTimeframe])}`;
  }

  /** Bars of `timeframe` until everything there has something to say. */
  barsNeeded(timeframe: string): number {
    return this.#tracks.get(timeframe)!.warmUp;
  }

  /** Absorb whatever came in; without an account nothing is decided. */
  update(input: unknown, account: Account | undefined): PipelineResult {
    const { judgements, events } = this.#validator.update(input);
    const { quality } = this.#validator;
    const findings = new Findings(events, this.#tracks);
    for (const judgement of judgements) {
      const { bar } = judgement;
      if (bar !== undefined) this.#run(this.#aggregator.update(bar), findings, true);
      this.#conclude(judgement, findings, quality.tier, account, true);
    }
    return findings.result(this.symbol, quality, this.#aggregator.formingBars);
  }

  /** What `update` would return; changes nothing. */
  peek(input: unknown, account: Account | undefined): PipelineResult {
    const validation = this.#validator.peek(input);
    const [judgement] = validation.judgements;
    const { events, forming } =
      judgement?.bar === undefined
        ? { events: [], forming: this.#aggregator.formingBars }
        : this.#aggregator.peek(judgement.bar);
    if (judgement === undefined || !isOneStep(events)) return this.#copy().update(input, account);
    const quality = this.#validator.qualityAfter(validation);
    const findings = new Findings(validation.events, this.#tracks);
    this.#run(events, findings, false);
    this.#conclude(judgement, findings, quality.tier, account, false);
    return findings.result(this.symbol, quality, forming);
  }

  /** Time has reached `now`: what is over by then, if anything. */
  advance(now: number): PipelineResult | undefined {
    const { events } = this.#validator.advance(now);
    const aggregated = this.#aggregator.advance(now);
    if (events.length === 0 && aggregated.length === 0) return undefined;
    const findings = new Findings(events, this.#tracks);
    this.#run(aggregated, findings, true);
    if (findings.signals.length > 0) {
      findings.composite = this.#correlator.update(now, findings.signals);
    }
    return findings.result(this.symbol, this.#validator.quality, this.#aggregator.formingBars);
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
    for (const [name, track] of this.#tracks) {
      track.restore(states[name] ?? null, `${path}.tracks.${name}`);
    }
  }

  /** Every bar that closed goes through its timeframe's track. */
  #run(aggregated: readonly AggregationEvent[], findings: Findings, keep: boolean): void {
    for (const event of aggregated) {
      if (event.type === 'closed') {
        const { timeframe, bar } = event;
        findings.closed.push({ timeframe, bar });
        findings.add(timeframe, this.#tracks.get(timeframe)!.run(bar, keep));
        continue;
      }
      findings.events.push(event);
      if (event.type === 'revision') this.#tracks.get(event.timeframe)!.revised();
    }
  }

  /** What all signals amount to at the end of a released bar, and what to do about it. */
  #conclude(
    { time, disposition, reasons, bar }: Judgement,
    findings: Findings,
    tier: QualityTier,
    account: Account | undefined,
    keep: boolean,
  ): void {
    if (bar === undefined) {
      const decidedAt = Number.NaN;
      findings.bars.push({ time, decidedAt, disposition, reasons, decision: undefined });
      return;
    }
    const interval = this.#schedule.intervalOfBar(this.#base, bar.time);
    const decidedAt = interval.end;
    findings.composite = keep
      ? this.#correlator.update(decidedAt, findings.signals)
      : this.#correlator.peek(decidedAt, findings.signals);
    const decision = account && this.#decide(bar.close, interval, findings, tier, account);
    findings.decision = decision;
    findings.bars.push({ time, decidedAt, disposition, reasons, decision });
  }

  #decide(
    price: number,
    { start, end }: Interval,
    findings: Findings,
    tier: QualityTier,
    { equity }: Account,
  ): Decision {
    return decide(this.#policy, {
      symbol: this.symbol,
      time: start,
      end,
      decidedAt: end,
      composite: findings.composite,
      price,
      atr: findings.features(this.#config.riskTimeframe)?.get(riskAtr) ?? Number.NaN,
      equity,
      tier,
      final: this.#config.portfolio === undefined,
    });
  }

  #copy(): Lane {
    const copy = new Lane(this.symbol, this.#config, this.#own);
    copy.restore(this.snapshot(), '');
    return copy;
  }
}

/**
 * Whether each track takes one step at most: what a peek can foretell. Two bars of one timeframe,
 * after a gap, or a corrected one are rare: a copy of the lane lives through them.
 */
function isOneStep(events: readonly AggregationEvent[]): boolean {
  const closing = events.flatMap((event) => (event.type === 'closed' ? [event.timeframe] : []));
  const isRevised = events.some(({ type }) => type === 'revision');
  return !isRevised && new Set(closing).size === closing.length;
}
