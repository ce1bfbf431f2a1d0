// The tables. Bars by their key, so that one that comes twice is there once.
export const schema = `
CREATE TABLE IF NOT EXISTS bars (
  symbol TEXT NOT NULL, time INTEGER NOT NULL,
  open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL, volume REAL NOT NULL,
  PRIMARY KEY (symbol, time)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log (
  turn INTEGER NOT NULL, symbol TEXT NOT NULL, time INTEGER NOT NULL,
  open REAL, high REAL, low REAL, close REAL, volume REAL, noRisk INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value BLOB, savedAt INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS told (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, symbol TEXT NOT NULL, time INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS toldByTime ON told (kind, time);
CREATE TABLE IF NOT EXISTS metrics (
  name TEXT NOT NULL, minute INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY (name, minute)
) WITHOUT ROWID;
`;
