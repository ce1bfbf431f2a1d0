import type { Rule } from '../rule.js';
import type { DataValidatorOptions } from '../validator-options.js';
import { finiteRule } from './finite.js';
import { futureRule } from './future.js';
import { lateArrivalRule } from './late-arrival.js';
import { ohlcRule } from './ohlc.js';
import { openSpikeRule } from './open-spike.js';
import { priceChangeRule } from './price-change.js';
import { rangeRule } from './range.js';
import { signRule } from './sign.js';
import { spikeRule } from './spike.js';
import { staleRule } from './stale.js';
import { tickRule } from './tick.js';
import { timeUnitRule } from './time-unit.js';
import { unitRule } from './unit.js';
import { volumeFloorRule } from './volume-floor.js';
import { volumeMultipleRule } from './volume-multiple.js';
import { volumeShiftRule } from './volume-shift.js';
import { volumeSpikeRule } from './volume-spike.js';
import { wickRule } from './wick.js';
import { zScoreRule } from './z-score.js';

/** Two clocks differ by this much, at most, before one is taken to be wrong. */
const SKEW_MS = 60_000;

const DEVIATIONS = 12;

/** Rules whose breach rejects a bar, in order: what `options` ask for. */
export function hardRules({ minVolume, own = [] }: DataValidatorOptions): readonly Rule[] {
  return [
    finiteRule,
    timeUnitRule,
    signRule,
    ohlcRule,
    rangeRule,
    futureRule(SKEW_MS),
    ...(minVolume === undefined ? [] : [volumeFloorRule(minVolume)]),
    ...own.filter(({ severity }) => severity === 'reject'),
  ];
}

/** Rules over a bar that is one, in order: what `options` ask for. */
export function softRules(options: DataValidatorOptions): readonly Rule[] {
  const { rules = {}, tick, maxLagMs, own = [] } = options;
  const chosen = [
    ruleWith(spikeRule, levelOf(rules.spike, DEVIATIONS, true)),
    rules.unit === false ? undefined : unitRule,
    ruleWith(wickRule, levelOf(rules.wick, DEVIATIONS, true)),
    ruleWith(openSpikeRule, levelOf(rules.openSpike, DEVIATIONS, true)),
    rules.stale === false ? undefined : staleRule,
    ruleWith(volumeSpikeRule, levelOf(rules.volumeSpike, 3, false)),
    ruleWith(volumeShiftRule, levelOf(rules.volumeShift, 5, false)),
    ruleWith(tickRule, tick),
    ruleWith(lateArrivalRule, maxLagMs),
    ruleWith(priceChangeRule, options.maxPriceChange),
    ruleWith(volumeMultipleRule, options.maxVolumeMultiplier),
    ruleWith(zScoreRule, options.maxZScore),
    ...own.filter(({ severity }) => severity !== 'reject'),
  ];
  return chosen.filter((rule): rule is Rule => rule !== undefined);
}

function ruleWith(make: (level: number) => Rule, level: number | undefined): Rule | undefined {
  return level === undefined ? undefined : make(level);
}

/** The level at which a rule is on; `undefined` where it is off. */
function levelOf(
  given: number | boolean | undefined,
  usual: number,
  isUsual: boolean,
): number | undefined {
  if (typeof given === 'number') return given;
  return (given ?? isUsual) ? usual : undefined;
}

/** Every rule that this room has, at its usual level: what documents and sentences are made from. */
export const everyRule: readonly Rule[] = [
  ...hardRules({ base: '', minVolume: 0 }),
  ...softRules({
    base: '',
    rules: { volumeSpike: true, volumeShift: true },
    tick: 0.01,
    maxLagMs: 5_000,
    maxPriceChange: 0.5,
    maxVolumeMultiplier: 100,
    maxZScore: 3,
  }),
];
