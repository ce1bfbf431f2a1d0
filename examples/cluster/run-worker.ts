/**
 * A worker: `node --import tsx run-worker.ts [--stage signals] [--redis redis://127.0.0.1:6379]
 * [--lease 3000] [--commit 100]`. Start as many as there are cores; SIGTERM hands over and ends.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { endpointOf } from './connection.js';
import { stageOf } from './stage.js';
import { Worker } from './worker.js';

const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'signals' },
    redis: { type: 'string', default: process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379' },
    id: { type: 'string', default: randomUUID() },
    lease: { type: 'string', default: '3000' },
    commit: { type: 'string', default: '100' },
    quiet: { type: 'boolean', default: false },
  },
});
const worker = new Worker({
  endpoint: endpointOf(values.redis),
  stage: stageOf(values.stage),
  id: values.id,
  leaseMs: Number(values.lease),
  commitMs: Number(values.commit),
  log: (line) => {
    if (!values.quiet) console.log(`${values.id}: ${line}`);
  },
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => worker.stop());
await worker.run();
