// What is known of each symbol's feed.
import type { PipelineResult, SymbolBar } from 'barwave';
import { hasSameValues, timeframeOf } from 'barwave/bars';
import type { SourceName } from './sources/source.js';

export interface FeedStatus {
  /** When its source answered last, ms; NaN before. */
  at: number;
  source: SourceName | '';
  /** End of the newest closed bar, ms; NaN before. */
  end: number;
  newest: SymbolBar | undefined;
  quality: number;
  tier: string;
  /** Why there is nothing newer; empty if there is. */
  fault: string;
}

const notAsked = 'not asked yet';

export class Feeds {
  readonly status: Map<string, FeedStatus> = new Map();
  readonly #baseMs: number;

  constructor(base: string) {
    this.#baseMs = timeframeOf(base).nominalMs;
  }

  /** A symbol that is watched, and what history has of it. */
  add(symbol: string, newest: SymbolBar | undefined): void {
    const nothing = { at: Number.NaN, source: '', quality: Number.NaN, tier: 'unknown' } as const;
    const end = newest === undefined ? Number.NaN : this.endOf(newest);
    this.status.set(symbol, { ...nothing, end, newest, fault: notAsked });
  }

  endOf({ time }: SymbolBar): number {
    return time + this.#baseMs;
  }

  /** Whether it is a later bar, or another one of the same time. */
  isNews(bar: SymbolBar): boolean {
    const newest = this.status.get(bar.symbol)?.newest;
    if (newest === undefined || bar.time > newest.time) return true;
    return bar.time === newest.time && !hasSameValues(bar, newest);
  }

  answered(symbol: string, source: SourceName, at: number): void {
    Object.assign(this.status.get(symbol)!, { at, source, fault: '' });
  }

  /** None of its sources answered; whether one did until now, or none was asked before. */
  failed(symbol: string, fault: string): boolean {
    const status = this.status.get(symbol)!;
    const isFirst = status.fault === '' || status.fault === notAsked;
    status.fault = fault;
    return isFirst;
  }

  absorbed(bar: SymbolBar, { quality }: PipelineResult): void {
    const { newest } = this.status.get(bar.symbol)!;
    if (newest !== undefined && bar.time < newest.time) return;
    const { score, tier } = quality;
    const news = { newest: bar, end: this.endOf(bar), quality: score, tier };
    Object.assign(this.status.get(bar.symbol)!, news);
  }
}
