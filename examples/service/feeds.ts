// What is known of each symbol's feed.
import type { PipelineResult, SymbolBar } from 'barwave';
import { timeframeOf } from 'barwave/bars';
import type { SourceName } from './sources/source.js';

export interface FeedStatus {
  /** When its source answered last, ms; NaN before. */
  at: number;
  source: SourceName | '';
  /** End of the newest closed bar, ms; NaN before. */
  end: number;
  quality: number;
  tier: string;
  /** Why there is nothing newer; empty if there is. */
  fault: string;
}

const fields = ['open', 'high', 'low', 'close', 'volume'] as const;

export class Feeds {
  readonly status: Map<string, FeedStatus> = new Map();
  readonly #newest = new Map<string, SymbolBar>();
  readonly #baseMs: number;

  constructor(base: string) {
    this.#baseMs = timeframeOf(base).nominalMs;
  }

  /** A symbol that is watched, and what history has of it. */
  add(symbol: string, newest: SymbolBar | undefined): void {
    const nothing = { at: Number.NaN, source: '', quality: Number.NaN, tier: 'unknown' } as const;
    const end = newest === undefined ? Number.NaN : this.endOf(newest);
    this.status.set(symbol, { ...nothing, end, fault: 'not asked yet' });
    if (newest !== undefined) this.#newest.set(symbol, newest);
  }

  endOf({ time }: SymbolBar): number {
    return time + this.#baseMs;
  }

  /** Time of the newest bar, ms. */
  newest(symbol: string): number | undefined {
    return this.#newest.get(symbol)?.time;
  }

  /** Whether it is a later bar, or another one of the same time. */
  isNews(bar: SymbolBar): boolean {
    const newest = this.#newest.get(bar.symbol);
    if (newest === undefined || bar.time > newest.time) return true;
    return bar.time === newest.time && fields.some((field) => bar[field] !== newest[field]);
  }

  absorbed(bar: SymbolBar, { quality }: PipelineResult): void {
    if (bar.time < (this.newest(bar.symbol) ?? Number.NEGATIVE_INFINITY)) return;
    this.#newest.set(bar.symbol, bar);
    const { score, tier } = quality;
    Object.assign(this.status.get(bar.symbol)!, { end: this.endOf(bar), quality: score, tier });
  }
}
