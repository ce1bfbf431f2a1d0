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

/** The same, as it is added up. */
export type PeriodState = {
  -readonly [K in keyof QualityPeriod]: QualityPeriod[K] extends number
    ? number
    : Record<string, number>;
};

/** A stretch in which nothing has happened yet. */
export function emptyPeriod(): PeriodState {
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

/** Add what was said of one bar, or of the passing of time. */
export function addTo(period: PeriodState, { judgements, events, quality }: Validation): void {
  period.validations += 1;
  period.tiers[quality.tier]! += 1;
  period.lastScore = quality.score;
  if (!(quality.score >= period.lowestScore)) period.lowestScore = quality.score;
  for (const { disposition, reasons, wasPending } of judgements) {
    period.dispositions[disposition]! += 1;
    if (wasPending) period.dispositions['pending']! -= 1;
    for (const reason of reasons) if (reason in period.reasons) period.reasons[reason]! += 1;
  }
  for (const event of events) {
    if (event.type !== 'gap') continue;
    period.gaps += 1;
    period.missing += event.missing;
  }
}

/** A stretch that reaches as far as `time`; NaN says nothing. */
export function stretch(period: PeriodState, time: number): void {
  if (Number.isNaN(time)) return;
  if (Number.isNaN(period.from)) period.from = time;
  if (!(period.to >= time)) period.to = time;
}

/** Two neighbours as one. */
export function joined(a: PeriodState, b: PeriodState): PeriodState {
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
export function structureOf(period: PeriodState): QualityPeriod {
  const { tiers, dispositions: counts, reasons } = period;
  const copies = { tiers: { ...tiers }, dispositions: { ...counts }, reasons: { ...reasons } };
  return { ...period, ...copies } as unknown as QualityPeriod;
}

function zeros(keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, 0]));
}
