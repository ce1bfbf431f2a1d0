/** Seeded numbers: the same on every machine. */
export class Draws {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761) >>> 0;
    for (let i = 0; i < 3; i++) this.uniform();
  }

  /** Strictly between 0 and 1; xorshift and multiply over a counter. */
  uniform(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let x = this.#state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    x = (x ^ (x >>> 15)) >>> 0;
    return (x + 0.5) / 4294967296;
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Student's t of `freedom` degrees. */
  student(freedom: number): number {
    let squares = 0;
    for (let i = 0; i < freedom; i++) squares += this.normal() ** 2;
    return this.normal() / Math.sqrt(squares / freedom);
  }
}
