import { SnapshotError } from '../core/errors.js';
import type { Identity } from '../core/identity.js';
import { admitSnapshot } from '../core/snapshot.js';
import {
  fitState,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
  type StateRecord,
} from '../core/state.js';
import type { DoorDesign } from './door-design.js';
import { areKnownBars, noKnownBars } from './known-bars.js';
import { isPlaced, type PlacedBar } from './placed-bar.js';
import { isQualityState } from './quality-state.js';
import { settleLosses } from './quality-tier.js';
import { isQuietState } from './quiet.js';
import type { RuleView } from './rule.js';
import { LATEST_TIME } from './rules/time-unit.js';
import { scaleRevive } from './scale.js';
import { KNOWN_GAPS, type ValidatorState } from './validator-state.js';

export const validatorVersion = 3;

/** The state in a snapshot of `owner`'s equal; one of version 2 knew no older bar again. */
export function admitValidator(snapshot: Snapshot, owner: Identity): State {
  try {
    return admitSnapshot(snapshot, owner, validatorVersion);
  } catch (error) {
    if (!(error instanceof SnapshotError) || error.code !== 'unsupported-version') throw error;
    const before = earlierState(snapshot, owner);
    if (before === undefined) throw error;
    return { ...before, knownBars: noKnownBars(), knownBarAt: 0 };
  }
}

function earlierState(snapshot: Snapshot, owner: Identity): StateRecord | undefined {
  return snapshot.version === 2
    ? requireStateRecord(admitSnapshot(snapshot, owner, 2), 'state')
    : undefined;
}

/** The state in a snapshot, of the shape of `own`, or a `SnapshotError`. */
export function reviveValidator(
  design: DoorDesign,
  own: ValidatorState,
  given: State,
): ValidatorState {
  const state = fitState(own, given, 'state');
  const { newest, anchor, held, claims } = state;
  requireBar(design, newest, 'newest');
  requireBar(design, anchor, 'anchor');
  requireBar(design, held, 'held');
  claims.forEach((claim, i) => {
    requireBar(design, claim, `claims[${i}]`);
    if (isPlaced(claim) === i < state.claimCount) return;
    throw misfit(`state.claims[${i}]`, 'is there, or is not, against claimCount');
  });
  if (!isPlaced(newest) && (isPlaced(held) || state.claimCount > 0)) {
    throw misfit('state.newest', 'is missing before a bar that waits');
  }
  if (held.start <= newest.start) throw misfit('state.held', 'is not after the newest');
  requireGaps(state);
  if (!areKnownBars(state)) throw misfit('state.knownBars', 'holds what is no bar');
  if (!(state.sources.basisRatio >= 0)) throw misfit('state.sources', 'has a negative difference');
  if (!isQuietState(state.quiet)) throw misfit('state.quiet', 'has a rate out of range');
  if (!scaleRevive(state.scale)) throw misfit('state.scale', 'has a negative size');
  if (!(state.openEchoRatio >= 0 && state.openEchoRatio <= 1)) {
    throw misfit('state.openEchoRatio', 'is no share');
  }
  for (const { id, init, revive } of [...design.hard, ...design.soft]) {
    if (!init || !revive || revive(state.rules[id] as never)) continue;
    throw misfit(`state.rules.${id}`, 'is not what this rule remembers');
  }
  if (!isQualityState(state.quality)) {
    throw misfit('state.quality', 'has a rate or a tier out of range');
  }
  settleLosses(state.quality);
  requireCounts(state);
  return state;
}

function requireBar(
  { hard, schedule, base, signed }: DoorDesign,
  bar: PlacedBar,
  name: string,
): void {
  const { reasons, ...numbers } = bar;
  if (Object.values(numbers).every(Number.isNaN)) return;
  const { start, end } = Number.isNaN(bar.time)
    ? bar
    : schedule.intervalOfBar(base, Math.abs(bar.time) <= LATEST_TIME ? bar.time : 0);
  const view = { newestTime: bar.time, negativePrices: signed } as RuleView;
  const fault = hard.some((rule) => rule.check(bar, view, {}) !== undefined);
  if (!fault && start === bar.start && end === bar.end) return;
  throw misfit(`state.${name}`, 'is no valid bar');
}

function requireGaps({ gaps, gapCount, newest }: ValidatorState): void {
  if (gapCount > KNOWN_GAPS) throw misfit('state.gapCount', `expected at most ${KNOWN_GAPS}`);
  let before = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < gapCount; i++) {
    const [from = 0, to = 0, told = 2] = gaps.subarray(3 * i, 3 * i + 3);
    const rises = from >= before && to > from && to <= newest.start;
    if (!rises || (told !== 0 && told !== 1)) {
      throw misfit('state.gaps', 'expected ascending times');
    }
    before = to;
  }
}

function requireCounts({ counts, reasonCounts, held, claimCount }: ValidatorState): void {
  for (const count of [...Object.values(counts), ...Object.values(reasonCounts)]) {
    if (Number.isSafeInteger(count) && count >= 0) continue;
    throw misfit('state.counts', 'expected whole numbers');
  }
  if (counts.pending === claimCount + (isPlaced(held) ? 1 : 0)) return;
  throw misfit('state.counts.pending', 'is not the number of bars that wait');
}
