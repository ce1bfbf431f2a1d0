import type { Verdict } from '../correlation/composite.js';
import type { Found, Judged } from '../pipeline/found.js';
import type { LaneDesign } from '../pipeline/lane-design.js';
import type { Rows } from '../pipeline/told.js';
import type { SignalShare } from '../risk/decision-input.js';
import { type Doubt, noDoubts } from '../strategies/doubt.js';
import { dispositions, type Judgement } from '../validation/judgement.js';
import type { PackedAnswer } from './messages.js';
import {
  judgedColumn as column,
  directions,
  judgedWidth,
  shareColumn,
  shareWidth,
} from './packed-row.js';
import type { RiskRows } from './risk-rows.js';

const none: readonly never[] = Object.freeze([]);

/** A judgement of another thread; the signals behind it are made when a decision names them. */
class PackedJudged implements Judged {
  readonly judgement: Judgement;
  readonly rows: Rows | undefined;
  readonly voices: readonly never[] = none;
  readonly rho: number = 0;
  verdict: Verdict | undefined;
  readonly #packed: PackedAnswer;
  readonly #at: number;

  constructor(
    packed: PackedAnswer,
    at: number,
    known: Pick<Judged, 'judgement' | 'rows' | 'verdict'>,
  ) {
    this.judgement = known.judgement;
    this.rows = known.rows;
    this.verdict = known.verdict;
    this.#packed = packed;
    this.#at = at;
  }

  get shares(): readonly SignalShare[] {
    const { shares, ids, judged } = this.#packed;
    const from = judged[this.#at + column.sharesFrom]!;
    return Array.from({ length: judged[this.#at + column.shareCount]! }, (_, i) => {
      const at = (from + i) * shareWidth;
      const id = ids[shares[at + shareColumn.id]!]!;
      const logOdds = shares[at + shareColumn.logOdds]!;
      return { id, logOdds, share: shares[at + shareColumn.share]! };
    });
  }
}

function verdictAt(judged: Float64Array, at: number, restsOn: readonly Doubt[]): Verdict {
  return {
    direction: directions[judged[at + column.direction]!]!,
    confidence: judged[at + column.confidence]!,
    coverage: judged[at + column.coverage]!,
    horizonMs: judged[at + column.horizonMs]!,
    isNil: judged[at + column.isNil] === 1,
    restsOn,
  };
}

/** Reads the judged bars of one answer, which are in the order in which their host came to them. */
export class Unpacking {
  readonly packed: PackedAnswer;
  readonly #doubts: ReadonlyMap<number, readonly Doubt[]>;
  /** By the place of a bar, one more than where its first row begins; 0 where it has none. */
  readonly #fromPlace: Uint32Array;

  /** @param length  places that there are */
  constructor(packed: PackedAnswer, length: number) {
    this.packed = packed;
    this.#doubts = new Map(packed.doubts);
    this.#fromPlace = new Uint32Array(length);
    for (let at = packed.judged.length - judgedWidth; at >= 0; at -= judgedWidth) {
      this.#fromPlace[packed.judged[at + column.place]!] = at + 1;
    }
  }

  /** What was found at the bar at `place`, of a symbol; `undefined` if nothing was. */
  at(place: number, symbol: string, design: LaneDesign, known: RiskRows): Found | undefined {
    const { judged } = this.packed;
    const from = this.#fromPlace[place]! - 1;
    if (from < 0) return undefined;
    const all: Judged[] = [];
    for (let at = from; judged[at + column.place] === place; at += judgedWidth) {
      const isReleased = judged[at + column.isReleased] === 1;
      const rows = isReleased ? known.of(symbol, design, judged, at) : undefined;
      all.push(this.#judgedAt(at, rows));
    }
    const quality = [0, judged[from + column.tier]!, judged[from + column.lossSum]!];
    return { ...nothingElse, symbol, judged: all, quality };
  }

  #judgedAt(at: number, rows: Rows | undefined): Judged {
    const { judged } = this.packed;
    const time = judged[at + column.time]!;
    const disposition = dispositions[judged[at + column.disposition]!]!;
    const decidedAt = judged[at + column.decidedAt]!;
    const about = { time, disposition, reasons: none, decidedAt, wasPending: false };
    if (rows === undefined) {
      const judgement = { ...about, bar: undefined, interval: undefined };
      return new PackedJudged(this.packed, at, { judgement, rows, verdict: undefined });
    }
    const close = judged[at + column.close]!;
    const bar = {
      time,
      open: close, // no decision reads it
      high: judged[at + column.high]!,
      low: judged[at + column.low]!,
      close,
      volume: 0,
    };
    const interval = { start: judged[at + column.start]!, end: judged[at + column.end]! };
    const restsOn = this.#doubts.get(at / judgedWidth) ?? noDoubts;
    const verdict = verdictAt(judged, at, restsOn);
    const judgement = { ...about, bar, interval };
    return new PackedJudged(this.packed, at, { judgement, rows, verdict });
  }
}

/** What a decision does not read. */
const nothingElse: Omit<Found, 'symbol' | 'judged' | 'quality'> = {
  passed: none,
  signals: none,
  events: none,
  ignored: none,
  stages: {},
  rows: none,
  voices: none,
  rho: 0,
  marks: none,
  time: Number.NaN,
  formingNumbers: none,
  forming: undefined,
};
