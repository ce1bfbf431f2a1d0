import type { Bar, PipelineResult, Signal } from 'barwave';
import { StrategyTracker } from 'barwave/performance';
import { regimeName } from 'barwave/regime';

/** Bars of one timeframe as they closed, and beside each what was known at its end. */
export interface Track {
  readonly bars: Bar[];
  readonly denoised: number[];
  /** e.g. `trend`; empty where there is no telling yet. */
  readonly regimes: string[];
}

/** What was said while the bars went by. */
export class Diary {
  readonly tracks: ReadonlyMap<string, Track>;
  readonly signals: Signal[] = [];
  readonly events: PipelineResult['events'][number][] = [];
  /** What came of the signals. */
  readonly tracker = new StrategyTracker();
  /** The newest result. */
  last: PipelineResult | undefined;

  constructor(timeframes: readonly string[]) {
    const empty = (): Track => ({ bars: [], denoised: [], regimes: [] });
    this.tracks = new Map(timeframes.map((timeframe) => [timeframe, empty()]));
  }

  note(result: PipelineResult): void {
    const { closed, denoised, events, features, signals } = result;
    this.events.push(...events);
    this.signals.push(...signals);
    this.tracker.update(result);
    for (const { timeframe, bar } of closed) {
      const track = this.tracks.get(timeframe)!;
      const of = (column: string): number => features[timeframe]?.get(column) ?? Number.NaN;
      const name = regimeName(of('regime.trend'), of('regime.volatility'));
      track.bars.push(bar);
      track.denoised.push(denoised[timeframe] ?? Number.NaN);
      track.regimes.push(name === 'unknown' ? '' : name);
    }
    this.last = result;
  }
}
