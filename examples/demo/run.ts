import { writeFileSync } from 'node:fs';
import { renderReport, textReport } from 'barwave';
import { demoOptions, framed, usage } from './arguments.js';
import { baseOf, longerThan } from './base-of.js';
import { Problem } from './problem.js';
import { progress } from './progress.js';
import { readBars } from './read-bars.js';
import { replay } from './replay.js';
import { summary } from './summary.js';
import { hintAtWeekends } from './weekend-hint.js';

/** Real bars through every room, to a report on the terminal and as a page; of the file
 * `otherwise` where none is named, or of the library's own. */
export function demo(args: string[], otherwise?: string): void {
  const asked = demoOptions(args, otherwise);
  if (asked === 'help') {
    console.log(usage);
    return;
  }
  const file = readBars(asked.path, asked.reading);
  hintAtWeekends(asked.path, file.columns, asked.namedCalendar);
  const isFramed = asked.timeframes.length > 0;
  const options = isFramed ? asked : { ...asked, ...framed(longerThan(baseOf(file.columns))) };
  const done = replay(file.columns, options, progress(options.title));
  const data = summary(done, options, file);
  write(options.out, renderReport(data, { hasScript: true }));
  console.log(`\n${textReport(data)}\nThe report is in ${options.out}: open it in a browser.`);
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const said = code === 'ENOENT' ? 'its folder does not exist' : code;
    throw new Problem(`cannot write ${path}: ${said}`);
  }
}
