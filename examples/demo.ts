// npm run demo: real bars through every room, to sized decisions and a report.
// `npm run demo -- --help` says how to feed it bars of your own.
import { writeFileSync } from 'node:fs';
import { ConfigError, renderReport, textReport } from 'barwave';
import { demoOptions, usage } from './demo/arguments.js';
import { Problem } from './demo/problem.js';
import { progress } from './demo/progress.js';
import { readBars } from './demo/read-bars.js';
import { replay } from './demo/replay.js';
import { summary } from './demo/summary.js';

function demo(args: string[]): void {
  const options = demoOptions(args);
  if (options === 'help') {
    console.log(usage);
    return;
  }
  const { columns, unreadable } = readBars(options.path);
  const done = replay(columns, options, progress(options.title));
  const data = summary(done, options, unreadable);
  write(options.out, renderReport(data));
  console.log(`\n${textReport(data)}\nThe report is in ${options.out}: open it in a browser.`);
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Problem(`cannot write ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}

try {
  demo(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem || error instanceof ConfigError)) throw error;
  console.error(`demo: ${error.message}`);
  process.exitCode = 1;
}
