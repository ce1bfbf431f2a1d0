// The command line: `npm run cli -- --help` says what it can do.
import { readFileSync } from 'node:fs';
import { ConfigError } from 'barwave';
import { Problem } from '../demo/problem.js';
import { type Command, commandOf, helpOf, overview } from './commands.js';

function main([name, ...args]: readonly string[]): number {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = name === 'help' ? args[0] : undefined;
    console.log(asked === undefined ? overview() : helpOf(commandOf(asked)));
    return 0;
  }
  if (name === '--version' || name === '-V') {
    console.log(version());
    return 0;
  }
  const command: Command = commandOf(name);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(helpOf(command));
    return 0;
  }
  return command.run([...args]);
}

/** Of the library: what a report of a fault has to name. */
function version(): string {
  const manifest = new URL('../package.json', import.meta.resolve('barwave'));
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}

// Who reads on may stop reading, as `head` does: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem || error instanceof ConfigError)) throw error;
  console.error(`barwave: ${error.message}`);
  process.exitCode = 1;
}
