import { expect } from 'vitest';
import { ParallelPipeline } from '../../src/parallel/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { Channel, randomOf } from './fleet.js';
import { faulty, gist, market, quick } from './market.js';
import { saidBy, saidInParallel, scriptOf } from './script.js';

/** Kills at most so many ports, each after some messages; whoever comes after them lives on. */
function killing(random: () => number, most: number): () => number {
  let left = most;
  return () => {
    if (left === 0) return Number.POSITIVE_INFINITY;
    left -= 1;
    return 1 + Math.floor(random() * 12);
  };
}

const scripts = Array.from({ length: 8 }, (_, seed) => {
  const random = randomOf(100 + seed);
  const all = scriptOf(faulty(market(3, 8, seed), random), random);
  const acts = seed === 0 ? all : all.filter(({ type }) => type !== 'resume');
  return { acts, serial: saidBy(() => new Pipeline(quick), acts, gist) };
});

/** Ports die at points that `seed` says, some of them are replaced, and nothing else changes. */
export async function holdThroughDeaths(seed: number): Promise<void> {
  const random = randomOf(seed);
  const { acts, serial } = scripts[seed % scripts.length]!;
  const channels: Channel[] = [];
  const killAfter = killing(random, 3);
  const channel = (): Channel => {
    const one = new Channel({ random, killAfter });
    channels.push(one);
    return one;
  };
  const count = 1 + (seed % 3);
  const make = (): ParallelPipeline => {
    let alive = count;
    return new ParallelPipeline({
      ports: Array.from({ length: count }, () => channel().port),
      config: quick,
      chunkBars: 1 + Math.floor(random() * 20),
      chunksInFlight: 1 + Math.floor(random() * 4),
      saveEveryBars: 1 + Math.floor(random() * 40),
      replace: () => {
        if (random() < 0.5 || alive === 1) return channel().port;
        alive -= 1;
        return undefined;
      },
    });
  };
  const said = await saidInParallel(make, acts, count, gist);
  expect(said, `seed ${seed}`).toEqual(serial);
  for (const one of channels) one.close();
}
