import type { ClosedBar } from '../bars/bar.js';
import type { Row } from '../core/row.js';
import type { Composite } from '../correlation/composite.js';
import { type Regime, regimeInWords } from '../regime/regime.js';
import { regimeOddsIn } from '../regime/regime-odds.js';
import type { Decision } from '../risk/decision.js';
import { formingIn } from '../timeframe/forming.js';
import { faultIn } from '../validation/bar-fault.js';
import { qualityFrom } from '../validation/quality-tier.js';
import type { Desks } from './desks.js';
import type { Findings, NamedValues } from './findings.js';
import type { Found, Judged } from './found.js';
import { type DecisionPlace, decidedOn, type Standing } from './lane-decision.js';
import { compositeBy } from './own-verdict.js';
import type { PipelineEvent } from './pipeline-event.js';
import { type ByTimeframe, type JudgedBar, type PipelineResult, resultFields } from './result.js';

const nothingStands: readonly never[] = Object.freeze([]);

/**
 * The result of one call, worked out when it is read: a getter makes what it shows from what was
 * found, which nothing writes any more, and shows the same object ever after. What nobody reads
 * costs nothing.
 */
export class LaneResult implements PipelineResult {
  readonly #findings: Findings;
  /** On whose terms it is decided. */
  readonly #place: DecisionPlace;
  #standings: readonly (Standing | undefined)[] = nothingStands;
  /** Of each bar, once somebody has asked. */
  #decisions: readonly (Decision | undefined)[] | undefined;
  #shown: { -readonly [F in keyof PipelineResult]?: PipelineResult[F] } | undefined;

  constructor(findings: Findings, place: DecisionPlace = findings) {
    this.#findings = findings;
    this.#place = place;
  }

  /** What `result` is worked out from: shared, and no field of it, so that nobody writes on it. */
  static foundOf(result: LaneResult): Found {
    return result.#findings;
  }

  /** What was made already, by its field. */
  get #made(): { -readonly [F in keyof PipelineResult]?: PipelineResult[F] } {
    this.#shown ??= {};
    return this.#shown;
  }

  /**
   * What the decisions of this call rest on is looked up, once for each bar.
   *
   * @param keep    whether the desks remember it
   * @param awaits  whether what is decided is pending from now on
   */
  stand(desks: Desks, keep: boolean, awaits: boolean): void {
    for (const one of this.#findings.judged) {
      const standing = keep ? desks.stand(one, this.#place, awaits) : desks.peek(one, this.#place);
      this.#standings = [...this.#standings, standing];
    }
  }

  /** The same call, decided on elsewhere: on other terms, for another account. */
  seenBy(place: DecisionPlace): LaneResult {
    return new LaneResult(this.#findings, place);
  }

  /** A portfolio step was taken: `decisions` are what it settled. */
  settle(decisions: readonly Decision[], events?: readonly PipelineEvent[]): void {
    this.#made.decisions = decisions;
    if (events) this.#made.events = [...this.events, ...events];
  }

  get symbol(): string {
    return this.#findings.symbol;
  }

  get bars(): readonly JudgedBar[] {
    this.#made.bars ??= this.#findings.judged.map((one, i) => barOf(one, this.#decided[i]));
    return this.#made.bars;
  }

  get quality(): PipelineResult['quality'] {
    this.#made.quality ??= qualityFrom(this.#findings.quality);
    return this.#made.quality;
  }

  get closed(): PipelineResult['closed'] {
    const { passed, design } = this.#findings;
    this.#made.closed ??= passed
      .filter(({ isNew }) => isNew)
      .map(({ place, bar, wholeBars }) => {
        return { timeframe: design.timeframes[place]!, bar: { ...bar }, wholeBars };
      });
    return this.#made.closed;
  }

  get forming(): PipelineResult['forming'] {
    const { forming, captured, design } = this.#findings;
    this.#made.forming ??=
      forming ?? (captured === undefined ? {} : formingIn(design.timeframes, captured));
    return this.#made.forming;
  }

  get features(): PipelineResult['features'] {
    this.#made.features ??= this.#byTimeframe((row) => row);
    return this.#made.features;
  }

  get denoised(): ByTimeframe<number> {
    this.#made.denoised ??= this.#byTimeframe((row) => row.get('denoised'));
    return this.#made.denoised;
  }

  get regime(): ByTimeframe<Regime> {
    this.#made.regime ??= this.#byTimeframe(regimeIn);
    return this.#made.regime;
  }

  get stages(): PipelineResult['stages'] {
    this.#made.stages ??= { ...this.#findings.stages };
    return this.#made.stages;
  }

  get signals(): PipelineResult['signals'] {
    this.#made.signals ??= [...this.#findings.signals];
    return this.#made.signals;
  }

  get composite(): Composite | undefined {
    const { design, time, ignored } = this.#findings;
    if (Number.isNaN(time)) return undefined;
    this.#made.composite ??= compositeBy(design, this.#findings, ignored);
    return this.#made.composite;
  }

  get decision(): Decision | undefined {
    return this.#decided.findLast((decision) => decision !== undefined);
  }

  get #decided(): readonly (Decision | undefined)[] {
    this.#decisions ??= this.#findings.judged.map((one, i) => {
      const standing = this.#standings[i];
      return standing && decidedOn(one, standing, this.#place);
    });
    return this.#decisions;
  }

  get decisions(): readonly Decision[] {
    const { decision } = this;
    this.#made.decisions ??= decision?.final === true ? [decision] : [];
    return this.#made.decisions;
  }

  get events(): readonly PipelineEvent[] {
    this.#made.events ??= this.#findings.events.map(detachedEvent);
    return this.#made.events;
  }

  /** The row of every bar that closed, or, not `isNew`, was corrected. */
  forEachRow(
    show: (timeframe: string, bar: ClosedBar, row: NamedValues, isNew: boolean) => void,
  ): void {
    const { design, passed } = this.#findings;
    const { columns } = design;
    for (const { place, bar, values, isNew } of passed) {
      show(design.timeframes[place]!, bar, { columns, values }, isNew);
    }
  }

  /** The plain shape: every field worked out. */
  toObject(): PipelineResult {
    return Object.fromEntries(resultFields.map((field) => [field, this[field]])) as never;
  }

  toJSON(): PipelineResult {
    return this.toObject();
  }

  #byTimeframe<T>(of: (row: Row) => T | undefined): ByTimeframe<T> {
    const { rows, design } = this.#findings;
    const all: Record<string, T> = {};
    rows.forEach((values, place) => {
      const one = values && of(design.rowOf(values));
      if (one !== undefined) all[design.timeframes[place]!] = one;
    });
    return all;
  }
}

function barOf({ judgement, rows }: Judged, decision: Decision | undefined): JudgedBar {
  const { time, disposition, reasons, decidedAt } = judgement;
  if (rows === undefined) {
    const refused = { time, decidedAt: Number.NaN, disposition, reasons, decision: undefined };
    return { ...refused, ...faultIn(judgement) };
  }
  return { time, decidedAt, disposition, reasons, decision };
}

function detachedEvent(event: PipelineEvent): PipelineEvent {
  return 'bar' in event ? ({ ...event, bar: { ...event.bar } } as PipelineEvent) : { ...event };
}

/** `undefined` where nothing says it. */
function regimeIn(row: Row): Regime | undefined {
  const odds = regimeOddsIn(row);
  const trend = row.get('regime.trend');
  if (trend === undefined && odds === undefined) return undefined;
  const regime = regimeInWords({
    trend: trend ?? Number.NaN,
    volatility: row.get('regime.volatility') ?? Number.NaN,
    adx: row.get('regime.adx') ?? Number.NaN,
    volatilityRank: row.get('regime.volatilityRank') ?? Number.NaN,
  });
  return odds === undefined ? regime : { ...regime, odds };
}
