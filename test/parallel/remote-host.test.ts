import { describe, expect, it } from 'vitest';
import { RemoteHost } from '../../src/parallel/remote-host.js';

describe('a host elsewhere', () => {
  it('begins anew with what was ordered since it was saved, and hears no reply of before', () => {
    const posted: (readonly [carriage: number, seq: number, type: string])[] = [];
    const carrier = {
      post: ({ carriage, seq, order }: never) =>
        posted.push([carriage, seq, (order as { type: string }).type]),
    } as never;
    const host = new RemoteHost(3, { type: 'begin', options: {} as never }, carrier);
    const heard: unknown[] = [];
    const advance = { type: 'advance', answer: 'results', now: 0 } as const;
    host.send(advance, (answer) => heard.push(answer));
    host.send({ type: 'save', released: undefined }, () => heard.push('saved'));
    host.send(advance, () => heard.push('last'));
    expect([host.unanswered, host.logged]).toEqual([3, 3]);
    const reply = (carriage: number, seq: number, answer: object | undefined = {}) =>
      host.hear({ host: 3, carriage, seq, ...(answer && { answer }) } as never);
    expect([reply(0, 2), reply(1, 1), reply(0, 1), reply(0, 1)]).toEqual([
      ...[false, false, true, false],
    ]);
    expect([host.unanswered, host.logged]).toEqual([2, 3]);
    expect([host.strike(), host.strike()]).toEqual([1, 2]);
    expect(reply(0, 2, { lanes: [{ symbol: 'A', lane: null }] })).toBe(true);
    expect([host.unanswered, host.logged, host.strike()]).toEqual([1, 1, 1]);
    posted.length = 0;
    host.carryOn(carrier);
    expect(posted).toEqual([
      [1, 0, 'begin'],
      [1, 0, 'load'],
      [1, 3, 'advance'],
    ]);
    expect([reply(0, 3), reply(1, 3)]).toEqual([false, true]);
    expect(heard).toEqual([{}, 'saved', 'last']);
  });
});
