import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, clientOf } from '../connection.js';
import { marketOf, randomOf } from '../market.js';
import { pacing } from '../pacing.js';
import { Publisher } from '../publisher.js';
import type { RedisServer } from '../redis-server.js';
import { signalStage as stage } from '../stage.js';
import type { Input } from '../wire.js';
import { caughtUp } from './caught-up.js';
import { Chaos } from './chaos.js';
import { expectedOf } from './expected.js';
import { Fleet } from './fleet.js';
import { type Link, linkTo } from './link.js';
import { sameSignals } from './same-signals.js';
import { foundIn, type Sums, sumsOf } from './sums.js';

export interface TrialOptions {
  readonly redis: RedisServer;
  readonly seconds: number;
  readonly seed: number;
  readonly isFenced: boolean;
}

export interface Trial {
  readonly sums: Sums;
  readonly chaos: Chaos;
  readonly inputs: number;
  /** Workers that ended although nobody ended them. */
  readonly ownEnds: number;
  readonly link: Link | undefined;
  /** Signals of five minutes of the two stages. */
  readonly same: Awaited<ReturnType<typeof sameSignals>> | undefined;
}

/** Of every worker; short, so that much happens in a minute. */
export const leaseMs = 1_500;
const symbols = 16;
const barsASecond = 200;
const longestStartMs = 60_000;
/** The trial looks on: a Redis that stands still for a disk has to try the workers, not the trial. */
const patientMs = 60_000;

/** Feed a market while workers are killed, put to sleep and cut off; then compare with one process. */
export async function trialOf({ redis, seconds, seed, isFenced }: TrialOptions): Promise<Trial> {
  const random = randomOf(seed);
  const minutes = Math.ceil((seconds * barsASecond) / symbols);
  const market = { symbols, minutes, seed, duplicatedRatio: 0.03, lateRatio: 0.01 };
  const inputs = [...marketOf(market)];
  const client = clientOf(redis.endpoint, patientMs);
  await client.connect();
  const weather = { delayMs: 50, lossRatio: 0.01, againMs: 200, random };
  const link = isFenced ? await linkTo(redis.endpoint, weather) : undefined;
  const fleet = new Fleet({
    ...{ stage, redis: redis.endpoint, size: 3, leaseMs },
    ...(link === undefined ? {} : { link }),
    program: isFenced ? '../run-worker.ts' : 'unfenced-worker.ts',
  });
  try {
    await allOwned(fleet, client);
    const chaos = new Chaos({
      ...{ fleet, client, leaseMs, seconds, random },
      ...(link === undefined ? {} : { redis, link }),
    });
    await Promise.all([fed(inputs, redis), chaos.run()]);
    await caughtUp(client, stage);
    const expected = expectedOf(inputs, stage);
    const sums = sumsOf(expected, await foundIn(client, expected.keys()));
    const same = isFenced ? await sameSignals(client, redis.endpoint) : undefined;
    return { sums, chaos, inputs: inputs.length, ownEnds: fleet.ownEnds, link, same };
  } finally {
    await fleet.end();
    link?.close();
    client.destroy();
  }
}

async function fed(inputs: readonly Input[], redis: RedisServer): Promise<void> {
  const publisher = new Publisher(redis.endpoint);
  await publisher.begin();
  const pace = pacing(barsASecond);
  for (const input of inputs) {
    await publisher.publish(input);
    await pace();
  }
  await publisher.close();
}

async function allOwned(fleet: Fleet, client: Client): Promise<void> {
  const ends = performance.now() + longestStartMs;
  while ((await fleet.owners(client)).includes(null)) {
    if (performance.now() > ends) throw new Error('the workers did not take all partitions');
    await sleep(50);
  }
}
