// Gaps that the validator finds are asked for, in nobody's way: all of them beside the newest bars, as far
// as the limits of the sources go.
import type { SymbolBar } from 'barwave';
import type { Parts } from './parts.js';
import type { Wanted } from './sources/source.js';

interface Gap extends Wanted {
  /** When it was noticed, ms. */
  readonly at: number;
}

const mostWaiting = 1000;
const mostAtOnce = 50;
/** For so long a gap that nobody could be asked for waits for the next time. */
const patienceMs = 120_000;

export class Gaps {
  readonly #parts: Parts;
  readonly #waiting: Gap[] = [];
  #asking = 0;
  /** Bars of gaps, for whoever takes them away. */
  readonly found: SymbolBar[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    const { config, clock } = parts;
    parts.engine.events.on('gap', ({ symbol, timeframe, from, to }) => {
      if (timeframe !== undefined || this.#waiting.length >= mostWaiting) return;
      this.#waiting.push({ symbol, timeframe: config.base, from, to, at: clock.now() });
    });
  }

  async ask(): Promise<void> {
    const asked = this.#waiting.splice(0, mostAtOnce - this.#asking);
    await Promise.all(asked.map((gap) => this.#ask(gap)));
  }

  async #ask(gap: Gap): Promise<void> {
    const { config, sources, clock, log } = this.#parts;
    const asset = config.assets.find(({ symbol }) => symbol === gap.symbol)!;
    this.#asking += 1;
    try {
      this.found.push(...(await sources.fetch(asset, gap)).candles.bars);
    } catch (error) {
      if (clock.now() - gap.at < patienceMs) this.#waiting.push(gap);
      else log.warn({ ...gap, fault: (error as Error).message }, 'a gap stays');
    } finally {
      this.#asking -= 1;
    }
  }
}
