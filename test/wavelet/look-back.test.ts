import { describe, expect, it } from 'vitest';
import { lookBack } from '../../src/wavelet/pace.js';

describe('a look back', () => {
  it('of a mean that fades weighs innovations by α(1 − α)^k, those that count', () => {
    const { weights, responses } = lookBack([0.5, 0], 3);
    expect([...weights]).toEqual([0.25, 0.125, 0.0625]);
    // ½, and less by each weight of what the input left behind: ½, ¼, ⅛.
    expect([...responses]).toEqual([0.5, 0.375, 0.34375, 0.3359375]);
    const long = lookBack([0.5, 0], 10); // a weight below .015 is left out
    expect([...long.weights]).toEqual([1, 2, 3, 4, 5].map((k) => 0.5 ** (k + 1)));
    expect([...long.responses.subarray(5)]).toEqual(Array(6).fill(long.responses[5]));
    expect([...lookBack([0.5, 0], 0).responses]).toEqual([0.5]);
  });

  it('of a slope too by both gains', () => {
    // first 1 → ½ − ¼ = ¼, second 0 → 1: ½ · ¼ + ¼ · 1; then ⅛ − 5/16, second 5/4.
    const { weights, responses } = lookBack([0.5, 0.25], 2);
    expect([...weights]).toEqual([0.375, 0.5 * (0.125 - 0.3125) + 0.25 * 1.25]);
    // Level ½, slope ¼: an innovation of −¾.
    expect(responses[1]).toBe(0.5 - 0.375 * 0.75);
  });
});
