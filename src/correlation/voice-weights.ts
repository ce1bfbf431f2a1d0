import { logOddsOf } from '../statistics/log-odds.js';
import { isTime } from './age.js';
import { BarClock } from './bar-clock.js';
import { decayOf } from './decay.js';
import { type HeardColumns, heardAt, heardWidth } from './heard-columns.js';
import type { CorrelatorDesign } from './options.js';
import { copiedRanking, type Ranking, rankingOf } from './ranking.js';

/** The sources of one timeframe: by their keys they stand together, `from` one place `to` another. */
interface Stretch {
  readonly clock: BarClock;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What the voices of one symbol say, and what they weigh as time goes by: those of one timeframe that
 * spoke of the same bar weigh the same. Places are those of the sources by their keys.
 */
export class VoiceWeights {
  /** Its weights are NaN where there is nothing that counts. */
  readonly ranking: Ranking;
  /** Whether somebody spoke who does not count: not any more, or not yet. */
  hasLapsed = false;
  readonly #design: CorrelatorDesign;
  readonly #stretches: readonly Stretch[];
  /** When each voice begins to grow old, and to count; Infinity where there is none. */
  readonly #ends: Float64Array;
  readonly #starts: Float64Array;
  /** Bars begun, and left of the last, when each voice spoke. */
  readonly #begunBars: Float64Array;
  readonly #leftOfBars: Float64Array;
  /** NaN if voices have changed since. */
  #time = Number.NaN;

  /** Of nobody, or as `like` has them. */
  constructor(design: CorrelatorDesign, like?: VoiceWeights) {
    const { length } = design.sources;
    const never = (): Float64Array => new Float64Array(length).fill(Number.POSITIVE_INFINITY);
    this.#design = design;
    this.ranking = like ? copiedRanking(like.ranking) : rankingOf(length);
    this.#stretches = like ? like.#stretches : stretchesOf(design); // clocks keep their origins
    this.#ends = like ? like.#ends.slice() : never();
    this.#starts = like ? like.#starts.slice() : never();
    this.#begunBars = like ? like.#begunBars.slice() : new Float64Array(length);
    this.#leftOfBars = like ? like.#leftOfBars.slice() : new Float64Array(length);
  }

  /** Another voice speaks at `source`. */
  changed(source: number, { numbers }: HeardColumns): void {
    const at = this.#design.placeByKey[source]!;
    const { logOddsOf: odds, horizonMsOf, isNilOf } = this.ranking;
    const from = source * heardWidth;
    const end = numbers[from + heardAt.end]!;
    const clock = clockAt(this.#stretches, at);
    clock.moveTo(end);
    this.#begunBars[at] = clock.begunBars;
    this.#leftOfBars[at] = clock.leftOfBar;
    this.#ends[at] = end;
    this.#starts[at] = numbers[from + heardAt.isFinal] === 1 ? end : Number.NEGATIVE_INFINITY;
    odds[at] = logOddsOf(numbers[from + heardAt.pUp]!);
    horizonMsOf[at] = numbers[from + heardAt.horizonMs]!;
    isNilOf[at] = numbers[from + heardAt.isNil]!;
    this.#time = Number.NaN;
  }

  dropped(source: number): void {
    const at = this.#design.placeByKey[source]!;
    this.#ends[at] = Number.POSITIVE_INFINITY;
    this.#starts[at] = Number.POSITIVE_INFINITY;
    this.#time = Number.NaN;
  }

  /** Whether what was said at `source` has no weight. */
  isLapsed(source: number): boolean {
    return Number.isNaN(this.ranking.weightOf[this.#design.placeByKey[source]!]!);
  }

  moveTo(now: number): void {
    if (now === this.#time) return;
    this.#time = now;
    this.hasLapsed = false;
    if (!isTime(now)) this.ranking.weightOf.fill(Number.NaN);
    else for (let i = 0; i < this.#stretches.length; i++) this.#weigh(this.#stretches[i]!, now);
  }

  #weigh({ clock, weight: own, from, to }: Stretch, now: number): void {
    const { expiryBars } = this.#design;
    const { weightOf } = this.ranking;
    const ends = this.#ends;
    clock.moveTo(now);
    let known = 0;
    let weight = own;
    for (let at = from; at < to; at++) {
      let ageBars = Number.NaN;
      if (now > ends[at]!) {
        const begun = clock.begunBars - this.#begunBars[at]! + this.#leftOfBars[at]!;
        ageBars = Math.max(0, begun - clock.leftOfBar);
      } else if (now >= this.#starts[at]!) ageBars = 0;
      if (ageBars <= expiryBars) {
        if (ageBars !== known) weight = own * decayOf(this.#design, ageBars);
        known = ageBars;
        weightOf[at] = weight;
      } else {
        weightOf[at] = Number.NaN;
        if (ends[at]! < Number.POSITIVE_INFINITY) this.hasLapsed = true;
      }
    }
  }
}

function stretchesOf({ sources, inKeyOrder, schedule }: CorrelatorDesign): Stretch[] {
  const firsts = inKeyOrder.flatMap((source, at) =>
    sources[source]!.timeframe === sources[inKeyOrder[at - 1] ?? -1]?.timeframe ? [] : [at],
  );
  return firsts.map((from, i) => {
    const { timeframe, weight } = sources[inKeyOrder[from]!]!;
    const to = firsts[i + 1] ?? sources.length;
    return { clock: new BarClock(schedule, timeframe), weight, from, to };
  });
}

function clockAt(stretches: readonly Stretch[], at: number): BarClock {
  let i = 0;
  while (at >= stretches[i]!.to) i++;
  return stretches[i]!.clock;
}
