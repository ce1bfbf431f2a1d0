import { Problem } from '../demo/problem.js';
import { catalog } from './commands/catalog.js';
import { denoise } from './commands/denoise.js';
import { indicators } from './commands/indicators.js';
import { report } from './commands/report.js';
import { resample } from './commands/resample.js';
import { validate } from './commands/validate.js';

/** One thing that the program does. */
export interface Command {
  /** What it takes, after its name. */
  readonly takes: string;
  /** In one line. */
  readonly summary: string;
  /** Everything else that there is to know: options, examples. */
  readonly help: string;
  /** Run it; the exit code. */
  readonly run: (args: string[]) => number;
}

export const commands: Readonly<Record<string, Command>> = {
  validate,
  report,
  resample,
  indicators,
  denoise,
  catalog,
};

/** The command of that name, or a `Problem` that lists them. */
export function commandOf(name: string): Command {
  if (Object.hasOwn(commands, name)) return commands[name]!;
  throw new Problem(`no command ${name}; known are ${Object.keys(commands).join(', ')}`);
}

export function overview(): string {
  const lines = Object.entries(commands).map(
    ([name, { takes, summary }]) => `  ${`${name} ${takes}`.padEnd(30)}${summary}`,
  );
  return `barwave: bars in files, from the command line.

${lines.join('\n')}

A FILE is CSV with a header: a time or a date, open, high, low, close, and volume if there is one. - is the
standard input. \`help COMMAND\` or \`COMMAND --help\` says more; \`--version\` names the library's.
Exit codes: 0 done, 1 a file or an option that cannot be used, 2 bars that were found wanting (validate).`;
}

export function helpOf(command: Command): string {
  const name = Object.keys(commands).find((key) => commands[key] === command)!;
  return `barwave ${name} ${command.takes}\n${command.summary}\n\n${command.help}`;
}
