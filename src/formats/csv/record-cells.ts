/**
 * Where the cells of one record stand in a text. Cells beyond one more than are wanted are not kept
 * apart: the last one runs to the end of the record.
 */
export class RecordCells {
  text: string = '';
  count: number = 0;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Index of the last cell that is kept. */
  readonly last: number;

  constructor(wanted: number) {
    this.last = wanted + 1;
    this.starts = new Int32Array(wanted + 2);
    this.ends = new Int32Array(wanted + 2);
  }

  /** Cells that needed unquoting. */
  set(cells: readonly string[]): void {
    this.text = cells.join('\n');
    let at = 0;
    cells.forEach((cell, i) => {
      const slot = Math.min(i, this.last);
      this.starts[slot] = at;
      this.ends[slot] = at + cell.length;
      at += cell.length + 1;
    });
    this.count = Math.min(cells.length, this.last + 1);
  }

  /** Blank lines are no rows. */
  get isBlank(): boolean {
    return this.count === 1 && this.from(0).trim() === '';
  }

  cell(column: number): string {
    return this.text.slice(this.starts[column], this.ends[column]).trim();
  }

  joined(columns: readonly number[]): string {
    return columns.map((column) => this.cell(column)).join(' ');
  }

  /** All from `column` to the end of the record. */
  from(column: number): string {
    return this.text.slice(this.starts[column], this.ends[this.count - 1]);
  }
}
