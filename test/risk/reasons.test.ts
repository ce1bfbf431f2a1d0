import { describe, expect, it } from 'vitest';
import {
  type DecisionInput,
  decide,
  limitExposure,
  type RiskOptions,
  riskPolicy,
  type Sizing,
  type SizingInput,
  sizeBy,
} from '../../src/risk/index.js';
import { of, open, plain } from './candidates.js';

describe('a size says what it was held against', () => {
  const input = { equity: 10_000, entry: 100, stop: 95 };
  const fixed: Sizing = { kind: 'fixedFractional' };
  const sized = (
    change: Partial<SizingInput>,
    options: RiskOptions = {},
    sizing: Sizing = fixed,
  ) => {
    const size = sizeBy(riskPolicy({ step: 1, ...options }), sizing, { ...input, ...change });
    return [size.quantity, size.boundBy, ...size.reasons];
  };
  const none = (code: string, value: number, limit: number) => [
    0,
    undefined,
    { code, value, limit },
  ];

  it('where nothing can be sized', () => {
    expect(sized({ equity: 0 })).toEqual(none('no-equity', 0, 0));
    expect(sized({ entry: -1 })).toEqual(none('no-price', -1, 0));
    expect(sized({ stop: -5 })).toEqual(none('stop-not-positive', -5, 0));
    expect(sized({ stop: 100 })).toEqual(none('stop-at-entry', 100, 100));
    expect(sized({ quoteRate: 0 })).toEqual(none('no-quote-rate', 0, 0));
    expect(sized({ scaleRatio: -1 })).toEqual(none('scaled-to-nothing', -1, 0));
    const endless = sized({ equity: Number.POSITIVE_INFINITY });
    expect(endless).toEqual([0, undefined, { code: 'no-equity', limit: 0 }]);
  });

  it('where too little is left', () => {
    expect(sized({}, { step: 50 })).toEqual(none('below-minimum', 20, 50)); // 100 / 5
    expect(sized({}, { minQuantity: 21 })).toEqual(none('below-minimum', 20, 21));
    expect(sized({}, { step: 50, minQuantity: 60 })).toEqual(none('below-minimum', 20, 60));
    expect(sized({}, { minNotional: 2_001 })).toEqual(none('below-notional', 2_000, 2_001));
    const points = sized({}, { pointValue: 2, minNotional: 2_001 });
    expect(points).toEqual(none('below-notional', 2_000, 2_001)); // 10 · 100 · 2
    expect(sized({ heldRisk: 100 })).toEqual(none('sized-by-risk', 0, 0));
    expect(sized({ heldRisk: 101 })).toEqual(none('sized-by-risk', 0, 0));
  });

  it('where a limit binds', () => {
    const half = { riskRatio: 0.5 }; // 1,000 by the risk at the stop
    const bound = (by: string, quantity: number) => [
      ...[quantity, by, { code: `limited-by-${by}`, value: 1_000, limit: quantity }],
    ];
    expect(sized({})).toEqual([20, 'risk', { code: 'sized-by-risk', value: 20 }]);
    expect(sized({ heldRisk: 50 })).toEqual([10, 'risk', { code: 'sized-by-risk', value: 10 }]);
    expect(sized({}, half)).toEqual(bound('exposure', 100));
    expect(sized({ heldQuantity: 40 }, half)).toEqual(bound('exposure', 60));
    expect(sized({}, { ...half, maxQuantity: 7 })).toEqual(bound('quantity', 7));
    const held = sized({ heldQuantity: 40 }, { ...half, maxQuantity: 50 });
    expect(held).toEqual(bound('quantity', 10));
    expect(sized({}, { ...half, maxQuantity: 100 })).toEqual(bound('exposure', 100));
    expect(sized({ scaleRatio: 0.5 })).toEqual([
      ...[10, 'risk', { code: 'sized-by-risk', value: 10 }, { code: 'scaled', value: 0.5 }],
    ]);
    expect(sized({ scaleRatio: 3 })).toEqual(sized({})); // a scale adds nothing
  });

  it('where its own rule asks for less, or more than may be risked', () => {
    const target: Sizing = { kind: 'volatilityTarget', targetRatio: 0.02 };
    const calm = { volatilityRatio: 0.2 }; // a tenth of 100 units
    expect(sized(calm, {}, target)).toEqual([
      ...[10, 'volatility', { code: 'sized-by-volatility', value: 10 }],
    ]);
    expect(sized({ ...calm, heldQuantity: 4 }, {}, target)[0]).toBe(6);
    expect(sized({ ...calm, heldQuantity: 10 }, {}, target)).toEqual(
      none('sized-by-volatility', 0, 0),
    );
    expect(sized({ volatilityRatio: 0.02 }, {}, target)).toEqual([
      ...[20, 'risk', { code: 'limited-by-risk', value: 20 }],
    ]);
    expect(sized({}, {}, target)).toEqual(none('no-volatility', 0, 0));
    const kelly: Sizing = { kind: 'kelly', fraction: 0.5 };
    const odds = { winRatio: 0.625, payoffRatio: 1 }; // half of a quarter, of 100 units
    expect(sized(odds, {}, kelly)).toEqual([
      ...[12, 'kelly', { code: 'sized-by-kelly', value: 12.5 }],
    ]);
    expect(sized({ ...odds, heldQuantity: 4 }, {}, kelly)[0]).toBe(8);
    expect(sized({ ...odds, winRatio: 0.5 }, {}, kelly)).toEqual(none('no-edge', 0, 0));
    expect(sized({ ...odds, winRatio: 1.01 }, {}, kelly)).toEqual(none('no-odds', 0, 0));
    expect(sized({ winRatio: 1, payoffRatio: 1 }, {}, kelly)[0]).toBe(20); // a sure thing: 0.2 at most
  });
});

describe('a gate to new risk says what was seen', () => {
  const input: DecisionInput = {
    ...{ symbol: 'S', time: 0, end: 60_000, decidedAt: 60_000, price: 100, atr: 2, equity: 1e4 },
    composite: { direction: 'up', confidence: 0.2, coverage: 0.5 },
  };
  const denial = (change: object, options: RiskOptions = {}) =>
    decide(riskPolicy(options), { ...input, ...change }).denial;

  it('and the limit', () => {
    expect(denial({ price: -1 })).toEqual({ code: 'no-price', value: -1, limit: 0 });
    expect(denial({ atr: 0 })).toEqual({ code: 'no-volatility', value: 0, limit: 0 });
    const wide = { fullWidthRatio: 0.01 };
    expect(denial({ widthRatio: -0.5 }, wide)).toEqual({
      code: 'no-interval',
      value: -0.5,
      limit: 0,
    });
    expect(denial({}, { minConfidence: 0.3 })).toEqual({
      code: 'low-confidence',
      value: 0.2,
      limit: 0.3,
    });
    expect(denial({}, { minConfidence: 0.2 })).toBeUndefined();
    expect(denial({ composite: { ...input.composite, direction: 'flat' } })).toEqual({
      code: 'no-direction',
    });
  });
});

describe('a limit over all symbols says what was seen', () => {
  const denial = (change: object, book: object = {}, terms: object = {}) =>
    limitExposure([open('A', 10, change)], { equity: 1e4, limits: {}, ...book }, () => {
      return { ...plain, ...terms };
    })[0]!.denial;

  it('and the limit', () => {
    expect(denial({ quantity: 0 })).toEqual({ code: 'below-minimum', value: 0, limit: 0 });
    expect(denial({ price: Number.NaN })).toEqual({ code: 'no-price' });
    expect(denial({}, { equity: -3 })).toEqual({ code: 'no-equity', value: -3, limit: 0 });
    expect(denial({}, {}, { quoteRate: 0 })).toEqual({ code: 'no-quote-rate', value: 0, limit: 0 });
    const full = { limits: { maxPositions: 1 }, commitments: [of('B', 'held', 1)] };
    expect(denial({}, full)).toEqual({ code: 'portfolio-positions', value: 2, limit: 1 });
    expect(denial({}, { ...full, commitments: [of('A', 'held', 1)] })).toBeUndefined();
  });
});
