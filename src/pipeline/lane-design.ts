import type { Row } from '../core/row.js';
import { nothingHeard, type Voice } from '../correlation/heard.js';
import type { CorrelatorDesign } from '../correlation/options.js';
import { Outcomes } from '../correlation/outcomes/outcomes.js';
import { riskPolicy } from '../risk/policy.js';
import { TimeframeAggregator } from '../timeframe/timeframe-aggregator.js';
import { StreamValidator } from '../validation/stream-validator.js';
import type { PipelineConfig } from './config.js';
import { type FindingDesign, findingOf } from './finding-design.js';
import type { LaneExtensions } from './hearing/lane-parts.js';
import type { Laps } from './laps.js';
import { ReplayDesign } from './replay/replay-design.js';
import { noSteps, type Steps } from './steps.js';
import { Track } from './track.js';
import { riskAtr } from './track-specs.js';

/** All that a lane follows from but its bars: worked out once, and shared by every symbol. */
export class LaneDesign {
  readonly config: PipelineConfig;
  readonly correlation: CorrelatorDesign;
  /** From short to long. */
  readonly timeframes: readonly string[];
  /** Bars of each timeframe, counted from 1, until everything in it has something to say. */
  readonly warmUp: number;
  /** Place among `timeframes` of the one whose ATR sets the stop. */
  readonly riskAt: number;
  /** Of every row. */
  readonly columns: readonly string[];
  /** Column of that ATR in every row. */
  readonly atrColumn: number;
  /** Columns of trend, volatility, ADX and rank of the volatility in every row; −1 of what is not said. */
  readonly regimeColumns: readonly number[];
  /** Everything that the future depends on besides the state. */
  readonly id: string;
  /** Where old bars are taken in. */
  readonly replay: ReplayDesign | undefined;
  /** Functions in the place of the library's own. */
  readonly steps: Steps;
  /** What is heard before anything is said. */
  readonly silence: readonly Voice[];
  /** Who is told how long each part takes, if anybody. */
  laps: Laps | undefined;
  readonly #finding: FindingDesign;

  /** @param like  a design to share the finding part with, if it is of one finding */
  constructor(config: PipelineConfig, own: LaneExtensions, like?: LaneDesign) {
    const { riskTimeframe, revisableBars, closeDelayMs, gaps } = config;
    this.config = config;
    const finding = findingOf(config, own, like === undefined ? undefined : like.#finding);
    const { memory, correlation, aggregator } = finding;
    this.#finding = finding;
    this.steps = own.steps ?? noSteps;
    this.timeframes = aggregator.timeframes;
    this.correlation = correlation;
    this.silence = correlation.sources.map(() => nothingHeard);
    this.warmUp = memory.warmUp;
    this.riskAt = this.timeframes.indexOf(riskTimeframe);
    this.columns = memory.row.columns;
    this.atrColumn = this.columns.indexOf(riskAtr);
    const regime = ['trend', 'volatility', 'adx', 'volatilityRank'];
    this.regimeColumns = regime.map((name) => this.columns.indexOf(`regime.${name}`));
    this.replay = config.revise === 'replay' ? new ReplayDesign(config) : undefined;
    const numbers = [riskPolicy(config.risk), riskTimeframe, revisableBars, closeDelayMs, gaps];
    const replayed = this.replay === undefined ? [] : ['replay', config.checkpointBars];
    const replaced = Object.keys(this.steps).map((name) => `step ${name}`);
    this.id = `${finding.id}; ${JSON.stringify([...numbers, ...replayed, ...replaced])}`;
  }

  /** What indicators, strategies and stages of each timeframe are. */
  get memoryId(): string {
    return this.#finding.memory.id;
  }

  /** Whether decisions on what is heard rest on voices alone: no stage, no code of the caller's has a say. */
  get isHeardPlainly(): boolean {
    const { memory } = this.#finding;
    return memory.isPlain && this.steps.composite === undefined;
  }

  watch(laps: Laps): void {
    this.laps = laps;
    this.#finding.memory.laps = laps;
  }

  /** A row of `values`, the caller's to keep. */
  rowOf(values: readonly number[]): Row {
    const row = this.#finding.memory.row.copy();
    row.values.set(values);
    return row;
  }

  validator(): StreamValidator {
    const { validator, own } = this.#finding;
    return own.parts?.validator(validator) ?? new StreamValidator(validator);
  }

  aggregator(): TimeframeAggregator {
    const { aggregator, own } = this.#finding;
    return own.parts?.aggregator(aggregator) ?? new TimeframeAggregator(aggregator);
  }

  /** Outcomes of nothing yet. */
  outcomes(): Outcomes {
    return new Outcomes(this.correlation);
  }

  /** `voices`, but those of the timeframe at `place` as they were in `before`. */
  recalled(voices: readonly Voice[], place: number, before: readonly Voice[]): readonly Voice[] {
    const timeframe = this.timeframes[place];
    return voices.map((voice, i) =>
      this.correlation.sources[i]!.timeframe.name === timeframe ? before[i]! : voice,
    );
  }

  /** The track of the timeframe at `place`, without a memory. */
  track(place: number): Track {
    return new Track(this.#finding.tracks[place]!);
  }
}
