import type { StateRecord } from '../core/state.js';
import type { DoorDesign } from './door-design.js';
import { type Disposition, dispositions } from './judgement.js';
import { type KnownBars, noKnownBars } from './known-bars.js';
import { noPlacedBar, type PlacedBar } from './placed-bar.js';
import { type QualityState, qualityInit } from './quality-state.js';
import { type QuietState, quietInit } from './quiet.js';
import { type BuiltInReason, builtInReasonCodes } from './reason-code.js';
import { type ScaleState, scaleInit } from './scale.js';
import { type SourcesState, sourcesInit } from './sources.js';

/** Bars that agree with each other and together outvote a newest bar that stands alone. */
export const REANCHOR_BARS = 5;

/** Gaps that are remembered, so that bars which fill them are known. */
export const KNOWN_GAPS = 64;

/** What a validator remembers. */
export type ValidatorState = KnownBars & {
  /** The last bar that went on down the lane. */
  readonly newest: PlacedBar;
  /** Whether `newest` was learned from: not before the next bar comes, for it may be corrected. */
  isSettled: boolean;
  /** The last bar that is believed: `newest`, once it is settled, unless it was a spike. */
  readonly anchor: PlacedBar;
  /** A bar in doubt that waits for the next. */
  readonly held: PlacedBar;
  /** Bars that agree with each other and contradict the newest, and how many of them decide. */
  readonly claims: readonly PlacedBar[];
  claimCount: number;
  claimNeedCount: number;
  /** Bars accepted since the last leap. */
  runCount: number;
  /** Start and end of stretches in which bars are missing, and whether they were told, in order. */
  readonly gaps: Float64Array;
  gapCount: number;
  readonly sources: SourcesState;
  readonly quiet: QuietState;
  readonly scale: ScaleState;
  /** How often an open is the close before it, exactly. */
  openEchoRatio: number;
  /** By rule. */
  readonly rules: Readonly<Record<string, StateRecord>>;
  readonly quality: QualityState;
  readonly counts: Record<Disposition, number>;
  readonly reasonCounts: Record<BuiltInReason, number>;
  ownReasonCount: number;
};

export function validatorInit({ hard, soft }: Pick<DoorDesign, 'hard' | 'soft'>): ValidatorState {
  return {
    newest: noPlacedBar(),
    isSettled: false,
    anchor: noPlacedBar(),
    held: noPlacedBar(),
    claims: Array.from({ length: REANCHOR_BARS - 1 }, noPlacedBar),
    claimCount: 0,
    claimNeedCount: 0,
    runCount: 0,
    gaps: new Float64Array(3 * KNOWN_GAPS),
    gapCount: 0,
    knownBars: noKnownBars(),
    knownBarAt: 0,
    sources: sourcesInit(),
    quiet: quietInit(),
    scale: scaleInit(),
    openEchoRatio: 0,
    rules: Object.fromEntries(
      [...hard, ...soft].flatMap((rule) => (rule.init ? [[rule.id, rule.init()]] : [])),
    ),
    quality: qualityInit(),
    counts: zeros(dispositions),
    reasonCounts: zeros(builtInReasonCodes),
    ownReasonCount: 0,
  };
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
