// npm run demo: real bars through every room, to sized decisions and a report.
// `npm run demo -- --help` says how to feed it bars of your own.
import { ConfigError } from 'barwave';
import { Problem } from './demo/problem.js';
import { demo } from './demo/run.js';

try {
  demo(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem || error instanceof ConfigError)) throw error;
  console.error(`demo: ${error.message}`);
  process.exitCode = 1;
}
