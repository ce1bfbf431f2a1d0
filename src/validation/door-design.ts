import { Schedule } from '../bars/schedule.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import {
  requireBoolean,
  requireKnownKeys,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';
import type { ConflictPolicy } from './order-rule.js';
import type { FieldDemands } from './read-bar.js';
import type { Rule } from './rule.js';
import { finiteRule } from './rules/finite.js';
import { futureRule } from './rules/future.js';
import { ohlcRule } from './rules/ohlc.js';
import { rangeRule } from './rules/range.js';
import { signRule } from './rules/sign.js';
import { timeUnitRule } from './rules/time-unit.js';
import type { DataValidatorOptions } from './validator-options.js';

/** The options, checked and complete, and what follows from them alone. */
export interface DoorDesign {
  readonly id: string;
  readonly base: Timeframe;
  readonly schedule: Schedule;
  readonly conflict: ConflictPolicy;
  /** Whether prices may be negative. */
  readonly signed: boolean;
  readonly demands: FieldDemands;
  /** Rules whose breach rejects a bar, in order. */
  readonly hard: readonly Rule[];
  /** Rules over a bar that is one, in order. */
  readonly soft: readonly Rule[];
  /** Of the lasting rates of quality: 1 − 2^(−1/half-life). */
  readonly decayRatio: number;
}

/** Two clocks differ by this much, at most, before one is taken to be wrong. */
const SKEW_MS = 60_000;

export function doorDesign(options: DataValidatorOptions): DoorDesign {
  const given = requireRecord('options', options);
  requireKnownKeys('', given, ['base', 'calendar', 'conflict', 'negativePrices']);
  const base = timeframeOf(options.base, 'base');
  const schedule = new Schedule(options.calendar);
  const conflict = requireOneOf<ConflictPolicy>('conflict', options.conflict ?? 'last', [
    'last',
    'first',
  ]);
  const signed = requireBoolean('negativePrices', options.negativePrices ?? false);
  const { id, version } = schedule.calendar;
  const signs = signed ? ',negativePrices' : '';
  return {
    id: `validator(${base.name},${id}@${version},conflict=${conflict}${signs})`,
    base,
    schedule,
    conflict,
    signed,
    demands: { isVolumeRequired: true, others: [] },
    hard: [finiteRule, timeUnitRule, signRule, ohlcRule, rangeRule, futureRule(SKEW_MS)],
    soft: [],
    decayRatio: decayRatioOf(base),
  };
}

/** 1 − 2^(−1/500), and, where a day is a bar, 1 − 2^(−1/50): spelled out for the same bits. */
const DECAY_OF_500 = 0.0013853338989711084;
const DECAY_OF_50 = 0.013767295506640798;

/** Half-lives of 500 bars below half a day, of 50 from there on. */
function decayRatioOf({ nominalMs }: Timeframe): number {
  return nominalMs < 43_200_000 ? DECAY_OF_500 : DECAY_OF_50;
}
