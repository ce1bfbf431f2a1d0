import { describe, expect, it } from 'vitest';
import { Row } from '../../src/core/row.js';
import { modelShare } from '../../src/learning/model-share.js';
import { Panel } from '../../src/learning/panel.js';

const { NaN: none } = Number;

describe('a panel', () => {
  const member = (name: string, said: number | (() => never), variance = 0, operations = 1) => ({
    ...{ name, cost: { numbers: 10, operations } },
    predict: () => (typeof said === 'number' ? said : said()),
    variance: () => variance,
    ...{ learn: () => {}, snapshot: () => null, restore: () => {} },
  });
  const budget = { mostBytes: 80, mostOperations: 5 };
  const situation = {
    scaled: new Float64Array(),
    row: new Row([], new Float64Array()),
    persistence: 0,
  };

  it('hears each by itself, those within their budget', () => {
    const throws = (): never => {
      throw new Error('no');
    };
    const panel = new Panel(
      [
        ...[member('throws', throws), member('silent', none), member('huge', 2e30)],
        ...[member('b', 4), member('slow', 1, 0, 6), member('c', -1e30, 0, 5)],
      ],
      budget,
    );
    panel.ask(situation);
    panel.ask(situation);
    expect([...panel.words]).toEqual([none, none, none, 4, none, -1e30]);
    expect([panel.first, panel.spoke]).toEqual([4, ['b', 'c']]);
    expect(panel.faults).toEqual([
      { member: 'throws', fault: 'threw', count: 2 },
      { member: 'huge', fault: 'threw', count: 2 },
      { member: 'slow', fault: 'over-budget', count: 0 },
    ]);
    expect(new Panel([member('large', 1)], { ...budget, mostBytes: 79 }).faults).toHaveLength(1);
    const nobody = new Panel([member('silent', none)], budget);
    nobody.ask(situation);
    expect(nobody.first).toBeNaN();
  });

  it('knows its model as little as its members disagree, and do not know themselves', () => {
    const panel = new Panel([member('a', 1, 2), member('b', 3, 4), member('s', none, 99)], budget);
    panel.ask(situation);
    const shares = { mixed: 2, weights: Float64Array.of(0.5, 0.25, 0.25), data: 7 };
    // (.5 · (2 + 1) + .25 · (4 + 1)) / .75 = 11 / 3, beside 7 of the data.
    expect(modelShare(panel, situation, shares)).toBeCloseTo(11 / 3 / (11 / 3 + 7), 12);
  });
});
