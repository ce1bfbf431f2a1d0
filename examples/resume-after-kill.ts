// A feed handler is killed in the middle of its work, and started again: it goes on from its last
// snapshot, asks for the bars since, and says what it would have said.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bar, decodeBinary, encodeBinary, Pipeline } from 'barwave';
import { newest } from 'barwave/pipeline';

const minutes = 3_000;
const killedAt = 1_700;

function bar(i: number): Bar {
  const price = (t: number): number => 100 + 8 * Math.sin(t / 60) + Math.sin(t);
  const [open, close] = [price(i), price(i + 1)];
  const [high, low] = [Math.max(open, close) + 0.5, Math.min(open, close) - 0.5];
  return { time: i * 60_000, open, high, low, close, volume: 3 };
}

/** From the snapshot, if there is one, to the end; `told` hears what is said of each bar. */
function work(path: string, told: (i: number, said: string) => void): void {
  const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '15m'], symbol: 'X' });
  if (existsSync(path)) pipeline.restore(decodeBinary(readFileSync(path)));
  const last = newest(pipeline, 'X');
  for (let i = last === undefined ? 0 : last / 60_000 + 1; i < minutes; i++) {
    told(i, JSON.stringify(pipeline.update(bar(i)).signals));
    if (i % 500 !== 499) continue;
    writeFileSync(`${path}.new`, encodeBinary(pipeline.snapshot()));
    renameSync(`${path}.new`, path); // whole or not at all, whenever the process dies
  }
}

const [, , path, dies] = process.argv;
if (path === undefined) main();
else {
  work(path, (i, said) => {
    process.stdout.write(`${i} ${said}\n`);
    if (i === Number(dies)) process.kill(process.pid, 'SIGKILL'); // nothing is tidied up
  });
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'barwave-'));
  const expected: string[] = [];
  work(join(folder, 'uninterrupted'), (i, said) => {
    expected[i] = said;
  });

  const heard: string[] = [];
  for (const dies of [killedAt, -1]) {
    const tsx = createRequire(import.meta.url).resolve('tsx/cli');
    const itself = [tsx, fileURLToPath(import.meta.url), join(folder, 'snapshot'), String(dies)];
    const { stdout, status } = spawnSync(process.execPath, itself, { encoding: 'utf8' });
    const lines = stdout.split('\n').slice(0, -1);
    for (const line of lines) heard[Number.parseInt(line, 10)] = line.slice(line.indexOf(' ') + 1);
    console.log(
      `bars ${lines[0]?.split(' ')[0]} to ${heard.length - 1}, then ${status === 0 ? 'the end' : 'killed'}`,
    );
  }
  rmSync(folder, { recursive: true });
  const equal = expected.filter((said, i) => said === heard[i]).length;
  console.log(`${equal} of ${minutes} bars: the same signals as without the kill`);
  if (equal !== minutes) process.exitCode = 1;
}
