// A service that is stopped and started again goes on as if nothing had been: state is data.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bar, decodeBinary, encodeBinary, Pipeline, SnapshotError } from 'barwave';

const options = { base: '1h', timeframes: ['1h', '1d'] } as const;
const bars = Array.from({ length: 2000 }, (_, i): Bar => {
  const open = 100 + 8 * Math.sin(i / 30) + Math.sin(i);
  return { time: i * 3_600_000, open, high: open + 1, low: open - 1, close: open + 0.5, volume: 3 };
});

// Monday: half of the bars, then the state goes to a file.
const before = new Pipeline(options);
before.warm(bars.slice(0, 1000));
const path = join(tmpdir(), `barwave-${process.pid}.snapshot`);
writeFileSync(path, encodeBinary(before.snapshot()));

// Tuesday: another process, the same options, the state from the file.
const after = new Pipeline(options);
const bytes = readFileSync(path);
after.restore(decodeBinary(bytes));
rmSync(path);

let equal = 0;
for (const bar of bars.slice(1000)) {
  const uninterrupted = JSON.stringify(before.update(bar));
  if (JSON.stringify(after.update(bar)) === uninterrupted) equal += 1;
}
console.log(`${bytes.length} bytes; ${equal} of 1000 results are equal, to the last digit`);
if (equal !== 1000) process.exitCode = 1;

// A snapshot fits only into its equal, and says so.
try {
  new Pipeline({ base: '1h', timeframes: ['4h'] }).restore(before.snapshot());
} catch (error) {
  if (!(error instanceof SnapshotError)) throw error;
  console.log(`into other timeframes: ${error.code}`);
}
