// What a stream has said of one symbol since it was opened.
import type { SymbolBar } from 'barwave';
import type { Candles, Wanted } from './source.js';

const mostBars = 500;

export class Heard {
  /** From here on nothing is missing, ms. */
  #since: number;
  #closed: readonly SymbolBar[] = [];
  #forming: SymbolBar | undefined;

  /** @param since  time of the first candle, ms */
  constructor(since: number) {
    this.#since = since;
  }

  /** What is wanted, or `undefined` where not all of it was heard; what is older is wanted no more. */
  candles({ symbol, from, to }: Wanted): Candles | undefined {
    const newest = this.#forming ?? this.#closed.at(-1);
    // What ends in the past is a gap: it is known that the stream did not have it.
    if (newest === undefined || from < this.#since || to <= newest.time) return undefined;
    this.#closed = this.#closed.filter(({ time }) => time >= from);
    this.#since = from;
    const bars = this.#closed.filter(({ time }) => time < to);
    const forming = this.#forming && { ...this.#forming, symbol };
    return { bars: bars.map((bar) => ({ ...bar, symbol })), forming };
  }

  add(bar: SymbolBar, isClosed: boolean): void {
    const { time } = bar;
    if (time < this.#since) return;
    if (isClosed) {
      // a later word on a bar counts
      const others = this.#closed.filter((one) => one.time !== time);
      this.#closed = [...others, bar].sort((a, b) => a.time - b.time).slice(-mostBars);
      if (this.#closed.length === mostBars) this.#since = this.#closed[0]!.time;
      if (this.#forming !== undefined && this.#forming.time <= time) this.#forming = undefined;
    } else if (!this.#closed.some((one) => one.time >= time)) this.#forming = bar;
  }
}
