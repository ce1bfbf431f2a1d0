import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../../core/arguments.js';
import type { CalibratorOptions } from '../../learning/calibrator.js';
import { regimeNames } from '../../regime/regime-name.js';
import type { SourceMap } from './source-map.js';

/**
 * How outcomes teach what signals are worth. Defaults of a calibrator that are others here: `priorSlope`
 * 0, `priorOutcomes` 20, `priorTrust` 0.1; a source has to earn its first opinion.
 */
export interface LearningOptions extends CalibratorOptions {
  /**
   * Outcomes until which a source's signals are priors; 1 … 1,000,000, default 256. No skill is shown by
   * fewer than 256.
   */
  readonly minOutcomes?: number;
  /**
   * Whether each source has a map for each regime; default false. On the bars that we have, maps by
   * regime have the higher log loss.
   */
  readonly byRegime?: boolean;
  /** Maps by source (`1h|trend`, or `1h|trend|range` by regime) that hold and are not learned. */
  readonly frozen?: Readonly<Record<string, FrozenMap>>;
}

/** A map that was learned elsewhere. */
export type FrozenMap = Pick<SourceMap, 'offset' | 'side' | 'slope'>;

/** The options, checked and complete. */
export interface LearningDesign {
  readonly isLearning: boolean;
  readonly minOutcomes: number;
  readonly calibrator: Required<CalibratorOptions>;
  /** What each source is divided by: regimes, or nothing. */
  readonly regimes: readonly string[];
  readonly frozen: Readonly<Record<string, FrozenMap>> | undefined;
}

const known: readonly (keyof LearningOptions)[] = [
  'priorSlope',
  'priorOutcomes',
  'halfLifeOutcomes',
  'priorTrust',
  'minOutcomes',
  'byRegime',
  'frozen',
];

/** @param given  `false` for signals that are taken as they come */
export function learningDesign(given: LearningOptions | false): LearningDesign {
  const options = given === false ? {} : given;
  requireKnownKeys('learning', requireRecord('learning', options), known);
  const byRegime = requireBoolean('learning.byRegime', options.byRegime ?? false);
  const { frozen } = options;
  return {
    isLearning: given !== false && frozen === undefined,
    minOutcomes: requireInteger('learning.minOutcomes', options.minOutcomes ?? 256, 1, 1e6),
    calibrator: {
      priorSlope: requireNumber('learning.priorSlope', options.priorSlope ?? 0, -10, 10),
      priorOutcomes: requireNumber('learning.priorOutcomes', options.priorOutcomes ?? 20, 1, 1e6),
      halfLifeOutcomes: requireNumber(
        'learning.halfLifeOutcomes',
        options.halfLifeOutcomes ?? 5000,
        10,
        1e9,
      ),
      priorTrust: requireNumber('learning.priorTrust', options.priorTrust ?? 0.1, 0.001, 1),
    },
    regimes: byRegime ? [...regimeNames, 'unknown'] : [''],
    frozen: frozen === undefined ? undefined : frozenMaps(frozen),
  };
}

function frozenMaps(given: object): Readonly<Record<string, FrozenMap>> {
  const maps = Object.entries(requireRecord('learning.frozen', given)).map(([key, map]) => {
    const path = `learning.frozen.${key}`;
    const { offset, side, slope, ...rest } = requireRecord(path, map);
    requireKnownKeys(path, rest, []);
    const numberAt = (name: string, value: unknown): number =>
      requireNumber(`${path}.${name}`, value as number, -1e3, 1e3);
    const fields = {
      offset: numberAt('offset', offset),
      side: numberAt('side', side),
      slope: numberAt('slope', slope),
    };
    return [key, fields] as const;
  });
  return Object.fromEntries(maps);
}
