/** Every input of the window, and the bucket sizes that cuts are tried between, recomputed anew. */
export class ExhaustiveAdwin {
  /** Oldest first. */
  readonly inputs: number[] = [];
  sizes: number[] = [];
  #ticks = 0;
  readonly #delta: number;
  readonly #clock: number;

  constructor(delta: number, clock: number) {
    this.#delta = delta;
    this.#clock = clock;
  }

  update(x: number): number {
    this.inputs.push(x);
    this.sizes.push(1);
    for (let size = 1; this.sizes.filter((s) => s === size).length > 5; size *= 2) {
      this.sizes.splice(this.sizes.indexOf(size), 2, 2 * size);
    }
    this.#ticks += 1;
    if (this.#ticks % this.#clock !== 0) return 0;
    let drift = 0;
    for (let way = this.cut(this.#bucketCuts()); way !== 0; way = this.cut(this.#bucketCuts())) {
      drift = way;
      this.inputs.splice(0, this.sizes.shift()!);
    }
    return drift;
  }

  get mean(): number {
    return mean(this.inputs);
  }

  /** Which way the mean went at the first of `cuts` that shows it, 0 if none does. */
  cut(cuts: readonly number[]): number {
    const n = this.inputs.length;
    const all = mean(this.inputs);
    const variance = mean(this.inputs.map((x) => (x - all) ** 2));
    const d = Math.log((2 * Math.log(n)) / this.#delta);
    for (const n0 of cuts) {
      const n1 = n - n0;
      if (n0 <= 5 || n1 <= 5) continue;
      const m = 1 / (n0 - 4) + 1 / (n1 - 4);
      const bound = Math.sqrt(2 * m * variance * d) + (2 / 3) * d * m;
      const apart = mean(this.inputs.slice(n0)) - mean(this.inputs.slice(0, n0));
      if (Math.abs(apart) > bound) return Math.sign(apart);
    }
    return 0;
  }

  /** Every place in the window. */
  get everyCut(): number[] {
    return this.inputs.map((_, i) => i);
  }

  #bucketCuts(): number[] {
    let sum = 0;
    return this.sizes.map((size) => (sum += size));
  }
}

const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
