import type { Bar, ClosedBar, SymbolBar } from '../../bars/bar.js';
import type { Row } from '../../core/row.js';
import type { IndicatorSet } from '../../indicators/set/indicator-set.js';
import type { CapturedForming } from '../../timeframe/forming.js';
import { TimeframeAggregator } from '../../timeframe/timeframe-aggregator.js';
import { StreamValidator } from '../../validation/stream-validator.js';
import { isSameBar } from '../closed-bar-state.js';
import { pipelineConfig } from '../config.js';
import { extensionsOf, type PipelineExtensions } from '../extensions.js';
import { fullCatalogue } from '../full-catalogue.js';
import { LaneResult } from '../lane-result.js';
import type { PipelineOptions } from '../options.js';
import { warmed } from '../warming.js';
import { type Wired, Wiring } from '../wiring.js';
import type { LaneParts, RowSource } from './lane-parts.js';
import { type Readout, untold } from './readout.js';

/** What the lane at work has said of the bar in hand. */
class Notes implements LaneParts {
  readonly areRowsHeard: boolean = false;
  validated: Readout['validated'] | undefined;
  absorbed: Readout['absorbed'][number][] = [];

  begin(): void {
    this.validated = undefined;
    this.absorbed = [];
  }

  validator(like: StreamValidator): StreamValidator {
    return new NotedValidator(like, this);
  }

  aggregator(like: TimeframeAggregator): TimeframeAggregator {
    return new NotedAggregator(like, this);
  }

  indicators(like: IndicatorSet | undefined): RowSource {
    return like!.sibling();
  }
}

class NotedValidator extends StreamValidator {
  readonly #notes: Notes;

  constructor(like: StreamValidator, notes: Notes) {
    super(like);
    this.#notes = notes;
  }

  override judge(input: unknown): Readout['validated'] {
    const { judgements, events } = super.judge(input);
    this.#notes.validated = { judgements, events };
    return this.#notes.validated;
  }
}

class NotedAggregator extends TimeframeAggregator {
  readonly #notes: Notes;

  constructor(like: TimeframeAggregator, notes: Notes) {
    super(like);
    this.#notes = notes;
  }

  override absorb(
    bar: Bar,
    place: Parameters<TimeframeAggregator['absorb']>[1],
  ): ReturnType<TimeframeAggregator['absorb']> {
    const events = super.absorb(bar, place, true);
    this.#notes.absorbed.push(events);
    return events;
  }

  override captureForming(): CapturedForming {
    return untold;
  }
}

/** Lanes that read bars for many others, which differ from them in strategies and in what follows. */
export class Scout implements Wired {
  readonly id: string;
  readonly configuration: string;
  readonly #wiring: Wiring;
  readonly #notes = new Notes();

  constructor(options: PipelineOptions, own: PipelineExtensions) {
    const extensions = { ...extensionsOf(own, fullCatalogue), parts: this.#notes };
    this.#wiring = new Wiring(pipelineConfig(options), extensions, this);
    this.id = this.#wiring.id;
    this.configuration = this.#wiring.configuration;
  }

  get symbols(): readonly string[] {
    return this.#wiring.lanes.symbols;
  }

  /** A row without values. */
  get row(): Row {
    return this.#wiring.book.usual.design.rowOf([]);
  }

  /** Absorb a bar; what there is to hear of it, nothing where no lane took it in. */
  read(bar: SymbolBar | Bar): Readout | undefined {
    const notes = this.#notes;
    notes.begin();
    const result = warmed(this.#wiring, bar);
    const { validated, absorbed } = notes;
    if (validated === undefined || !(result instanceof LaneResult)) return undefined;
    const { symbol, passed, quality, judged, rows: rowsAfter } = LaneResult.foundOf(result);
    if (judged.length !== validated.judgements.length) return undefined; // the lane broke
    const { design } = this.#wiring.book.usual;
    const rows = passed.map(({ place, bar, values }) => ({
      place,
      bar: inEvents(absorbed, design.timeframes[place]!, bar),
      values,
      row: design.rowOf(values),
    }));
    const isPlain = isPlainBar(validated, absorbed);
    const [stretch, after] = [undefined, { rowsAfter, isPlain }];
    return { symbol, rows, quality, validated, absorbed, ...after, stretch };
  }
}

/** `bar` itself, as it was told: who hears of it tells by that which row is meant. */
function inEvents(absorbed: Readout['absorbed'], timeframe: string, bar: ClosedBar): ClosedBar {
  for (const events of absorbed) {
    for (const event of events) {
      const isOf = 'timeframe' in event && 'bar' in event && event.timeframe === timeframe;
      if (isOf && isSameBar(event.bar, bar)) return event.bar;
    }
  }
  return bar;
}

function isPlainBar(
  { judgements, events }: Readout['validated'],
  absorbed: Readout['absorbed'],
): boolean {
  if (judgements.length !== 1 || events.length > 0 || absorbed.length !== 1) return false;
  const { bar, interval, disposition, reasons } = judgements[0]!;
  const isWhole = bar !== undefined && interval !== undefined;
  const isAccepted = disposition === 'accepted' && reasons.length === 0;
  return isWhole && isAccepted && absorbed[0]!.every(({ type }) => type === 'closed');
}
