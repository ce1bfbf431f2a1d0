import { verdictOf } from '../correlation/composite.js';
import { sharesOf } from '../correlation/shares.js';
import type { Found, Judged } from '../pipeline/found.js';
import { atrIn } from '../pipeline/lane-decision.js';
import type { LaneDesign } from '../pipeline/lane-design.js';
import type { Doubt } from '../strategies/doubt.js';
import { dispositions } from '../validation/judgement.js';
import type { PackedAnswer } from './messages.js';
import { NumberRows } from './number-rows.js';
import {
  closedColumn,
  judgedColumn as column,
  directions,
  judgedWidth,
  shareColumn,
  shareWidth,
} from './packed-row.js';

/** Gathers what lanes find into columns that cross a port without being copied. */
export class Packing {
  readonly #designs: readonly LaneDesign[];
  readonly #judged: NumberRows;
  readonly #shares = new NumberRows(shareWidth);
  readonly #ids = new Map<string, number>();
  /** By design, by timeframe. */
  readonly #closed: (NumberRows | undefined)[][];
  readonly #signals: PackedAnswer['signals'][number][] = [];
  readonly #events: PackedAnswer['events'][number][] = [];
  readonly #doubts: (readonly [row: number, doubts: readonly Doubt[]])[] = [];

  /** @param expectedRows  as many bars as there will be, about */
  constructor(designs: readonly LaneDesign[], expectedRows: number) {
    this.#designs = designs;
    this.#judged = new NumberRows(judgedWidth, expectedRows);
    this.#closed = designs.map(({ timeframes }) => timeframes.map(() => undefined));
  }

  /** What the lane of a symbol of `design` found at the bar at `place`. */
  add(place: number, found: Found, design: LaneDesign): void {
    for (const judged of found.judged) this.#judge(place, judged, found, design);
    for (const passed of found.passed) this.#close(place, passed, design);
    for (const signal of found.signals) this.#signals.push([place, signal]);
    for (const event of found.events) this.#events.push([place, event]);
  }

  #judge(place: number, judged: Judged, { quality }: Found, design: LaneDesign): void {
    const { judgement, rows } = judged;
    const { bar, interval } = judgement;
    const at = this.#judged.next();
    const { numbers } = this.#judged;
    numbers[at + column.place] = place;
    numbers[at + column.time] = judgement.time;
    numbers[at + column.disposition] = dispositions.indexOf(judgement.disposition);
    numbers[at + column.decidedAt] = judgement.decidedAt;
    numbers[at + column.tier] = quality[1]!;
    numbers[at + column.lossSum] = quality[2]!;
    if (rows === undefined || bar === undefined) return;
    numbers[at + column.isReleased] = 1;
    numbers[at + column.start] = interval!.start;
    numbers[at + column.end] = interval!.end;
    numbers[at + column.high] = bar.high;
    numbers[at + column.low] = bar.low;
    numbers[at + column.close] = bar.close;
    numbers[at + column.widthRatio] = judged.widthRatio;
    numbers[at + column.atr] = atrIn(design, judged);
    const riskRow = rows[design.riskAt];
    numbers[at + column.hasRiskRow] = riskRow === undefined ? 0 : 1;
    design.regimeColumns.forEach((from, i) => {
      numbers[at + column.regime + i] = riskRow?.[from] ?? Number.NaN;
    });
    this.#opine(numbers, at, judged, design);
  }

  #opine(numbers: Float64Array, at: number, judged: Judged, design: LaneDesign): void {
    const { voices, rho, judgement } = judged;
    const { correlation } = design;
    const verdict = judged.verdict ?? verdictOf(correlation, voices, judgement.decidedAt, rho);
    const { direction, restsOn } = verdict;
    numbers[at + column.direction] = directions.indexOf(direction);
    numbers[at + column.confidence] = verdict.confidence;
    numbers[at + column.coverage] = verdict.coverage;
    numbers[at + column.horizonMs] = verdict.horizonMs;
    numbers[at + column.isNil] = verdict.isNil ? 1 : 0;
    numbers[at + column.sharesFrom] = this.#shares.count;
    if (restsOn.length > 0) this.#doubts.push([this.#judged.count - 1, restsOn]);
    if (direction === 'flat') return; // no risk is taken, and no signal named
    const shares = sharesOf(correlation, voices, judgement.decidedAt, rho);
    numbers[at + column.shareCount] = shares.length;
    for (const { id, logOdds, share } of shares) {
      const to = this.#shares.next();
      const packed = this.#shares.numbers;
      packed[to + shareColumn.id] = this.#idOf(id);
      packed[to + shareColumn.logOdds] = logOdds;
      packed[to + shareColumn.share] = share;
    }
  }

  #idOf(id: string): number {
    const known = this.#ids.get(id);
    if (known !== undefined) return known;
    this.#ids.set(id, this.#ids.size);
    return this.#ids.size - 1;
  }

  #close(place: number, { place: track, bar, values, isNew }: Passed, design: LaneDesign): void {
    const all = this.#closed[this.#designs.indexOf(design)]!;
    all[track] ??= new NumberRows(closedColumn.values + values.length);
    const rows = all[track];
    const at = rows.next();
    const { numbers } = rows;
    numbers[at + closedColumn.place] = place;
    numbers[at + closedColumn.end] = bar.end;
    numbers[at + closedColumn.isNew] = isNew ? 1 : 0;
    numbers.set(values, at + closedColumn.values);
  }

  packed(): PackedAnswer {
    return {
      judged: this.#judged.taken(),
      shares: this.#shares.taken(),
      ids: [...this.#ids.keys()],
      closed: this.#closed.flatMap((tracks, design) =>
        tracks.flatMap((rows, track) => {
          if (rows === undefined) return [];
          const timeframe = this.#designs[design]!.timeframes[track]!;
          return [{ design, timeframe, rows: rows.taken() }];
        }),
      ),
      signals: this.#signals,
      events: this.#events,
      doubts: this.#doubts,
    };
  }
}

type Passed = Found['passed'][number];

/** The buffers in `packed`, which may move. */
export function buffersIn({ judged, shares, closed }: PackedAnswer): ArrayBuffer[] {
  return [judged, shares, ...closed.map(({ rows }) => rows)].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
