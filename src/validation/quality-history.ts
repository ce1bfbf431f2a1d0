import { requireInteger } from '../core/arguments.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
  snapshotFormat,
} from '../core/state.js';
import { admitSnapshot } from '../core/streaming.js';
import { type Disposition, dispositions, type Validation } from './judgement.js';
import { type QualityTier, qualityTiers } from './quality.js';
import { type BuiltInReason, builtInReasonCodes } from './reason-code.js';

/** What happened in one stretch of a feed. */
export interface QualityPeriod {
  /** Of the first and the last bar in it that had a time, ms since the epoch, UTC. */
  readonly from: number;
  readonly to: number;
  readonly validations: number;
  readonly lowestScore: number;
  readonly lastScore: number;
  /** Validations after which the feed stood at each tier. */
  readonly tiers: Readonly<Record<QualityTier, number>>;
  readonly dispositions: Readonly<Record<Disposition, number>>;
  readonly reasons: Readonly<Record<BuiltInReason, number>>;
  readonly missing: number;
  readonly gaps: number;
}

type PeriodState = {
  -readonly [K in keyof QualityPeriod]: QualityPeriod[K] extends number
    ? number
    : Record<string, number>;
};

/**
 * What a feed was worth over time: what `DataValidator` said, added up in stretches of time.
 *
 * Bounded: when `maxPeriods` are full, two neighbours become one, so that a history of any length has
 * `maxPeriods`/2 to `maxPeriods` stretches.
 *
 * @param options.periodMs    length of a stretch in the beginning; default a day
 * @param options.maxPeriods  even, 2 to 4,096; default 64
 * @throws {ConfigError} if an option is out of bounds
 * @cost   O(reasons) a bar
 * @example
 * const validator = new DataValidator({ base: '1m' });
 * const history = new QualityHistory();
 * for (const bar of minuteBars) history.update(validator.update(bar));
 * history.total.dispositions.accepted === minuteBars.length; // true
 */
export class QualityHistory {
  readonly id: string;
  readonly #maxPeriods: number;
  readonly #firstMs: number;
  #periodMs: number;
  #periods: PeriodState[] = [];

  constructor(options: { readonly periodMs?: number; readonly maxPeriods?: number } = {}) {
    const { periodMs = 86_400_000, maxPeriods = 64 } = options;
    this.#firstMs = requireInteger('periodMs', periodMs, 1_000, 1e12);
    this.#maxPeriods = 2 * requireInteger('maxPeriods / 2', maxPeriods / 2, 1, 2_048);
    this.#periodMs = this.#firstMs;
    this.id = `qualityHistory(${periodMs},${maxPeriods})`;
  }

  /** Take in what was said of one bar. */
  update({ judgements, events, quality }: Validation): void {
    const times = judgements.map(({ time }) => time).filter(Number.isFinite);
    const period = this.#periodOf(times.length === 0 ? Number.NaN : Math.max(...times));
    period.validations += 1;
    period.tiers[quality.tier]! += 1;
    period.lastScore = quality.score;
    if (!(quality.score >= period.lowestScore)) period.lowestScore = quality.score;
    for (const { disposition, reasons, wasPending } of judgements) {
      period.dispositions[disposition]! += 1;
      if (wasPending) period.dispositions['pending']! -= 1;
      for (const reason of reasons) {
        if (reason in period.reasons) period.reasons[reason]! += 1;
      }
    }
    for (const event of events) {
      if (event.type !== 'gap') continue;
      period.gaps += 1;
      period.missing += event.missing;
    }
  }

  /** The stretches, oldest first. */
  get periods(): readonly QualityPeriod[] {
    return this.#periods.map((period) => structureOf(period));
  }

  /** All of them as one. */
  get total(): QualityPeriod {
    return structureOf(this.#periods.reduce(joined, emptyPeriod()));
  }

  reset(): void {
    this.#periods = [];
    this.#periodMs = this.#firstMs;
  }

  snapshot(): Snapshot {
    const periods = this.#periods.map((period) => structureOf(period)) as unknown as State;
    const state: State = { periodMs: this.#periodMs, periods };
    return { format: snapshotFormat, version: 1, id: this.id, state };
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const { periods, ...rest } = requireStateRecord(admitSnapshot(snapshot, this.id, 1), 'state');
    const { periodMs } = fitState({ periodMs: 0 }, rest, 'state');
    if (!(periodMs >= this.#firstMs)) throw misfit('state.periodMs', 'is shorter than at first');
    if (!isStateArray(periods) || periods.length > this.#maxPeriods) {
      throw misfit('state.periods', `expected at most ${this.#maxPeriods}`);
    }
    const template = emptyPeriod() as unknown as State;
    const fitted = periods.map((one, i) => fitState(template, one, `state.periods[${i}]`));
    this.#periods = fitted as unknown as PeriodState[];
    this.#periodMs = periodMs;
  }

  /** The stretch that `time` belongs to: the last, unless time has left it. */
  #periodOf(time: number): PeriodState {
    let last = this.#periods.at(-1);
    if (last === undefined || time >= last.from + this.#periodMs) {
      if (this.#periods.length === this.#maxPeriods) this.#merge();
      last = emptyPeriod();
      this.#periods.push(last);
    }
    if (!(last.from <= time) && !Number.isNaN(time) && Number.isNaN(last.from)) last.from = time;
    if (!(last.to >= time) && !Number.isNaN(time)) last.to = time;
    return last;
  }

  #merge(): void {
    const merged: PeriodState[] = [];
    for (let i = 0; i < this.#periods.length; i += 2) {
      merged.push(joined(this.#periods[i]!, this.#periods[i + 1]!));
    }
    this.#periods = merged;
    this.#periodMs *= 2;
  }
}

function emptyPeriod(): PeriodState {
  return {
    from: Number.NaN,
    to: Number.NaN,
    validations: 0,
    lowestScore: Number.NaN,
    lastScore: Number.NaN,
    tiers: zeros(qualityTiers),
    dispositions: zeros(dispositions),
    reasons: zeros(builtInReasonCodes),
    missing: 0,
    gaps: 0,
  };
}

function joined(a: PeriodState, b: PeriodState): PeriodState {
  const sum = (x: Record<string, number>, y: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.entries(x).map(([key, count]) => [key, count + y[key]!]));
  return {
    from: Number.isNaN(a.from) ? b.from : a.from,
    to: Number.isNaN(b.to) ? a.to : b.to,
    validations: a.validations + b.validations,
    lowestScore:
      a.lowestScore <= b.lowestScore || Number.isNaN(b.lowestScore) ? a.lowestScore : b.lowestScore,
    lastScore: Number.isNaN(b.lastScore) ? a.lastScore : b.lastScore,
    tiers: sum(a.tiers, b.tiers),
    dispositions: sum(a.dispositions, b.dispositions),
    reasons: sum(a.reasons, b.reasons),
    missing: a.missing + b.missing,
    gaps: a.gaps + b.gaps,
  };
}

/** A detached copy. */
function structureOf(period: PeriodState): QualityPeriod {
  const { tiers, dispositions: counts, reasons } = period;
  const copies = { tiers: { ...tiers }, dispositions: { ...counts }, reasons: { ...reasons } };
  return { ...period, ...copies } as unknown as QualityPeriod;
}

function zeros(keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, 0]));
}
