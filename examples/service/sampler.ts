// A look at the process each second, merged by minute, kept for seven days.
import type { History } from './history/history.js';

export class Sampler {
  readonly #history: History;
  #minute = Number.NaN;
  #sums = new Map<string, { sum: number; count: number }>();

  constructor(history: History) {
    this.#history = history;
  }

  add(now: number, values: Readonly<Record<string, number>>): void {
    const minute = now - (now % 60_000);
    if (minute !== this.#minute) this.close();
    this.#minute = minute;
    for (const [name, value] of Object.entries(values)) {
      if (!Number.isFinite(value)) continue;
      const { sum, count } = this.#sums.get(name) ?? { sum: 0, count: 0 };
      this.#sums.set(name, { sum: sum + value, count: count + 1 });
    }
  }

  /** The minute is over, or the service: its means are what is kept. */
  close(): void {
    for (const [name, { sum, count }] of this.#sums) {
      this.#history.sample(this.#minute, name, sum / count);
    }
    this.#sums.clear();
  }
}
