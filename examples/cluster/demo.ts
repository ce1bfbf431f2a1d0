/**
 * npm start: a Redis, a feed, three workers. One of them is killed in the middle; then what was said
 * is compared with what one process says.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientOf, connected } from './connection.js';
import { expectedOf } from './gate/expected.js';
import { foundIn, printSums, sumsOf } from './gate/sums.js';
import { marketOf } from './market.js';
import { pacing } from './pacing.js';
import { Publisher } from './publisher.js';
import { hasRedis, RedisServer } from './redis-server.js';
import { signalStage as stage } from './stage.js';
import { type StageStatus, statusOf, tableOf } from './status.js';

const symbols = 24;
const minutes = 240;
const barsASecond = 1_000;

if (!hasRedis()) {
  console.error(
    'there is no redis-server, and it could not be installed: apt-get install redis-server',
  );
  process.exit(1);
}
const redis = await RedisServer.start();
const workers = [1, 2, 3].map((i) => worker(`worker-${i}`));
const client = await connected(clientOf(redis.endpoint));
try {
  console.log(`Redis on port ${redis.endpoint.port}, three workers begin`);
  await until(({ partitions }) => partitions.every(({ owner }) => owner !== undefined));
  const inputs = [...marketOf({ symbols, minutes, duplicatedRatio: 0.03, lateRatio: 0.01 })];
  const publisher = new Publisher(redis.endpoint);
  await publisher.begin();
  let takeover: Promise<void> | undefined;
  const pace = pacing(barsASecond);
  for (const [i, input] of inputs.entries()) {
    await publisher.publish(input);
    if (i === inputs.length >> 1) takeover = takenOver(await killed());
    await pace();
  }
  await publisher.close();
  await takeover;
  await until(({ partitions }) => partitions.every(({ added, entries }) => added === entries));
  const expected = expectedOf(inputs, stage);
  const sums = sumsOf(expected, await foundIn(client, expected.keys()));
  printSums('three workers, one of them killed', sums);
  if (sums.equal !== sums.streams) process.exitCode = 1;
} finally {
  for (const { child } of workers) child.kill('SIGTERM');
  client.destroy();
  await sleep(500);
  await redis.stop();
}

interface Running {
  readonly id: string;
  readonly child: ChildProcess;
}

function worker(id: string): Running {
  const program = join(import.meta.dirname, 'run-worker.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', program, '--redis', redis.url, '--id', id, '--quiet'],
    { cwd: import.meta.dirname, stdio: 'inherit' },
  );
  return { id, child };
}

/** Kill a worker in the middle of its work; its name. */
async function killed(): Promise<string> {
  const before = await statusOf(client, stage);
  await sleep(1_000);
  const { id, child } = workers[0]!;
  console.log(tableOf(before, await statusOf(client, stage), 1));
  console.log(`kill -9 ${id}`);
  child.kill('SIGKILL');
  return id;
}

async function takenOver(id: string): Promise<void> {
  const started = performance.now();
  await until(({ partitions }) =>
    partitions.every(({ owner }) => owner !== undefined && owner !== id),
  );
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`others hold all that it had after ${seconds} s, of which 3 are its lease`);
}

async function until(isSo: (status: StageStatus) => boolean): Promise<void> {
  const ends = performance.now() + 60_000;
  while (!isSo(await statusOf(client, stage))) {
    if (performance.now() > ends) throw new Error('this took more than a minute');
    await sleep(100);
  }
}
