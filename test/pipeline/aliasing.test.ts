import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import { usEquities } from '../../src/bars/us-equities.js';
import { catalog, IncrementalIndicators } from '../../src/indicators/index.js';
import { defaultIndicators, Pipeline, presets } from '../../src/pipeline/index.js';
import { strategyCatalog } from '../../src/strategies/index.js';
import { type Doorway, holdDetached } from '../../src/testing/index.js';
import { modules } from '../contract/modules.js';
import { minutes, printed, small } from './market.js';

// Whatever goes in or comes out may be written on, at every step: no later result changes.

describe('modules', () => {
  const bars = minutes('X', 7, 120);
  const others = Object.entries(modules).filter(([name]) => name !== 'IncrementalIndicators');
  it.each(others)('%s', (_, make) => {
    holdDetached(make as () => Doorway, bars, printed);
  });

  it('IncrementalIndicators, whose row is live by contract: `copy` detaches it', () => {
    const make = (): Doorway => {
      const set = new IncrementalIndicators({
        rsi: { kind: 'rsi', period: 3 },
        obv: { kind: 'obv' },
      });
      return {
        update: (bar) => set.update(bar as Bar).copy(),
        peek: (bar) => set.peek(bar as Bar).copy(),
        snapshot: () => set.snapshot(),
      };
    };
    holdDetached(make, bars, printed);
  });
});

it.each([0, 1])('a pipeline with everything in it, revisable %d', (revisableBars) => {
  const options = { ...small, revisableBars, portfolio: { maxExposureRatio: 0.5 } };
  holdDetached(() => new Pipeline(options) as Doorway, minutes('X', 8, 150), printed);
});

it('options, and what a pipeline says of itself, are nobody else’s', () => {
  const options = structuredClone(small) as typeof small & { risk: { minConfidence: number } };
  const pipeline = new Pipeline(options);
  const twin = new Pipeline(small);
  options.risk.minConfidence = 1;
  for (const bar of minutes('X', 9, 60)) {
    expect(printed(pipeline.update(bar))).toBe(printed(twin.update(bar)));
  }
  expect(everythingFrozen(pipeline.config)).toBe(true);
});

it.each([
  ['presets', presets],
  ['catalog', catalog],
  ['strategyCatalog', strategyCatalog],
  ['defaultIndicators', defaultIndicators],
  ['a calendar', usEquities],
])('%s cannot be written', (_, shared) => {
  expect(everythingFrozen(shared)).toBe(true);
});

function everythingFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(everythingFrozen);
}
