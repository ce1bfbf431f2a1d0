import { describe, expect, it } from 'vitest';
import { drained, Flight, type Step, type Work } from '../../src/parallel/flight.js';

describe('steps under way', () => {
  const step = (told: string[], name: string): Step => ({
    waitingFor: 1,
    settle: () => told.push(name),
  });

  it('are settled in their order, and no more at a time than there may be', async () => {
    const told: string[] = [];
    const steps = ['a', 'b', 'c'].map((name) => step(told, name));
    const flight = new Flight(2);
    const done = flight.run<string>(function* (resolve): Work {
      for (const one of steps) {
        told.push('begun');
        yield one;
      }
      yield { waitingFor: 0, settle: () => resolve('all') };
    });
    expect(told).toEqual(['begun', 'begun']);
    flight.answered(steps[1]!);
    expect(told).toHaveLength(2);
    flight.answered(steps[0]!);
    expect(told.slice(2)).toEqual(['a', 'b', 'begun']);
    flight.answered(steps[2]!);
    expect(await done).toBe('all');
    expect(await flight.call(() => 5)).toBe(5);
    await expect(
      flight.call(() => {
        throw new Error('mine');
      }),
    ).rejects.toThrow('mine');
  });

  it('wait where all before has to be settled, and all fail where one cannot be', async () => {
    const told: string[] = [];
    const [first, second] = [step(told, 'first'), step(told, 'second')];
    const flight = new Flight(4);
    const work = flight.run<void>(function* (): Work {
      yield first;
      yield drained;
      told.push('drained');
      yield second;
    });
    const other = flight.call(() => told.push('other'));
    expect(told).toEqual([]);
    flight.answered(first);
    expect(told).toEqual(['first', 'drained']);
    flight.fail(new Error('no port'));
    await expect(work).rejects.toThrow('no port');
    await expect(other).rejects.toThrow('no port');
    await expect(flight.call(() => 1)).rejects.toThrow('no port');
    expect(told).not.toContain('other');
  });
});
