// npm run examples: every example in a process of its own.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = import.meta.dirname;
const tsx = createRequire(import.meta.url).resolve('tsx/cli');
const others = ['run-all.ts', 'demo.ts']; // the demo has a command of its own
const examples = readdirSync(folder)
  .filter((name) => /\.c?[tj]s$/.test(name) && !others.includes(name))
  .sort();

for (const name of examples) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, join(folder, name)], {
    encoding: 'utf8',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ok = status === 0;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  for (const line of (ok ? lastLines(stdout) : stdout + stderr).trimEnd().split('\n')) {
    console.log(`       ${line}`);
  }
  if (!ok) process.exitCode = 1;
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-4).join('\n');
}
