/**
 * npm run gate: a minute of kill -9, SIGSTOP, a cut network and a restart of Redis. Nothing may be
 * lost or doubled, and the bytes have to be those of one process; the same without the fence has to
 * say things twice. `--seconds 3600` for an hour of it.
 */
import { parseArgs } from 'node:util';
import { hasRedis, RedisServer } from '../redis-server.js';
import { printSums } from './sums.js';
import { leaseMs, type Trial, trialOf } from './trial.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    control: { type: 'string', default: '15' },
    seed: { type: 'string', default: '22' },
  },
});
const seed = Number(values.seed);

if (hasRedis()) await gate();
else console.log('Redis could not be installed: nothing of the cluster was run');

async function gate(): Promise<void> {
  const fenced = await tried(Number(values.seconds), true);
  printSums('with the fence', fenced.sums);
  printTrouble(fenced);
  const control = await tried(Number(values.control), false);
  printSums('without it', control.sums);
  const { lost, doubled, equal, streams } = fenced.sums;
  const takeover = medianOf(fenced.chaos.takeoverMs);
  const { first, second, same } = fenced.same!;
  const both = `${first} signals of 5m, ${second} from closed bars alone, ${same} the same`;
  console.log(both);
  check(first > 0 && first === second && first === same, both);
  check(lost === 0, `${lost} outputs are lost`);
  check(doubled === 0, `${doubled} outputs are doubled`);
  check(equal === streams, `${streams - equal} streams differ from those of one process`);
  check(fenced.ownEnds === 0, `${fenced.ownEnds} workers ended by themselves`);
  check(takeover <= leaseMs + 1_000, `half of the takeovers took ${takeover.toFixed(0)} ms`);
  check(control.sums.doubled > 0, 'the control doubled nothing, so the trial shows nothing');
}

/** A Redis of its own each, which is stopped whatever happens. */
async function tried(seconds: number, isFenced: boolean): Promise<Trial> {
  const redis = await RedisServer.start('always');
  try {
    return await trialOf({ redis, seconds, seed, isFenced });
  } finally {
    await redis.stop();
  }
}

function printTrouble({ chaos, inputs, link }: Trial): void {
  const done = Object.entries(chaos.counts).map(([what, count]) => `${count} × ${what}`);
  console.log(`  ${inputs} inputs, 3 % twice, 1 % late; ${done.join(', ')}`);
  console.log(`  takeover after kill -9: ${spanOf(chaos.takeoverMs)} (lease ${leaseMs} ms)`);
  console.log(`  hand-over at SIGTERM: ${spanOf(chaos.handoverMs)}`);
  if (link === undefined) return;
  const { packets, lost } = link.network;
  const ratio = ((100 * lost) / Math.max(1, packets)).toFixed(2);
  console.log(`  one worker cut off by ${link.how}`);
  console.log(`  its way: 50 ms each way, ${lost} of ${packets} packets sent again (${ratio} %)`);
}

function spanOf(ms: readonly number[]): string {
  if (ms.length === 0) return 'none';
  const [least, most] = [Math.min(...ms), Math.max(...ms)];
  return `${least.toFixed(0)} … ${most.toFixed(0)} ms, median ${medianOf(ms).toFixed(0)} ms`;
}

function medianOf(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
}

function check(isTrue: boolean, otherwise: string): void {
  if (isTrue) return;
  console.error(`FAILED: ${otherwise}`);
  process.exitCode = 1;
}
