import type { Bar } from 'barwave';

const minute = 60_000;
const ticksABar = 5;

/** Stands in for an exchange: history, then the newest candle again and again as it grows. */
export class Market {
  #state: number;
  #price = 100;
  #time = Date.UTC(2026, 0, 5);
  #candle: Bar | undefined;
  #ticks = 0;

  constructor(seed: number) {
    this.#state = seed;
  }

  history(count: number): Bar[] {
    return Array.from({ length: count * ticksABar }, () => this.tick()).filter(
      (_, i) => i % ticksABar === ticksABar - 1,
    );
  }

  /** The newest candle after one more trade. */
  tick(): Bar {
    this.#state = (1_103_515_245 * (this.#state % 65_536) + 12_345) % 2_147_483_648;
    this.#price *= 1 + (this.#state / 2_147_483_648 - 0.5) / 300;
    const price = this.#price;
    if (this.#ticks % ticksABar === 0) {
      if (this.#candle !== undefined) this.#time += minute;
      const [open, high, low, close] = [price, price, price, price];
      this.#candle = { time: this.#time, open, high, low, close, volume: 1 };
    }
    this.#ticks += 1;
    const { high, low, volume } = this.#candle!;
    this.#candle = {
      ...this.#candle!,
      high: Math.max(high, price),
      low: Math.min(low, price),
      close: price,
      volume: volume + 1,
    };
    return this.#candle;
  }
}
