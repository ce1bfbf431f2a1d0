/**
 * What a stage says, a line each: `node --import tsx run-results.ts [--stage signals] [--name print]
 * [--redis redis://127.0.0.1:6379]`. Stopped and started again, it goes on where it was.
 */
import { parseArgs } from 'node:util';
import { endpointOf } from './connection.js';
import { Results } from './results.js';
import { stageOf } from './stage.js';

const { values } = parseArgs({
  options: {
    redis: { type: 'string', default: process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379' },
    stage: { type: 'string', default: 'signals' },
    name: { type: 'string', default: 'print' },
  },
});
const stage = stageOf(values.stage);
const results = new Results(endpointOf(values.redis), { stage, name: values.name });
await results.begin();
let isStopping = false;
process.once('SIGINT', () => {
  isStopping = true;
});
while (!isStopping) {
  const outputs = await results.next();
  for (const { message } of outputs) console.log(message['id'], message['json']);
  await results.done(outputs);
}
await results.close();
