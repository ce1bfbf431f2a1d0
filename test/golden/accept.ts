// npx tsx test/golden/accept.ts: commits to what the library says now, if two runs say the same.
import { askAll } from './bundles.js';
import { runtimes } from './runtimes.js';
import { accept, golden, goldenBarCount, tableOf } from './table.js';

const rows = await askAll(runtimes.slice(0, 2), goldenBarCount);
const [first, second] = rows.map(({ said }) => said);
if (first === undefined || JSON.stringify(first) !== JSON.stringify(second)) {
  throw new Error('two runs of one library say different things: nothing is accepted');
}
console.log(tableOf(rows, golden()).join('\n'));
accept(first);
console.log('accepted: the gate holds every runtime to it');
