import { type Verdict, verdictOf } from '../../correlation/composite.js';
import type { Voice } from '../../correlation/heard.js';
import type { CorrelatorDesign } from '../../correlation/options.js';
import { ageOf } from '../../correlation/tally.js';
import { type Found, type Judged, judgedOf } from '../found.js';
import type { LaneDesign } from '../lane-design.js';
import { type Mark, noMarks } from '../marks.js';
import type { ToldAll } from '../told.js';
import { type PassingVerdict, passingVerdict, writeVerdict } from './passing-verdict.js';
import type { Readout } from './readout.js';

/** What is decided on. */
export type Heard = Pick<Found, 'symbol' | 'judged' | 'quality'>;

const noRows: readonly never[] = Object.freeze([]);

/** A record of what is heard, to be written over. */
interface Passing {
  readonly judged: { -readonly [F in keyof Judged]: Judged[F] };
  readonly heard: { -readonly [F in keyof Heard]: Heard[F] };
  readonly verdict: PassingVerdict;
}

function passing(symbol: string, voices: readonly Voice[]): Passing {
  const judged = judgedOf(undefined as never, { rows: undefined, voices, rho: 0.5 });
  const heard = { symbol, judged: [judged], quality: undefined as never };
  return { judged, heard, verdict: passingVerdict() };
}

/**
 * In the place of findings, what is kept of a plain bar where nobody asks for more than what decisions
 * rest on: the voices.
 */
export class Listening implements ToldAll {
  readonly symbol: string;
  readonly marks: readonly Mark[] = noMarks;
  readonly rows: readonly never[] = noRows;
  readonly wantsRows: boolean = false;
  voices: readonly Voice[];
  rho = 0;
  readonly #correlation: CorrelatorDesign;
  /** What is heard, written anew at each bar; `undefined` where whoever hears it may keep it. */
  readonly #passing: Passing | undefined;
  /** Voices of which none will ever count again, and what they amount to. */
  #over: readonly Voice[] | undefined;
  #silence: Verdict | undefined;

  /** @param isPassing  whether what is heard is good until the next bar alone */
  constructor(symbol: string, { correlation, silence }: LaneDesign, isPassing: boolean) {
    this.symbol = symbol;
    this.voices = silence;
    this.#correlation = correlation;
    this.#passing = isPassing ? passing(symbol, silence) : undefined;
  }

  pass(): void {}

  say(): void {}

  tell(): void {}

  ignore(): void {}

  /** What there is to decide on, once the bar has been absorbed. */
  heard({ symbol, validated, quality, rowsAfter: rows }: Readout): Heard {
    const { voices, rho } = this;
    const judgement = validated.judgements[0]!;
    const last = this.#passing;
    if (last === undefined) {
      const judged = judgedOf(judgement, { rows, voices, rho });
      judged.verdict = this.#verdict(judged);
      return { symbol, judged: [judged], quality };
    }
    const { judged, heard } = last;
    judged.judgement = judgement;
    judged.rows = rows;
    judged.voices = voices;
    judged.rho = rho;
    judged.id = undefined;
    judged.shares = undefined;
    judged.verdict = this.#verdict(judged);
    heard.quality = quality;
    return heard;
  }

  #verdict(judged: Judged): Verdict {
    return this.#over === judged.voices ? this.#silence! : this.#newVerdict(judged);
  }

  #newVerdict({ judgement: { decidedAt: now }, voices, rho }: Judged): Verdict {
    const design = this.#correlation;
    const last = this.#passing?.verdict;
    const verdict =
      last === undefined
        ? verdictOf(design, voices, now, rho)
        : writeVerdict(last, design, voices, now, rho);
    if (Number.isNaN(verdict.horizonMs) && areOver(design, voices, now)) {
      this.#over = voices;
      this.#silence = { ...verdict };
    }
    return verdict;
  }
}

/** Whether none of `voices` counts at `now`, or later. */
function areOver(design: CorrelatorDesign, voices: readonly Voice[], now: number): boolean {
  return voices.every(
    (voice, i) => !(voice.end > now) && Number.isNaN(ageOf(design, i, voice, now)),
  );
}
