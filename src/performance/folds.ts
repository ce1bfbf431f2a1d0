import { requireInteger, requireRecord } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { ConfigError } from '../core/errors.js';
import { requireList } from '../core/lists.js';

/** A stretch of periods, `to` not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is learned from, and what that is tested on. */
export interface Fold {
  readonly train: readonly Stretch[];
  readonly test: Stretch;
}

export interface PurgedFoldsOptions {
  /** Parts that are tested in turn; an integer ≥ 2, default 5. */
  readonly folds?: number;
  /**
   * Periods left out on both sides of a test: as many as an outcome takes (a horizon, the longest
   * trade), since what reaches into the test has seen it. Default 0.
   */
  readonly purgePeriods?: number;
  /** Further periods left out after a test, whose features remember it. Default 0. */
  readonly embargoPeriods?: number;
}

/**
 * Folds for cross-validation of series: every period is tested once, and trained on are those of
 * before and after that share nothing with the test.
 *
 * @param count  periods there are; at least as many as folds
 * @throws {ConfigError} if an option is out of bounds
 * @source M. López de Prado, Advances in Financial Machine Learning (2018), chapter 7
 * @example
 * const [first, second] = purgedFolds(10, { folds: 2, purgePeriods: 1, embargoPeriods: 1 });
 * first; // { train: [{ from: 7, to: 10 }], test: { from: 0, to: 5 } }
 * second; // { train: [{ from: 0, to: 4 }], test: { from: 5, to: 10 } }
 */
export function purgedFolds(count: number, options: PurgedFoldsOptions = {}): readonly Fold[] {
  const given = requireRecord('options', options) as PurgedFoldsOptions;
  const { folds = 5, purgePeriods = 0, embargoPeriods = 0 } = given;
  requireInteger('folds', folds, 2);
  requireInteger('count', count, folds);
  requireInteger('purgePeriods', purgePeriods, 0);
  requireInteger('embargoPeriods', embargoPeriods, 0);
  return Array.from({ length: folds }, (_, i) => {
    const test = { from: edge(i, folds, count), to: edge(i + 1, folds, count) };
    const before = { from: 0, to: test.from - purgePeriods };
    const after = { from: test.to + purgePeriods + embargoPeriods, to: count };
    return { train: [before, after].filter(({ from, to }) => from < to), test };
  });
}

export interface WalkForwardOptions {
  /** Periods that each test takes; an integer ≥ 1. */
  readonly testPeriods: number;
  /** Periods trained on before it; an integer ≥ 2. */
  readonly trainPeriods: number;
  /** Whether training begins at the first period, and grows, or moves along. Default false. */
  readonly anchored?: boolean;
  /** Periods left out between the two: as many as an outcome takes. Default 0. */
  readonly purgePeriods?: number;
}

/**
 * Folds that only look back: train, leave out, test, move on by the length of a test.
 *
 * @param count  periods there are
 * @output  in order of time; the last test may be shorter; none where `count` does not suffice
 * @throws {ConfigError} if an option is out of bounds
 * @example
 * walkForwardFolds(10, { trainPeriods: 4, testPeriods: 3 });
 * // [{ train: [{ from: 0, to: 4 }], test: { from: 4, to: 7 } }, { train: [{ from: 3, to: 7 }], test: { from: 7, to: 10 } }]
 */
export function walkForwardFolds(count: number, options: WalkForwardOptions): readonly Fold[] {
  const given = requireRecord('options', options) as unknown as WalkForwardOptions;
  const { testPeriods, trainPeriods, anchored = false, purgePeriods = 0 } = given;
  requireInteger('count', count, 0);
  requireInteger('testPeriods', testPeriods, 1);
  requireInteger('trainPeriods', trainPeriods, 2);
  requireInteger('purgePeriods', purgePeriods, 0);
  if (typeof anchored !== 'boolean') throw new ConfigError('anchored', 'a boolean', anchored);
  const folds: Fold[] = [];
  for (let from = trainPeriods + purgePeriods; from < count; from += testPeriods) {
    const end = from - purgePeriods;
    const train = { from: anchored ? 0 : end - trainPeriods, to: end };
    folds.push({ train: [train], test: { from, to: Math.min(count, from + testPeriods) } });
  }
  return folds;
}

/** `given` as folds of `count` periods, each of its numbers read once. */
export function requireFolds(given: readonly Fold[], count: number): readonly Fold[] {
  return Array.from(requireList('folds', given), (fold, i) => {
    const at = `folds[${i}]`;
    const { train, test } = requireFields(at, fold as Fold);
    const stretches = requireList(`${at}.train`, train);
    return {
      train: Array.from(stretches, (one, k) => requireStretch(`${at}.train[${k}]`, one, count)),
      test: requireStretch(`${at}.test`, test, count),
    };
  });
}

function requireStretch(path: string, given: unknown, count: number): Stretch {
  const { from, to } = requireFields(path, given as Stretch);
  requireInteger(`${path}.from`, from, 0, count);
  return { from, to: requireInteger(`${path}.to`, to, from, count) };
}

/** Where part `i` of `parts` equal ones begins. */
export function edge(i: number, parts: number, count: number): number {
  return Math.floor((i * count) / parts);
}
