// npx tsx test/stryker/table.ts: the last published sample of each room, from test/stryker/scores/ROOM.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

console.log(
  '| room | mutants | killed | share of all | without equivalents |\n|---|---|---|---|---|',
);
for (const room of readdirSync('src', { withFileTypes: true })) {
  if (!room.isDirectory()) continue;
  const page = `test/stryker/scores/${room.name}.md`;
  const rows = existsSync(page) ? readFileSync(page, 'utf8').match(/^\| 20.*\|$/gm) : null;
  const cells =
    rows
      ?.at(-1)
      ?.split('|')
      .map((cell) => cell.trim()) ?? [];
  const [mutants, killed, timeout] = cells.slice(5, 8);
  const dead = Number(killed) + Number(timeout);
  const figures =
    mutants === undefined
      ? 'not measured | | | '
      : `${mutants} | ${dead} | ${cells[10]} | ${cells[11]}`;
  console.log(`| ${room.name} | ${figures} |`);
}
