import { writeSync } from 'node:fs';

/** Lines of CSV for the standard output, in pieces: a file may be larger than memory likes. */
export class CsvPrinter {
  #lines: string[] = [];

  constructor(columns: readonly string[]) {
    this.#lines.push(columns.join(','));
  }

  /** A time in ms, then numbers; NaN is a blank cell. */
  row(time: number, values: Iterable<number>): void {
    const cells = Array.from(values, (x) => (Number.isNaN(x) ? '' : String(x)));
    this.#lines.push([new Date(time).toISOString(), ...cells].join(','));
    if (this.#lines.length >= 4096) this.end();
  }

  /** Print what is left. */
  end(): void {
    const text = this.#lines.map((line) => `${line}\n`).join('');
    this.#lines = [];
    writeAll(text);
  }
}

/** A pipe may be full for a while; the program waits. */
function writeAll(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}
