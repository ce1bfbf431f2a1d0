import { ConfigError } from '../../core/errors.js';
import { isStateRecord, misfit, type Snapshot, type State } from '../../core/state.js';
import { Calibrator } from '../../learning/calibrator.js';
import type { Outcome } from '../../learning/outcome.js';
import { type BaseRate, baseLogOdds, baseRate, noteOutcome } from './base-rate.js';
import type { LearningDesign } from './learning-options.js';
import { type SourceMap, unlearned } from './source-map.js';

/** What is known of one source. */
export interface LearnedSource extends SourceMap {
  /** Mean squared error of its learned probabilities, each from before its outcome was known. */
  readonly brier: number;
}

/** What every source is worth: a list that is replaced, never written, so that it may be kept. */
export class LearnedMaps {
  /** By place: source · regimes + regime. */
  maps: readonly SourceMap[];
  readonly #design: LearningDesign;
  readonly #keys: readonly string[];
  readonly #calibrators: (Calibrator | undefined)[];
  /** By timeframe; by place, the timeframe of the source. */
  readonly #rates = new Map<string, BaseRate>();
  readonly #timeframes: readonly string[];

  /** @param sources  their keys, `1h|trend` */
  constructor(design: LearningDesign, sources: readonly string[]) {
    this.#design = design;
    const { regimes, frozen } = design;
    this.#keys = sources.flatMap((source) =>
      regimes.map((regime) => (regime === '' ? source : `${source}|${regime}`)),
    );
    for (const key of Object.keys(frozen ?? {})) {
      if (this.#keys.includes(key)) continue;
      throw new ConfigError(
        `learning.frozen.${key}`,
        `named after one of ${this.#keys.join(', ')}`,
        key,
      );
    }
    this.#calibrators = this.#keys.map(() => undefined);
    this.#timeframes = this.#keys.map((key) => key.slice(0, key.indexOf('|')));
    this.maps = this.#keys.map((key) => {
      const map = frozen?.[key];
      return map === undefined ? unlearned : { ...map, outcomes: 0, basis: 'learned' };
    });
  }

  /** Where the map of `source` in `regime` stands. */
  placeOf(source: number, regime: string): number {
    const { regimes } = this.#design;
    return source * regimes.length + Math.max(0, regimes.indexOf(regime));
  }

  learn(place: number, outcome: Outcome): void {
    if (!this.#design.isLearning) return;
    const calibrator = this.#calibrators[place] ?? new Calibrator(this.#design.calibrator);
    this.#calibrators[place] = calibrator;
    const timeframe = this.#timeframes[place]!;
    const rate = this.#rates.get(timeframe) ?? baseRate(this.#design.calibrator);
    this.#rates.set(timeframe, rate);
    calibrator.update(outcome, baseLogOdds(rate));
    noteOutcome(rate, outcome.outcome);
    const known = baseLogOdds(rate);
    this.maps = this.maps.map((map, at) => {
      const one = this.#timeframes[at] === timeframe ? this.#calibrators[at] : undefined;
      return one === undefined ? map : this.#mapOf(one, known);
    });
  }

  /** By key: what was learned of each source that has outcomes. */
  get record(): Readonly<Record<string, LearnedSource>> {
    const known = this.#calibrators.flatMap((calibrator, place) => {
      if (calibrator === undefined) return [];
      const { brier } = calibrator.record;
      return [[this.#keys[place]!, { ...this.maps[place]!, brier }] as const];
    });
    return Object.fromEntries(known);
  }

  #mapOf(calibrator: Calibrator, known: number): SourceMap {
    const { outcomes } = calibrator;
    const { offset, side, slope } = calibrator.mapBeside(known);
    let basis: SourceMap['basis'] = 'prior';
    if (outcomes >= this.#design.minOutcomes) basis = calibrator.isSkilled ? 'learned' : 'no-skill';
    return { offset, side, slope, outcomes, basis };
  }

  reset(): void {
    this.#calibrators.fill(undefined);
    this.#rates.clear();
    if (this.#design.isLearning) this.maps = this.maps.map(() => unlearned);
  }

  /** The calibrators by their keys, base rates by their timeframes. */
  snapshot(): State {
    const known = this.#calibrators.flatMap((calibrator, place) =>
      calibrator === undefined ? [] : [[this.#keys[place]!, calibrator.snapshot()] as const],
    );
    const rates = [...this.#rates].map(
      ([timeframe, rate]) => [timeframe, rate.snapshot()] as const,
    );
    return Object.fromEntries([...known, ...rates]);
  }

  /** Into fresh maps only. */
  restore(given: State | undefined, path: string): void {
    if (!isStateRecord(given)) throw misfit(path, 'expected an object');
    for (const [key, snapshot] of Object.entries(given)) {
      const place = this.#keys.indexOf(key);
      const isRate = this.#timeframes.includes(key);
      const isKnown = (place !== -1 || isRate) && this.#design.isLearning;
      if (!isKnown) throw misfit(`${path}.${key}`, 'is no source');
      const { calibrator: options } = this.#design;
      const calibrator = isRate ? baseRate(options) : new Calibrator(options);
      calibrator.restore(snapshot as unknown as Snapshot);
      if (isRate) this.#rates.set(key, calibrator);
      else this.#calibrators[place] = calibrator;
    }
    this.maps = this.maps.map((map, at) => {
      const one = this.#calibrators[at];
      const rate = this.#rates.get(this.#timeframes[at]!);
      return one === undefined ? map : this.#mapOf(one, rate === undefined ? 0 : baseLogOdds(rate));
    });
  }
}
