import { logOddsOf } from '../statistics/log-odds.js';
import { isTime } from './age.js';
import { BarClock } from './bar-clock.js';
import { decayOf } from './decay.js';
import { type HeardColumns, heardAt, heardWidth } from './heard-columns.js';
import type { CorrelatorDesign } from './options.js';
import { copiedRanking, type Ranking, rankingOf, voiceAt, voiceWidth } from './ranking.js';

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
  /** Weights are NaN where there is nothing that counts. */
  readonly ranking: Ranking;
  /** Whether somebody spoke who does not count: not any more, or not yet. */
  hasLapsed = false;
  readonly #design: CorrelatorDesign;
  readonly #stretches: readonly Stretch[];
  /** NaN if voices have changed since. */
  #time = Number.NaN;

  /** Of nobody, or as `like` has them. */
  constructor(design: CorrelatorDesign, like?: VoiceWeights) {
    this.#design = design;
    if (like !== undefined) {
      this.ranking = copiedRanking(like.ranking);
      this.#stretches = like.#stretches; // clocks keep their origins, wherever they are moved to
      return;
    }
    this.ranking = rankingOf(design.sources.length);
    this.#stretches = stretchesOf(design);
    for (let source = 0; source < design.sources.length; source++) this.dropped(source);
  }

  /** Another voice speaks at `source`. */
  changed(source: number, { numbers }: HeardColumns): void {
    const place = this.#design.placeByKey[source]!;
    const clock = clockAt(this.#stretches, place);
    const { voices } = this.ranking;
    const from = source * heardWidth;
    const to = place * voiceWidth;
    const end = numbers[from + heardAt.end]!;
    const isFinal = numbers[from + heardAt.isFinal] === 1;
    clock.moveTo(end);
    voices[to + voiceAt.logOdds] = logOddsOf(numbers[from + heardAt.pUp]!);
    voices[to + voiceAt.horizonMs] = numbers[from + heardAt.horizonMs]!;
    voices[to + voiceAt.isNil] = numbers[from + heardAt.isNil]!;
    voices[to + voiceAt.end] = end;
    voices[to + voiceAt.start] = isFinal ? end : Number.NEGATIVE_INFINITY;
    voices[to + voiceAt.begunBars] = clock.begunBars;
    voices[to + voiceAt.leftOfBar] = clock.leftOfBar;
    this.#time = Number.NaN;
  }

  /** Nobody speaks there: what never ends and never starts does not count. */
  dropped(source: number): void {
    const to = this.#design.placeByKey[source]! * voiceWidth;
    this.ranking.voices[to + voiceAt.end] = Number.POSITIVE_INFINITY;
    this.ranking.voices[to + voiceAt.start] = Number.POSITIVE_INFINITY;
    this.#time = Number.NaN;
  }

  /** Whether what was said at `source` has no weight. */
  isLapsed(source: number): boolean {
    const from = this.#design.placeByKey[source]! * voiceWidth;
    return Number.isNaN(this.ranking.voices[from + voiceAt.weight]!);
  }

  moveTo(now: number): void {
    if (now === this.#time) return;
    this.#time = now;
    this.hasLapsed = false;
    for (let i = 0; i < this.#stretches.length; i++) this.#weigh(this.#stretches[i]!, now);
  }

  #weigh({ clock, weight: own, from: first, to: end }: Stretch, now: number): void {
    const { expiryBars } = this.#design;
    const { voices } = this.ranking;
    const isKnown = isTime(now);
    if (isKnown) clock.moveTo(now);
    let known = 0;
    let weight = own;
    for (let place = first; place < end; place++) {
      const from = place * voiceWidth;
      let ageBars = Number.NaN;
      if (isKnown && now > voices[from + voiceAt.end]!) {
        const begun = clock.begunBars - voices[from + voiceAt.begunBars]!;
        ageBars = Math.max(0, begun + voices[from + voiceAt.leftOfBar]! - clock.leftOfBar);
      } else if (isKnown && now >= voices[from + voiceAt.start]!) ageBars = 0;
      if (ageBars <= expiryBars) {
        if (ageBars !== known) weight = own * decayOf(this.#design, ageBars);
        known = ageBars;
        voices[from + voiceAt.weight] = weight;
      } else {
        voices[from + voiceAt.weight] = Number.NaN;
        if (voices[from + voiceAt.end]! < Number.POSITIVE_INFINITY) this.hasLapsed = true;
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
