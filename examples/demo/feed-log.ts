import type { PipelineResult, ReportData } from 'barwave';
import { type ReasonCode, sentenceOf } from 'barwave/validation';

type Quality = NonNullable<ReportData['quality']>;

/** Times of bars that are told as examples of a reason. */
const mostSamples = 3;

/** What became of the bars of the feed, and what its score was after each. */
export class FeedLog {
  /** Bars that came, by disposition. */
  readonly counts: Record<string, number> = {};
  readonly times: number[] = [];
  readonly scores: number[] = [];
  readonly #reasons = new Map<string, { count: number; samples: number[] }>();

  note({ bars, quality }: PipelineResult): void {
    for (const { time, disposition, reasons } of bars) {
      this.counts[disposition] = (this.counts[disposition] ?? 0) + 1;
      for (const code of reasons) this.#count(code, time);
      if (!(time >= (this.times.at(-1) ?? Number.NEGATIVE_INFINITY))) continue;
      this.times.push(time);
      this.scores.push(quality.score);
    }
  }

  /** The most frequent first. */
  reasons(): NonNullable<Quality['reasons']> {
    const all = [...this.#reasons].map(([code, { count, samples }]) => {
      return { code, count, samples, meaning: sentenceOf(code as ReasonCode) };
    });
    return all.sort((a, b) => b.count - a.count);
  }

  #count(code: string, time: number): void {
    const reason = this.#reasons.get(code) ?? { count: 0, samples: [] };
    this.#reasons.set(code, reason);
    reason.count += 1;
    if (reason.samples.length < mostSamples && Number.isFinite(time)) reason.samples.push(time);
  }
}
