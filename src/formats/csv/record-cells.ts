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
    this.text = cells.join(','); // no blank, or cells that are empty would be a blank line
    let at = 0;
    cells.forEach((cell, i) => {
      const slot = Math.min(i, this.last);
      this.starts[slot] = at;
      this.ends[slot] = at + cell.length;
      at += cell.length + 1;
    });
    this.count = Math.min(cells.length, this.last + 1);
  }

  /** Blank lines are no rows; where tabs part the cells, a line of tabs is one. */
  get isBlank(): boolean {
    const first = this.text.charCodeAt(this.starts[0]!);
    return this.count > 0 && !(first > 0x20 && first < 0x80) && this.from(0).trim() === '';
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
