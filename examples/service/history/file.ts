// The SQLite file: opened in WAL, looked over, its tables made where there are none.
import Database from 'better-sqlite3';
import { schema } from './schema.js';

/** The file cannot be used, and what to do about it. */
export class HistoryFault extends Error {}

/** @param busyMs  how long a write waits for another process that writes */
export function openFile(path: string, busyMs: number): Database.Database {
  try {
    const db = new Database(path, { timeout: busyMs });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    const verdict = db.pragma('quick_check', { simple: true });
    if (verdict !== 'ok') throw new Error(`the file is damaged: ${verdict}`);
    db.exec(schema);
    return db;
  } catch (error) {
    const { message } = error as Error;
    throw new HistoryFault(`history ${path}: ${message}; restore a backup or move the file away`);
  }
}
