import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/core/index.js';
import { parallelOptions } from '../../src/parallel/parallel-options.js';
import { hasEnded, listen } from '../../src/parallel/port.js';

describe('a port', () => {
  it('is listened to as Node.js has it, or as browsers have it', () => {
    type Heard = (value: unknown) => void;
    const told: unknown[] = [];
    const listener = {
      heard: (value: unknown) => told.push(value),
      died: (reason: string) => told.push(`died ${reason}`),
    };
    const byEvent = new Map<string, Heard>();
    const on = (event: string, heard: Heard) => byEvent.set(event, heard);
    let started = 0;
    const start = () => (started += 1);
    listen({ postMessage: () => {}, on, start } as never, listener);
    byEvent.get('message')!(1);
    byEvent.get('error')!(new Error('boom'));
    byEvent.get('exit')!(7);
    byEvent.get('messageerror')!({ message: {} });
    byEvent.get('close')!(undefined);
    expect(told.splice(0)).toEqual([
      ...[1, 'died error: boom', 'died exit: 7', 'died messageerror', 'died close'],
    ]);
    expect([byEvent.size, started]).toEqual([5, 0]);
    byEvent.clear();
    listen({ postMessage: () => {}, addEventListener: on, start } as never, listener);
    byEvent.get('message')!({ data: 2 });
    byEvent.get('error')!({ message: 'bad' });
    expect(told).toEqual([2, 'died error: bad']);
    expect([byEvent.size, started]).toEqual([5, 1]);
    const own = { postMessage: () => {}, addEventListener: on, start: 5 };
    expect(() => listen(own as never, listener)).not.toThrow();
    expect(() => listen({} as never, listener)).toThrow(ConfigError);
  });

  it('has ended where it says so, or does not keep the process alive', () => {
    const ended = (port: object) => hasEnded(port as never);
    let isRef = false;
    const hasRef = () => isRef;
    expect([ended({ threadId: -1 }), ended({ threadId: 3 }), ended({})]).toEqual([
      ...[true, false, false],
    ]);
    expect(ended({ hasRef, ref: () => (isRef = true) })).toBe(false);
    isRef = false;
    expect([ended({ hasRef }), ended({ hasRef: () => true })]).toEqual([true, false]);
  });

  it('has options with bounds', () => {
    const port = {} as never;
    const options = (more: object = {}) =>
      parallelOptions({ ports: [port, port], config: {} as never, ...more });
    expect(options()).toMatchObject({
      ...{ chunkBars: 4_096, chunksInFlight: 4, maxWaitingBars: 1_000_000 },
      ...{ saveEveryBars: 200_000, hangAfterMs: 10_000 },
    });
    const most = {
      ...{ chunkBars: 1_000_000, chunksInFlight: 64, maxWaitingBars: 1_000_000_000 },
      ...{ saveEveryBars: 100_000_000, hangAfterMs: 86_400_000 },
    };
    expect(options(most)).toMatchObject(most);
    for (const [name, value] of Object.entries(most)) {
      expect(options({ [name]: 1 })).toMatchObject({ [name]: 1 });
      for (const wrong of [0, value + 1]) {
        expect(() => options({ [name]: wrong })).toThrow(`${name} must be`);
      }
    }
    expect(() => options({ ports: 'x' })).toThrow('ports must be at least one port');
  });
});
