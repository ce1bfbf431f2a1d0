import { writeFileSync } from 'node:fs';
import { renderReport, textReport } from 'barwave';
import { demoOptions, usage } from './arguments.js';
import { Problem } from './problem.js';
import { progress } from './progress.js';
import { readBars } from './read-bars.js';
import { replay } from './replay.js';
import { summary } from './summary.js';

/** Real bars through every room, to a report on the terminal and as a page. */
export function demo(args: string[]): void {
  const options = demoOptions(args);
  if (options === 'help') {
    console.log(usage);
    return;
  }
  const file = readBars(options.path);
  const done = replay(file.columns, options, progress(options.title));
  const data = summary(done, options, file);
  write(options.out, renderReport(data, { hasScript: true }));
  console.log(`\n${textReport(data)}\nThe report is in ${options.out}: open it in a browser.`);
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Problem(`cannot write ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}
