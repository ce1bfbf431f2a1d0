import { expect, it } from 'vitest';
import { finish, Pipeline, PipelineEvents, reset, type Steps } from '../../src/pipeline/index.js';
import { minutes, small } from './market.js';

const bars = minutes('X', 8, 21);

const saidBy = (call: () => unknown): string => {
  try {
    call();
    return 'done';
  } catch (error) {
    return String(error);
  }
};

it.each(['composite', 'decision'] as const)(
  'a step %s that a late reading runs calls nobody',
  (name) => {
    let isLate = false;
    let said = '';
    const step = (known: unknown, usual: (known: unknown) => unknown): unknown => {
      if (isLate) said = saidBy(() => pipeline.update(bars[20]!));
      return usual(known);
    };
    const steps = { [name]: step } as unknown as Steps;
    const pipeline: Pipeline = new Pipeline({ ...small, equity: 1e4 }, { steps }) as never;
    const results = bars.slice(0, 20).map((bar) => pipeline.update(bar));
    isLate = true;
    expect(results.at(-1)![name]).toBeDefined();
    expect(said).toBe('Error: called from within a call that has not returned');
    isLate = false;
    expect(pipeline.update(bars[20]!).bars[0]!.disposition).toBe('accepted');
  },
);

it('a listener may not feed what it listens to; the pipeline behind it has returned', () => {
  const pipeline = new Pipeline(small);
  const told = new PipelineEvents(pipeline);
  const saved = pipeline.snapshot();
  const calls: Readonly<Record<string, () => unknown>> = {
    'told.update': () => told.update(bars[1]!),
    'told.peek': () => told.peek(bars[1]!),
    'told.advance': () => told.advance(0),
    peek: () => pipeline.peek(bars[1]!),
    update: () => pipeline.update(bars[1]!),
    advance: () => pipeline.advance(0),
    snapshot: () => pipeline.snapshot(),
    finish: () => finish(pipeline),
    reset: () => reset(pipeline, 'X'),
    restore: () => pipeline.restore(saved),
  };
  const said: Record<string, string> = {};
  told.on('result', () => {
    for (const [name, call] of Object.entries(calls)) said[name] = saidBy(call);
  });
  told.update(bars[0]!);
  const refused = 'Error: called from within a listener that has not returned';
  const wanted = Object.keys(calls).map((name) => [
    name,
    name.startsWith('told.') ? refused : 'done',
  ]);
  expect(said).toEqual(Object.fromEntries(wanted));
});
