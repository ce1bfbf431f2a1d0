// The tables. Bars by their key, so that one that comes twice is there once.
export const schema = `
CREATE TABLE IF NOT EXISTS bars (
  symbol TEXT NOT NULL, time INTEGER NOT NULL,
  open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL, volume REAL NOT NULL,
  PRIMARY KEY (symbol, time)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turns (turn INTEGER PRIMARY KEY, word TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS told (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, symbol TEXT NOT NULL, time INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS toldByTime ON told (kind, time);
CREATE TABLE IF NOT EXISTS samples (
  name TEXT NOT NULL, minute INTEGER NOT NULL, sum REAL NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (name, minute)
) WITHOUT ROWID;
`;

export const inserts = {
  bar: 'INSERT OR REPLACE INTO bars VALUES (?, ?, ?, ?, ?, ?, ?)',
  turn: 'INSERT INTO turns VALUES (?, ?)',
  kept: 'INSERT OR REPLACE INTO kept VALUES (?, ?)',
  told: 'INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?, ?)',
  sample: `INSERT INTO samples VALUES (?, ?, ?, 1)
    ON CONFLICT DO UPDATE SET sum = sum + excluded.sum, count = count + 1`,
} as const;

export type Table = keyof typeof inserts;
