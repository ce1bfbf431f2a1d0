// Bars on their way into the engine; what they lead to is told and kept.
import type { PipelineResult, SymbolBar } from 'barwave';
import { breathe } from './breathe.js';
import type { Features } from './cache/market-cache.js';
import type { Canary } from './canary.js';
import type { Feeds } from './feeds.js';
import type { Parts } from './parts.js';
import { Rows } from './rows.js';
import { Teller } from './teller.js';
import { turnsOf } from './turns.js';

/** Rows that wait to be written, after which they are, whenever the next batch is due. */
const mostWaiting = 50_000;

export class Intake {
  canary: Canary | undefined;
  readonly teller: Teller;
  readonly #parts: Parts;
  readonly #feeds: Feeds;
  readonly #rows = new Rows();

  constructor(parts: Parts, feeds: Feeds) {
    this.#parts = parts;
    this.#feeds = feeds;
    this.teller = new Teller(parts);
  }

  /** Bars of all symbols by time, as they would have come without delay; the last rows of each. */
  async absorb(bars: readonly SymbolBar[]): Promise<Features[]> {
    const { engine, history, clock, config } = this.#parts;
    const last = new Map<string, PipelineResult>();
    for (const turn of turnsOf(bars)) {
      const isOld = clock.now() - this.#feeds.endOf(turn[0]!) > 1000 * config.staleSeconds;
      const word = { bars: turn, noRisk: new Set(isOld ? turn.map(({ symbol }) => symbol) : []) };
      const results: PipelineResult[] = [];
      for (const result of engine.absorbing(word)) {
        last.set(result.symbol, result);
        this.#rows.absorbed(result);
        this.#feeds.absorbed(turn[results.length]!, result);
        this.teller.closed(result);
        results.push(result);
        await breathe();
      }
      this.teller.trades(engine.trades);
      for (const difference of this.canary?.compare(word, results) ?? []) history.tell(difference);
      history.addTurn(word);
      if (history.waiting > mostWaiting) history.flush();
    }
    const at = clock.now();
    return Array.from(last.values(), (result) => this.#rows.of(result, at));
  }

  /** Look at forming bars: nothing changes by it. */
  async peek(bars: readonly SymbolBar[]): Promise<Features[]> {
    const { engine, clock } = this.#parts;
    const at = clock.now();
    const rows: Features[] = [];
    for (const bar of bars) {
      const result = engine.events.peek(bar);
      this.teller.forming(bar, result);
      rows.push(this.#rows.of(result, at));
      await breathe();
    }
    return rows;
  }
}
