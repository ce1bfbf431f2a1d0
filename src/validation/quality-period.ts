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

/**
 * A stretch of what was said of one bar, or of the passing of time: each part of it read once.
 * `undefined` if it is no validation.
 */
export function periodOf(validation: Validation): PeriodState | undefined {
  const period = emptyPeriod();
  try {
    const { judgements, events, quality } = validation;
    const { tier, score } = quality;
    const isRead = Array.isArray(judgements) && Array.isArray(events) && typeof score === 'number';
    if (!isRead || !counted(period.tiers, tier)) return undefined;
    period.validations = 1;
    period.lastScore = score;
    period.lowestScore = score;
    for (const judgement of judgements) if (!judged(period, judgement)) return undefined;
    for (const { type, ...event } of events) {
      if (type !== 'gap') continue;
      const { missing } = event as { readonly missing: unknown };
      if (!isCount(missing)) return undefined;
      period.gaps += 1;
      period.missing += missing;
    }
    return period;
  } catch {
    return undefined;
  }
}

function judged(
  period: PeriodState,
  { time, disposition, reasons, wasPending }: Validation['judgements'][number],
): boolean {
  if (!counted(period.dispositions, disposition)) return false;
  if (wasPending) period.dispositions['pending']! -= 1;
  for (const reason of reasons) counted(period.reasons, reason); // one's own rules have other ones
  if (Number.isFinite(time) && !(period.to >= time)) {
    period.from = time;
    period.to = time;
  }
  return true;
}

/** Whether `counts` has `key`, which is counted then. */
function counted(counts: Record<string, number>, key: unknown): boolean {
  if (typeof key !== 'string' || !Object.hasOwn(counts, key)) return false;
  counts[key]! += 1;
  return true;
}

function isCount(x: unknown): x is number {
  return Number.isSafeInteger(x) && (x as number) >= 0;
}

/** Two neighbours as one. */
export function joined(a: PeriodState, b: PeriodState): PeriodState {
  const sum = (x: Record<string, number>, y: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.entries(x).map(([key, count]) => [key, count + y[key]!]));
  return {
    from: Number.isNaN(a.from) ? b.from : a.from,
    to: Number.isNaN(a.to) || b.to > a.to ? b.to : a.to,
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
