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
  -readonly [K in keyof QualityPeriod]: QualityPeriod[K] extends number ? number : Counts;
};

type Counts = Record<string, number>;

const noTiers: Readonly<Counts> = zeros(qualityTiers);
const noDispositions: Readonly<Counts> = zeros(dispositions);
const noReasons: Readonly<Counts> = zeros(builtInReasonCodes);

/** A stretch in which nothing has happened yet. */
export function emptyPeriod(): PeriodState {
  return {
    ...nothing(),
    tiers: { ...noTiers },
    dispositions: { ...noDispositions },
    reasons: { ...noReasons },
  };
}

/** The same, with a count only of what it counts: there are some fifty reasons, and few are said. */
function nothing(): PeriodState {
  return {
    from: Number.NaN,
    to: Number.NaN,
    validations: 0,
    lowestScore: Number.NaN,
    lastScore: Number.NaN,
    tiers: {},
    dispositions: {},
    reasons: {},
    missing: 0,
    gaps: 0,
  };
}

/**
 * What was said of one bar, or of the passing of time, to be added to a stretch: each part of it
 * read once. `undefined` if it is no validation.
 */
export function periodOf(validation: Validation): PeriodState | undefined {
  const period = nothing();
  try {
    const { judgements, events, quality } = validation;
    const { tier, score } = quality;
    const isRead = Array.isArray(judgements) && Array.isArray(events) && typeof score === 'number';
    if (!isRead || !counted(period.tiers, noTiers, tier)) return undefined;
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
  if (!counted(period.dispositions, noDispositions, disposition)) return false;
  if (wasPending) period.dispositions['pending'] = (period.dispositions['pending'] ?? 0) - 1;
  for (const reason of reasons) counted(period.reasons, noReasons, reason); // one's own rules have other ones
  if (Number.isFinite(time) && !(period.to >= time)) {
    period.from = time;
    period.to = time;
  }
  return true;
}

/** Whether `key` is among the `known`, and is counted then. */
function counted(counts: Counts, known: Readonly<Counts>, key: unknown): boolean {
  if (typeof key !== 'string' || !Object.hasOwn(known, key)) return false;
  counts[key] = (counts[key] ?? 0) + 1;
  return true;
}

function isCount(x: unknown): x is number {
  return Number.isSafeInteger(x) && (x as number) >= 0;
}

/** Add to a stretch what came after it; returns the stretch. */
export function lengthen(period: PeriodState, next: PeriodState): PeriodState {
  if (Number.isNaN(period.from)) period.from = next.from;
  if (Number.isNaN(period.to) || next.to > period.to) period.to = next.to;
  period.validations += next.validations;
  if (!(period.lowestScore <= next.lowestScore) && !Number.isNaN(next.lowestScore)) {
    period.lowestScore = next.lowestScore;
  }
  if (!Number.isNaN(next.lastScore)) period.lastScore = next.lastScore;
  addTo(period.tiers, next.tiers);
  addTo(period.dispositions, next.dispositions);
  addTo(period.reasons, next.reasons);
  period.missing += next.missing;
  period.gaps += next.gaps;
  return period;
}

function addTo(counts: Counts, others: Readonly<Counts>): void {
  for (const key of Object.keys(others)) counts[key]! += others[key]!;
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
