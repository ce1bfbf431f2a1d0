// What is kept on disk, in one SQLite file: bars, the turns since the last snapshot, what was said,
// and the state. What is to be written waits, and goes in one transaction: a kill loses the last batch,
// whole.
import type { SymbolBar } from 'barwave';
import type { Database, Statement } from 'better-sqlite3';
import type { EngineState, Turn } from '../engine.js';
import { openFile } from './file.js';
import { inserts, type Table } from './schema.js';
import type { Told } from './told.js';

export class History {
  readonly #db: Database;
  readonly #inserts: Readonly<Record<Table, Statement>>;
  #turn: number;
  #waiting: { readonly into: Table; readonly row: readonly unknown[] }[] = [];
  /** Transactions, and the rows that went with them. */
  readonly writes = { flushes: 0, rows: 0 };
  /** Why the last write failed; `undefined` if it did not. */
  fault: string | undefined;

  /** @param busyMs  how long a write waits for another process that writes */
  constructor(path: string, { busyMs = 5000 }: { readonly busyMs?: number } = {}) {
    this.#db = openFile(path, busyMs);
    const prepared = Object.entries(inserts).map(([name, sql]) => [name, this.#db.prepare(sql)]);
    this.#inserts = Object.fromEntries(prepared) as Record<Table, Statement>;
    const last = this.#db.prepare('SELECT max(turn) FROM turns').pluck().get();
    this.#turn = Number(last ?? this.get('turn') ?? 0) + 1;
  }

  /** Rows that are not on disk yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  addTurn({ bars, noRisk }: Turn): void {
    for (const { symbol, time, open, high, low, close, volume } of bars) {
      this.#wait('bar', symbol, time, open, high, low, close, volume);
    }
    this.#wait('turn', this.#turn++, JSON.stringify({ bars, noRisk: [...noRisk] }));
  }

  tell({ id, kind, symbol, time, body }: Told): void {
    this.#wait('told', `${kind} ${id}`, kind, symbol, time, JSON.stringify(body));
  }

  /** One more value of a measurement; what is asked for is the mean of each minute. */
  sample(time: number, name: string, value: number): void {
    if (Number.isFinite(value)) this.#wait('sample', name, time - (time % 60_000), value);
  }

  keep(name: string, value: Uint8Array | string): void {
    this.#wait('kept', name, value);
  }

  #wait(into: Table, ...row: readonly unknown[]): void {
    this.#waiting.push({ into, row });
  }

  /**
   * Write what waits, and with it a state that is after all of it: one transaction. If that fails what
   * waits goes on waiting, and `fault` says why.
   */
  flush(state?: EngineState): boolean {
    const turn = String(this.#turn - 1);
    const isWritten = this.#tried(() => {
      for (const { into, row } of this.#waiting) this.#inserts[into].run(row);
      if (state === undefined) return;
      for (const kept of Object.entries({ ...state, turn })) this.#inserts.kept.run(kept);
      this.#db.exec('DELETE FROM turns');
    });
    if (!isWritten) return false;
    this.writes.flushes += 1;
    this.writes.rows += this.#waiting.length;
    this.#waiting = [];
    return true;
  }

  /** One transaction, or `fault` and nothing of it. */
  #tried(work: () => void): boolean {
    try {
      this.#db.transaction(work)();
      this.fault = undefined;
      return true;
    } catch (error) {
      this.fault = `${(error as { code?: string }).code ?? ''} ${(error as Error).message}`.trim();
      return false;
    }
  }

  get(name: string): Uint8Array | string | undefined {
    const sql = 'SELECT value FROM kept WHERE name = ?';
    return this.#db.prepare(sql).pluck().get(name) as Uint8Array | string | undefined;
  }

  /** The last that was kept. */
  state(): EngineState | undefined {
    const [pipeline, broker] = [this.get('pipeline'), this.get('broker')];
    const isWhole = pipeline instanceof Uint8Array && broker instanceof Uint8Array;
    return isWhole ? { pipeline, broker } : undefined;
  }

  /** Those that came after the last state. */
  turns(): Turn[] {
    const words = this.#db.prepare('SELECT word FROM turns ORDER BY turn').pluck().all();
    const turns = (words as string[]).map((word) => JSON.parse(word));
    return turns.map(({ bars, noRisk }) => ({ bars, noRisk: new Set(noRisk) }));
  }

  /** Newest `limit` bars with `from` ≤ time < `to`, in order of time. */
  bars(symbol: string, from: number, to: number, limit: number): SymbolBar[] {
    const sql = `SELECT * FROM bars WHERE symbol = ? AND time >= ? AND time < ?
      ORDER BY time DESC LIMIT ?`;
    return (this.#db.prepare(sql).all(symbol, from, to, limit) as SymbolBar[]).reverse();
  }

  newest(symbol: string, limit: number): SymbolBar[] {
    return this.bars(symbol, 0, Number.MAX_SAFE_INTEGER, limit);
  }

  /** Newest first. */
  told(kind: Told['kind'], limit: number, symbol?: string): unknown[] {
    const sql = `SELECT body FROM told WHERE kind = ? AND symbol = ifnull(?, symbol)
      ORDER BY time DESC, id DESC LIMIT ?`;
    const bodies = this.#db.prepare(sql).pluck().all(kind, symbol, limit) as string[];
    return bodies.map((body) => JSON.parse(body));
  }

  /** Means by the minute. */
  samples(name: string, from: number): unknown[] {
    const sql = `SELECT minute, sum / count AS value FROM samples WHERE name = ? AND minute >= ?
      ORDER BY minute`;
    return this.#db.prepare(sql).all(name, from);
  }

  /** Forget what ended before `before`, and samples before `samplesBefore`; fails as `flush` does. */
  prune(before: number, samplesBefore: number): boolean {
    return this.#tried(() => {
      this.#db.prepare('DELETE FROM bars WHERE time < ?').run(before);
      this.#db.prepare('DELETE FROM told WHERE time < ?').run(before);
      this.#db.prepare('DELETE FROM samples WHERE minute < ?').run(samplesBefore);
    });
  }

  /** A setting of SQLite's own; tests make a full disk of `max_page_count`. */
  pragma(text: string): void {
    this.#db.pragma(text);
  }

  close(): void {
    this.#db.close();
  }
}
