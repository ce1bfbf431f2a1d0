// Gaps that the validator finds are asked for: one at a time, in nobody's way.
import type { SymbolBar } from 'barwave';
import type { Parts } from './parts.js';

const mostWaiting = 64;

export class Gaps {
  readonly #parts: Parts;
  readonly #waiting: { symbol: string; from: number; to: number }[] = [];
  #isAsking = false;
  /** Bars of gaps, for whoever takes them away. */
  readonly found: SymbolBar[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.engine.events.on('gap', ({ symbol, timeframe, from, to }) => {
      if (timeframe !== undefined || this.#waiting.length >= mostWaiting) return;
      this.#waiting.push({ symbol, from, to });
    });
  }

  async ask(): Promise<void> {
    if (this.#isAsking) return;
    const { config, sources, log } = this.#parts;
    const gap = this.#waiting.shift();
    const asset = config.assets.find(({ symbol }) => symbol === gap?.symbol);
    if (gap === undefined || asset === undefined) return;
    this.#isAsking = true;
    try {
      const { candles } = await sources.fetch(asset, { ...gap, timeframe: config.base });
      this.found.push(...candles.bars.filter(({ time }) => time >= gap.from && time < gap.to));
    } catch (error) {
      log.warn({ ...gap, fault: (error as Error).message }, 'a gap stays');
    } finally {
      this.#isAsking = false;
    }
  }
}
