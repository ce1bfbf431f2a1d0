/**
 * The feed: `node --import tsx run-publisher.ts [--redis redis://127.0.0.1:6379] [--symbols 24]
 * [--minutes 500] [--rate 2000]`. A synthetic market; told again from its start it goes on where the
 * streams end.
 */
import { parseArgs } from 'node:util';
import { endpointOf } from './connection.js';
import { marketOf } from './market.js';
import { pacing } from './pacing.js';
import { Publisher } from './publisher.js';

const { values } = parseArgs({
  options: {
    redis: { type: 'string', default: process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379' },
    symbols: { type: 'string', default: '24' },
    minutes: { type: 'string', default: '500' },
    rate: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    duplicated: { type: 'string', default: '0' },
    late: { type: 'string', default: '0' },
  },
});
const market = marketOf({
  symbols: Number(values.symbols),
  minutes: Number(values.minutes),
  seed: Number(values.seed),
  duplicatedRatio: Number(values.duplicated),
  lateRatio: Number(values.late),
});
const publisher = new Publisher(endpointOf(values.redis));
await publisher.begin();
const pace = pacing(Number(values.rate));
for (const input of market) {
  await publisher.publish(input);
  await pace();
}
await publisher.close();
