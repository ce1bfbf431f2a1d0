// Half of the S&P 500 here, the other half from a snapshot in a process of its own.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeText, encodeText } from '../../src/core/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { daily, printed, sp500 } from './market.js';

const half = 2500;
const bars = sp500();
const [, script, file] = process.argv;
const pipeline = new Pipeline(daily);

if (file !== undefined) {
  pipeline.restore(decodeText(readFileSync(file, 'utf8')));
  const said = bars.slice(half).map((bar) => printed(pipeline.update(bar)));
  writeFileSync(`${file}.said`, said.join('\n'));
} else {
  const path = join(tmpdir(), `barwave-resume-${process.pid}.json`);
  for (const bar of bars.slice(0, half)) pipeline.update(bar);
  writeFileSync(path, encodeText(pipeline.snapshot()));
  execFileSync('npx', ['tsx', script!, path]);
  const expected = bars.slice(half).map((bar) => printed(pipeline.update(bar)));
  const isEqual = readFileSync(`${path}.said`, 'utf8') === expected.join('\n');
  rmSync(path);
  rmSync(`${path}.said`);
  console.log(isEqual ? 'equal' : 'different');
}
