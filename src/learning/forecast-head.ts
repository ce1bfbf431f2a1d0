import {
  cloneState,
  requireStateRecord,
  type Snapshot,
  type State,
  writeState,
} from '../core/state.js';
import { Calibrator } from './calibrator.js';
import { ConformalInterval } from './conformal-interval.js';
import { noteOutcome, scoreOfCoverage } from './coverage-score.js';
import type { Combine } from './engine-options.js';
import { scaleOf, scaleStep } from './error-scale.js';
import type { Forecast, ForecastTarget } from './forecast.js';
import { headRecord, headRecordFrom } from './head-record.js';
import { Hedge } from './hedge.js';
import type { Situation } from './member.js';
import { modelShare } from './model-share.js';
import type { Panel } from './panel.js';

/** The part of a forecast that a head knows. */
export type Word = Omit<
  Forecast,
  'target' | 'horizonBars' | 'dataUncertainty' | 'featureStability'
>;

/** One target at one horizon: who speaks, what their words weigh, and how far off they were. */
export class ForecastHead {
  readonly target: ForecastTarget;
  readonly panel: Panel;
  /** Numbers that are kept of a moment until its outcome: words, whether they were said, the mean. */
  readonly keptLength: number;
  readonly #hedge: Hedge;
  readonly #horizonBars: number;
  readonly #interval: ConformalInterval;
  readonly #calibrator = new Calibrator();
  readonly #record = headRecord();

  readonly #combine: Combine;

  constructor(
    target: ForecastTarget,
    panel: Panel,
    { combine, horizonBars }: { readonly combine: Combine; readonly horizonBars: number },
  ) {
    this.#combine = combine;
    this.#horizonBars = horizonBars;
    this.#interval = new ConformalInterval({ horizonBars });
    this.target = target;
    this.panel = panel;
    this.keptLength = 2 * panel.members.length + 1;
    this.#hedge = new Hedge({ width: panel.members.length });
  }

  /** Foretell, and write what is to be kept of it at `kept[at…]`. */
  foretell(situation: Situation, kept: Float64Array, at: number): Word {
    const { panel } = this;
    panel.ask(situation);
    panel.words.forEach((word, i) => {
      kept[at + 2 * i] = Number.isNaN(word) ? 0 : word;
      kept[at + 2 * i + 1] = Number(!Number.isNaN(word));
    });
    const weights = this.#shares();
    const spoke = this.#combine === 'first' ? panel.spoke.slice(0, 1) : panel.spoke;
    const mixed = this.#combine === 'first' ? panel.first : this.#hedge.mix(panel.words);
    kept[at + this.keptLength - 1] = Number.isNaN(mixed) ? 0 : mixed;
    const shareOf = (data: number) => modelShare(panel, situation, { mixed, weights, data });
    if (this.target === 'direction') {
      return {
        mean: this.#calibrator.probability(mixed),
        interval95: [Number.NaN, Number.NaN],
        modelUncertainty: shareOf(mixed * (1 - mixed)),
        calibrationScore: Number.NaN,
        spoke,
      };
    }
    const { scale, coverage } = this.#record;
    const { low, high } = this.#interval.interval(mixed);
    return {
      mean: mixed,
      interval95: [this.target === 'return' ? low : Math.max(0, low), high],
      modelUncertainty: shareOf(scaleOf(scale) * scaleOf(scale)),
      calibrationScore: scoreOfCoverage(coverage, {
        miss: 1 - this.#interval.parameters.coverage,
        overlap: this.#horizonBars,
      }),
      spoke,
    };
  }

  /** What each member counts for in the word that is given. */
  #shares(): Float64Array {
    if (this.#combine === 'mixture') return this.#hedge.weights;
    const { words } = this.panel;
    const speaker = words.findIndex((word) => !Number.isNaN(word));
    return words.map((_, i) => Number(i === speaker));
  }

  /** Learn what came of a moment of which `kept` was written at `at`. */
  learn(scaled: Float64Array, kept: Float64Array, at: number, outcome: number): void {
    const isSaid = this.panel.members.some((_, i) => kept[at + 2 * i + 1] === 1);
    if (Number.isNaN(outcome) || !isSaid) this.#interval.pass();
    if (Number.isNaN(outcome)) return;
    this.panel.learn(scaled, outcome);
    const isDirection = this.target === 'direction';
    const unit = isDirection ? 1 : 4 * scaleOf(this.#record.scale);
    const losses = this.panel.members.map((_, i) => {
      const apart = (kept[at + 2 * i]! - outcome) / unit;
      return kept[at + 2 * i + 1] === 1 ? apart * apart : Number.NaN;
    });
    this.#hedge.update(losses);
    if (!isSaid) return;
    const mixed = kept[at + this.keptLength - 1]!;
    if (isDirection) this.#calibrator.update({ pUp: mixed, outcome });
    else this.#judge(mixed, outcome);
  }

  /** Weights of the members, in their order. */
  get weights(): Float64Array {
    return this.#hedge.weights;
  }

  snapshot(): State {
    return {
      panel: this.panel.snapshot(),
      hedge: this.#hedge.snapshot() as unknown as State,
      interval: this.#interval.snapshot() as unknown as State,
      calibrator: this.#calibrator.snapshot() as unknown as State,
      record: cloneState<State>(this.#record),
    };
  }

  /** Into a fresh one only. */
  restore(given: State, path: string): void {
    const { panel, hedge, interval, calibrator, record } = requireStateRecord(given, path);
    this.panel.restore(panel ?? null, `${path}.panel`);
    this.#hedge.restore(hedge as unknown as Snapshot);
    this.#interval.restore(interval as unknown as Snapshot);
    this.#calibrator.restore(calibrator as unknown as Snapshot);
    writeState(this.#record, headRecordFrom(record ?? null, `${path}.record`));
  }

  #judge(mixed: number, outcome: number): void {
    const { scale, coverage } = this.#record;
    const { low, high } = this.#interval.update([mixed, outcome]);
    if (!Number.isNaN(low)) noteOutcome(coverage, outcome < low || outcome > high);
    scaleStep(scale, Math.abs(outcome - mixed));
  }
}
