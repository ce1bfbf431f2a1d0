import { describe, expect, it } from 'vitest';
import { ParallelPipeline } from '../../src/parallel/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { cases } from '../cases.js';
import { holdThroughDeaths } from './deaths.js';
import { Channel, randomOf } from './fleet.js';
import { faulty, limited, market } from './market.js';
import { saidBy, saidInParallel, scriptOf } from './script.js';

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
