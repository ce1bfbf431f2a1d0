import type { Bar } from '../bars/bar.js';
import type { Verdict } from '../correlation/composite.js';
import type { Judged } from '../pipeline/found.js';
import type { LaneDesign } from '../pipeline/lane-design.js';
import type { Rows } from '../pipeline/told.js';
import type { SignalShare } from '../risk/decision-input.js';
import { type Doubt, noDoubts } from '../strategies/doubt.js';
import { dispositions, type Judgement } from '../validation/judgement.js';
import type { CapturedQuality } from '../validation/quality-tier.js';
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
export class PackedJudged implements Judged {
  readonly judgement: Judgement;
  readonly rows: Rows | undefined;
  readonly voices: readonly never[] = none;
  readonly rho: number = 0;
  verdict: Verdict | undefined;
  id: string | undefined;
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

  get widthRatio(): number {
    return this.#packed.judged[this.#at + column.widthRatio]!;
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

  /** What was judged at the bar at `place`, of a symbol; empty if nothing was. */
  at(place: number, symbol: string, design: LaneDesign, known: RiskRows): readonly PackedJudged[] {
    const { judged } = this.packed;
    const from = this.#fromPlace[place]! - 1;
    if (from < 0) return none;
    let end = from + judgedWidth;
    while (judged[end + column.place] === place) end += judgedWidth;
    const all: PackedJudged[] = [];
    for (let at = from; at < end; at += judgedWidth) {
      const isReleased = judged[at + column.isReleased] === 1;
      const rows = isReleased ? known.of(symbol, design, judged, at) : undefined;
      all.push(this.#judgedAt(at, rows));
    }
    return all;
  }

  /** How far the data was to be trusted as of the bar at `place`, as far as decisions read it. */
  qualityAt(place: number): CapturedQuality {
    const from = this.#fromPlace[place]! - 1;
    const { judged } = this.packed;
    return [0, judged[from + column.tier]!, judged[from + column.lossSum]!];
  }

  #judgedAt(at: number, rows: Rows | undefined): PackedJudged {
    const { judged } = this.packed;
    const time = judged[at + column.time]!;
    const isReleased = rows !== undefined;
    const verdict = isReleased
      ? verdictAt(judged, at, this.#doubts.get(at / judgedWidth) ?? noDoubts)
      : undefined;
    const judgement = {
      time,
      disposition: dispositions[judged[at + column.disposition]!]!,
      reasons: none,
      bar: isReleased ? barAt(judged, at, time) : undefined,
      interval: isReleased
        ? { start: judged[at + column.start]!, end: judged[at + column.end]! }
        : undefined,
      decidedAt: judged[at + column.decidedAt]!,
      wasPending: false,
    };
    return new PackedJudged(this.packed, at, { judgement, rows, verdict });
  }
}

/** What decisions read of a bar. */
function barAt(judged: Float64Array, at: number, time: number): Bar {
  const close = judged[at + column.close]!;
  const [high, low] = [judged[at + column.high]!, judged[at + column.low]!];
  return { time, open: close, high, low, close, volume: 0 };
}
