import { describe, expect, it } from 'vitest';
import { ParallelPipeline } from '../../src/parallel/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { cases } from '../cases.js';
import { Channel, randomOf } from './fleet.js';
import { faulty, gist, limited, market, quick } from './market.js';
import { saidBy, saidInParallel, scriptOf } from './script.js';

/** Kills at most so many ports, each after some messages; whoever comes after them lives on. */
function killing(random: () => number, most: number) {
  let left = most;
  return () => {
    if (left === 0) return Number.POSITIVE_INFINITY;
    left -= 1;
    return 1 + Math.floor(random() * 12);
  };
}

describe('lanes behind ports say what one Pipeline says, bit for bit', () => {
  const random = randomOf(7);
  const acts = scriptOf(faulty(market(7, 20), random), random);
  const serial = saidBy(() => new Pipeline({ ...limited, maxSymbols: 7 }), acts);

  it.each([1, 2, 3, 8])('%i ports, answers in random order', async (count) => {
    const channels: Channel[] = [];
    const said = await saidInParallel(
      () => {
        const trouble = { random: randomOf(count), killAfter: () => Number.POSITIVE_INFINITY };
        const own = Array.from({ length: count }, () => new Channel(trouble));
        channels.push(...own);
        const ports = own.map(({ port }) => port);
        const config = { ...limited, maxSymbols: 7 };
        return new ParallelPipeline({ ports, config, chunkBars: 17, saveEveryBars: 100 });
      },
      acts,
      count,
    );
    expect(said).toEqual(serial);
    for (const channel of channels) channel.close();
  });

  it(`whichever ports die, and when: ${cases(2_000)} times`, async () => {
    for (let seed = 0; seed < cases(2_000); seed++) await holdThroughDeaths(seed);
  });
});

const scripts = Array.from({ length: 8 }, (_, seed) => {
  const random = randomOf(100 + seed);
  const all = scriptOf(faulty(market(3, 8, seed), random), random);
  const acts = seed === 0 ? all : all.filter(({ type }) => type !== 'resume');
  return { acts, serial: saidBy(() => new Pipeline(quick), acts, gist) };
});

async function holdThroughDeaths(seed: number): Promise<void> {
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
  const said = await saidInParallel(
    () => {
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
    },
    acts,
    count,
    gist,
  );
  expect(said, `seed ${seed}`).toEqual(serial);
  for (const one of channels) one.close();
}
