// What is kept on disk, in one SQLite file: bars, the turns since the last snapshot, what was said,
// and the state. Writes are gathered and flushed in one transaction: a kill loses the last batch, whole.
import type { SymbolBar } from 'barwave';
import Database from 'better-sqlite3';
import type { EngineState, Turn } from '../engine.js';
import { schema } from './schema.js';

export interface Told {
  readonly id: string;
  readonly kind: 'signal' | 'decision' | 'gap' | 'trade' | 'alert' | 'difference';
  readonly symbol: string;
  readonly time: number;
  readonly body: unknown;
}

interface LoggedBar extends SymbolBar {
  readonly turn: number;
  readonly noRisk: number;
}

/** The file cannot be used, and what to do about it. */
export class HistoryFault extends Error {}

export class History {
  readonly #db: Database.Database;
  #turn: number;
  #turns: { turn: number; word: Turn }[] = [];
  #told: Told[] = [];
  #samples: { minute: number; name: string; value: number }[] = [];
  #kept = new Map<string, { value: string; savedAt: number }>();
  /** Transactions, and the rows that each saved from being one of its own. */
  readonly writes = { flushes: 0, rows: 0 };
  /** Why the last flush failed; `undefined` if it did not. */
  fault: string | undefined;

  /** @param busyMs  how long a write waits for another process that writes */
  constructor(path: string, { busyMs = 5000 }: { readonly busyMs?: number } = {}) {
    this.#db = open(path, busyMs);
    const { last } = this.#db.prepare('SELECT max(turn) AS last FROM log').get() as {
      last: number | null;
    };
    this.#turn = (last ?? Number(this.get('turn') ?? 0)) + 1;
  }

  get waiting(): number {
    return this.#turns.length + this.#told.length;
  }

  addTurn(word: Turn): void {
    this.#turns.push({ turn: this.#turn++, word });
  }

  tell(told: Told): void {
    this.#told.push(told);
  }

  sample(minute: number, name: string, value: number): void {
    if (Number.isFinite(value)) this.#samples.push({ minute, name, value });
  }

  /** As `put`, but with the next batch. */
  keep(name: string, value: string, savedAt: number): void {
    this.#kept.set(name, { value, savedAt });
  }

  /**
   * Write what waits, and with a state that is after all of it: one transaction. If that fails what
   * waits goes on waiting, and `fault` says why.
   */
  flush(state?: EngineState, savedAt = 0): boolean {
    if (!this.#tried(() => this.#write(state, savedAt))) return false;
    this.writes.flushes += 1;
    this.writes.rows += this.#turns.reduce(
      (n, { word }) => n + word.bars.length,
      this.#told.length,
    );
    this.#turns = [];
    this.#told = [];
    this.#samples = [];
    this.#kept.clear();
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

  #write(state: EngineState | undefined, savedAt: number): void {
    const bar = this.#db.prepare(
      'INSERT OR REPLACE INTO bars VALUES (@symbol, @time, @open, @high, @low, @close, @volume)',
    );
    const log = this.#db.prepare(
      'INSERT INTO log VALUES (@turn, @symbol, @time, @open, @high, @low, @close, @volume, @noRisk)',
    );
    for (const { turn, word } of this.#turns) {
      for (const { symbol, time, open, high, low, close, volume } of word.bars) {
        const row = { symbol, time, open, high, low, close, volume };
        bar.run(row);
        if (state === undefined) log.run({ ...row, turn, noRisk: word.noRisk.has(symbol) ? 1 : 0 });
      }
    }
    const told = this.#db.prepare('INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?, ?)');
    for (const { id, kind, symbol, time, body } of this.#told) {
      told.run(`${kind} ${id}`, kind, symbol, time, JSON.stringify(body));
    }
    const sample = this.#db.prepare('INSERT OR REPLACE INTO metrics VALUES (?, ?, ?)');
    for (const { minute, name, value } of this.#samples) sample.run(name, minute, value);
    for (const [name, { value, savedAt: at }] of this.#kept) this.put(name, value, at);
    if (state === undefined) return;
    this.put('pipeline', state.pipeline, savedAt);
    this.put('broker', state.broker, savedAt);
    this.put('turn', String(this.#turn - 1), savedAt);
    this.#db.prepare('DELETE FROM log').run();
  }

  put(name: string, value: Uint8Array | string, savedAt: number): void {
    this.#db.prepare('INSERT OR REPLACE INTO state VALUES (?, ?, ?)').run(name, value, savedAt);
  }

  get(name: string): Uint8Array | string | undefined {
    return this.#db.prepare('SELECT value FROM state WHERE name = ?').pluck().get(name) as
      | Uint8Array
      | string
      | undefined;
  }

  /** The last state, and the turns that came after it. */
  resume(): { readonly state: EngineState | undefined; readonly turns: readonly Turn[] } {
    const [pipeline, broker] = [this.get('pipeline'), this.get('broker')];
    const rows = this.#db.prepare('SELECT * FROM log ORDER BY turn, rowid').all() as LoggedBar[];
    const byTurn = new Map<number, { bars: SymbolBar[]; noRisk: Set<string> }>();
    for (const { turn, noRisk, ...bar } of rows) {
      const word = byTurn.get(turn) ?? { bars: [], noRisk: new Set<string>() };
      word.bars.push(bar);
      if (noRisk === 1) word.noRisk.add(bar.symbol);
      byTurn.set(turn, word);
    }
    const isWhole = pipeline instanceof Uint8Array && broker instanceof Uint8Array;
    return { state: isWhole ? { pipeline, broker } : undefined, turns: [...byTurn.values()] };
  }

  /** Newest `limit` bars with `from` ≤ time < `to`, in order of time. */
  bars(symbol: string, from: number, to: number, limit: number): SymbolBar[] {
    const rows = this.#db
      .prepare(
        'SELECT * FROM bars WHERE symbol = ? AND time >= ? AND time < ? ORDER BY time DESC LIMIT ?',
      )
      .all(symbol, from, to, limit) as SymbolBar[];
    return rows.reverse();
  }

  /** Newest first. */
  told(kind: Told['kind'], limit: number, symbol?: string): unknown[] {
    const where = symbol === undefined ? '' : 'AND symbol = @symbol';
    const rows = this.#db
      .prepare(
        `SELECT body FROM told WHERE kind = @kind ${where} ORDER BY time DESC, id DESC LIMIT @limit`,
      )
      .pluck()
      .all({ kind, limit, symbol }) as string[];
    return rows.map((body) => JSON.parse(body));
  }

  samples(name: string, from: number): { minute: number; value: number }[] {
    return this.#db
      .prepare('SELECT minute, value FROM metrics WHERE name = ? AND minute >= ? ORDER BY minute')
      .all(name, from) as { minute: number; value: number }[];
  }

  /** Forget what ended before `before`, and metrics before `metricsBefore`; fails as `flush` does. */
  prune(before: number, metricsBefore: number): boolean {
    return this.#tried(() => {
      this.#db.prepare('DELETE FROM bars WHERE time < ?').run(before);
      this.#db.prepare('DELETE FROM told WHERE time < ?').run(before);
      this.#db.prepare('DELETE FROM metrics WHERE minute < ?').run(metricsBefore);
    });
  }

  /** The file may have so many pages (of 4 kB) and no more; what is beyond is as a full disk. */
  limitPages(count: number): void {
    this.#db.pragma(`max_page_count = ${Math.trunc(count)}`);
  }

  /** A copy of the whole file, while it is in use. */
  async backup(path: string): Promise<void> {
    await this.#db.backup(path);
  }

  close(): void {
    this.#db.close();
  }
}

function open(path: string, busyMs: number): Database.Database {
  try {
    const db = new Database(path, { timeout: busyMs });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    const verdict = db.pragma('quick_check', { simple: true });
    if (verdict !== 'ok') throw new Error(`the file is damaged: ${verdict}`);
    db.exec(schema);
    return db;
  } catch (error) {
    throw new HistoryFault(
      `history ${path}: ${(error as Error).message}; restore a backup or move the file away`,
    );
  }
}
