import { barFields } from '../bars/bar.js';
import type { Grid } from '../bars/grid.js';
import { Schedule } from '../bars/schedule.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { requireBoolean, requireInteger, requireOneOf } from '../core/arguments.js';
import { type Identity, identityOf } from '../core/identity.js';
import { requireOptions } from './option-checks.js';
import type { ConflictPolicy } from './order-rule.js';
import { guardedRule } from './own-rule.js';
import type { FieldDemands } from './read-bar.js';
import type { Rule } from './rule.js';
import { hardRules, softRules } from './rules/catalog.js';
import type { DataValidatorOptions, FeedMode, SpikePolicy } from './validator-options.js';

/** The options, checked and complete, and what follows from them alone. */
export interface DoorDesign extends Identity {
  readonly base: Timeframe;
  readonly schedule: Schedule;
  /** Of the base. */
  readonly grid: Grid;
  readonly conflict: ConflictPolicy;
  readonly feed: FeedMode;
  readonly hold: 0 | 1;
  readonly policy: SpikePolicy;
  readonly gapToleranceBars: number;
  /** Whether prices may be negative. */
  readonly signed: boolean;
  readonly demands: FieldDemands;
  /** Best first. */
  readonly sources: readonly string[];
  readonly comparesSources: boolean;
  /** Rules whose breach rejects a bar, in order. */
  readonly hard: readonly Rule[];
  /** Rules over a bar that is one, in order. */
  readonly soft: readonly Rule[];
  /** Rules of both kinds that learn. */
  readonly learners: readonly Rule[];
  /** Of the lasting rates of quality: 1 − 2^(−1/half-life). */
  readonly decayRatio: number;
}

export function doorDesign(given: DataValidatorOptions): DoorDesign {
  requireOptions(given);
  const own = given.own?.map((rule, i) => guardedRule(rule, `own[${i}]`)) ?? [];
  const options = { ...given, own };
  const base = timeframeOf(options.base, 'base');
  const schedule = new Schedule(options.calendar);
  const hard = hardRules(options);
  const soft = softRules(options);
  const design = {
    base,
    schedule,
    grid: schedule.grid(base),
    conflict: requireOneOf('conflict', options.conflict ?? 'last', ['last', 'first'] as const),
    feed: requireOneOf('feed', options.feed ?? 'dense', ['dense', 'tradeOnly'] as const),
    hold: requireInteger('hold', options.hold ?? 0, 0, 1) as 0 | 1,
    policy: options.policy ?? 'keep',
    gapToleranceBars: requireInteger('gapToleranceBars', options.gapToleranceBars ?? 0, 0, 1e6),
    signed: requireBoolean('negativePrices', options.negativePrices ?? false),
    demands: demandsOf(options),
    sources: options.sources ?? [],
    comparesSources: options.rules?.sources ?? true,
    hard,
    soft,
    learners: [...hard, ...soft].filter(({ learn }) => learn !== undefined),
    decayRatio: decayRatioOf(base),
  };
  return { ...design, ...identityOf('validator', configurationOf(design, options)) };
}

/** Everything that the future depends on besides the state. */
function configurationOf(
  design: Omit<DoorDesign, keyof Identity>,
  { maxLagMs, tick }: DataValidatorOptions,
): string {
  const { base, schedule, conflict, feed, hold, policy, gapToleranceBars, signed } = design;
  const { id, version } = schedule.calendar;
  const rules = [...design.hard, ...design.soft].map((rule) => [rule.id, rule.formula]);
  const { demands, sources, comparesSources } = design;
  const rest = [feed, hold, policy, gapToleranceBars, signed, demands, sources, comparesSources];
  const numbers = [maxLagMs ?? null, tick ?? null];
  const others = JSON.stringify([...rest, ...numbers, rules]);
  return `validator(${base.name},${id}@${version},conflict=${conflict},${others})`;
}

function demandsOf({ requiredFields = barFields }: DataValidatorOptions): FieldDemands {
  return {
    isVolumeRequired: requiredFields.includes('volume'),
    others: requiredFields.filter((name) => !barFields.includes(name as 'time')),
  };
}

/** 1 − 2^(−1/500), and, where a day is a bar, 1 − 2^(−1/50): spelled out for the same bits. */
const DECAY_OF_500 = 0.0013853338989711084;
const DECAY_OF_50 = 0.013767295506640798;

/** Half-lives of 500 bars below half a day, of 50 from there on. */
function decayRatioOf({ nominalMs }: Timeframe): number {
  return nominalMs < 43_200_000 ? DECAY_OF_500 : DECAY_OF_50;
}
