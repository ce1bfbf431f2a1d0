/**
 * Lag, owners, epochs and rates: `node --import tsx run-status.ts [--stage signals]
 * [--redis redis://127.0.0.1:6379] [--seconds 1]`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { clientOf, connected, endpointOf } from './connection.js';
import { stageOf } from './stage.js';
import { statusOf, tableOf } from './status.js';

const { values } = parseArgs({
  options: {
    redis: { type: 'string', default: process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379' },
    stage: { type: 'string', default: 'signals' },
    seconds: { type: 'string', default: '1' },
  },
});
const stage = stageOf(values.stage);
const client = await connected(clientOf(endpointOf(values.redis)));
const before = await statusOf(client, stage);
await sleep(Number(values.seconds) * 1_000);
console.log(tableOf(before, await statusOf(client, stage), Number(values.seconds)));
await client.close();
