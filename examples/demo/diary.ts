import type { Bar, Decision, PipelineResult, Signal } from 'barwave';
import { StreamingWaveletTransformer } from 'barwave';

/** What was said while the bars went by. */
export class Diary {
  /** Base bars that were believed, and beside each what was known at its end. */
  readonly bars: Bar[] = [];
  readonly denoised: number[] = [];
  /** Share of each wavelet scale in the movement of the close. */
  readonly energy: Readonly<Record<string, number>>[] = [];
  readonly signals: Signal[] = [];
  /** To trade; to hold is the rest. */
  readonly trades: Decision[] = [];
  readonly events: PipelineResult['events'][number][] = [];
  /** Bars that came, by disposition. */
  readonly counts: Record<string, number> = {};
  /** The newest result. */
  last: PipelineResult | undefined;
  readonly #base: string;
  readonly #waves = new StreamingWaveletTransformer({ maxLevels: 6 });

  constructor(base: string) {
    this.#base = base;
  }

  note(result: PipelineResult): void {
    const { bars, closed, decision, denoised, events, signals } = result;
    for (const { disposition } of bars) {
      this.counts[disposition] = (this.counts[disposition] ?? 0) + 1;
    }
    this.events.push(...events);
    this.signals.push(...signals);
    if (decision !== undefined && decision.action !== 'hold') this.trades.push(decision);
    for (const { timeframe, bar } of closed) {
      if (timeframe === this.#base) this.#close(bar, denoised[timeframe] ?? Number.NaN);
    }
    this.last = result;
  }

  #close(bar: Bar, denoised: number): void {
    this.bars.push(bar);
    this.denoised.push(denoised);
    this.#waves.update(bar.close);
    this.energy.push(this.#waves.getEnergyDistribution());
  }
}
