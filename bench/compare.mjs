import { readFileSync } from 'node:fs';

/** Print what became of each row that both result files have: nanoseconds before, after, ratio. */
export function compare(before, after) {
  if (before === undefined || after === undefined) {
    console.error('usage: npm run bench -- compare BEFORE.json AFTER.json');
    process.exit(1);
  }
  const [old, now] = [before, after].map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const earlier = new Map(old.rows.map((row) => [row.name, row]));
  const title = ({ release, date, node }) => `${release ?? ''} ${date} (Node ${node})`;
  console.log(`${old.room} ${title(old)} → ${title(now)}`);
  console.log(`${'row'.padEnd(40)}${'before'.padStart(10)}${'after'.padStart(10)}   ratio   bytes`);
  for (const row of now.rows) {
    const was = earlier.get(row.name);
    if (was === undefined) continue;
    const ratio = row.ns.barwave / was.ns.barwave;
    const bytes = `${was.bytes.barwave ?? '–'} → ${row.bytes.barwave ?? '–'}`;
    console.log(
      row.name.padEnd(40) +
        was.ns.barwave.toFixed(2).padStart(10) +
        row.ns.barwave.toFixed(2).padStart(10) +
        ratio.toFixed(2).padStart(8) +
        bytes.padStart(12),
    );
  }
}
