// What a stream has said of one symbol since it was opened.
import type { SymbolBar } from 'barwave';
import type { Candles, Wanted } from './source.js';

const mostBars = 500;

export class Heard {
  /** From here on nothing is missing, ms. */
  #since: number;
  readonly #closed: SymbolBar[] = [];
  #forming: SymbolBar | undefined;

  /** @param since  time of the first candle, ms */
  constructor(since: number) {
    this.#since = since;
  }

  /** What is wanted, or `undefined` where not all of it was heard. */
  candles({ symbol, from, to }: Wanted): Candles | undefined {
    const newest = this.#forming ?? this.#closed.at(-1);
    // What ends in the past is a gap: it is known that the stream did not have it.
    if (newest === undefined || from < this.#since || to <= newest.time) return undefined;
    const bars = this.#closed.filter(({ time }) => time >= from && time < to);
    const forming = this.#forming && { ...this.#forming, symbol };
    return { bars: bars.map((bar) => ({ ...bar, symbol })), forming };
  }

  add(bar: SymbolBar, isClosed: boolean): void {
    if (bar.time < this.#since) return;
    if (isClosed) this.#close(bar);
    else if (bar.time > (this.#closed.at(-1)?.time ?? Number.NEGATIVE_INFINITY)) {
      this.#forming = bar;
    }
  }

  #close(bar: SymbolBar): void {
    const closed = this.#closed;
    const place = closed.findLastIndex(({ time }) => time <= bar.time);
    const isKnown = closed[place]?.time === bar.time;
    closed.splice(isKnown ? place : place + 1, isKnown ? 1 : 0, bar);
    if (this.#forming !== undefined && this.#forming.time <= bar.time) this.#forming = undefined;
    if (closed.length <= mostBars) return;
    closed.shift();
    this.#since = closed[0]!.time;
  }
}
