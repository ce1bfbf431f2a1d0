import { describe, expect, it } from 'vitest';
import { type DecisionInput, decide, type RiskOptions, riskPolicy } from '../../src/risk/index.js';

const up = { direction: 'up', confidence: 0.2, coverage: 0.5 } as const;
const input: DecisionInput = {
  ...{ symbol: 'S', time: 0, end: 60_000, decidedAt: 60_000, composite: up },
  ...{ price: 100, atr: 2, equity: 10_000 },
};
const decided = (change: Partial<DecisionInput>, options: RiskOptions = {}) =>
  decide(riskPolicy({ step: 1, ...options }), { ...input, ...change });
const denial = (change: Partial<DecisionInput>, options: RiskOptions = {}) =>
  decided(change, options).denial;

describe('a gate to new risk', () => {
  it('is shut with the value and the limit', () => {
    expect(denial({ tier: 'Poor' })).toEqual({ code: 'tier-below-Fair', value: 3, limit: 2 });
    expect(denial({ quality: 0.69 })).toEqual({ code: 'low-quality', value: 0.69, limit: 0.7 });
    expect(denial({ quality: 0.7 })).toBeUndefined();
    expect(denial({ composite: { ...up, coverage: 0.4 } }, { minCoverage: 0.5 })).toEqual({
      ...{ code: 'low-coverage', value: 0.4, limit: 0.5 },
    });
    expect(denial({}, { minCoverage: 0.5 })).toBeUndefined();
    expect(denial({ composite: { ...up, isNil: true } })).toEqual({ code: 'no-skill' });
    expect(denial({ isFilled: true })).toEqual({ code: 'filled-before-correction' });
    expect(denial({ widthRatio: 0.02 }, { fullWidthRatio: 0.01 })).toBeUndefined();
  });
});

describe('an entry', () => {
  const down = { composite: { ...up, direction: 'down' as const } };

  it('has its target so many times as far away as its stop', () => {
    expect(decided({}, { targetMultiple: 1.5 })).toMatchObject({ stop: 96, target: 106 });
    expect(decided(down, { targetMultiple: 1.5 })).toMatchObject({ stop: 104, target: 94 });
    expect(decided({}).target).toBeNaN();
  });

  it('lasts as long as the policy says, else as its signals say', () => {
    const said = { composite: { ...up, horizonMs: 5_000 } };
    expect(decided(said).horizonMs).toBe(5_000);
    expect(decided(said, { horizonMs: 7_000 }).horizonMs).toBe(7_000);
    expect(decided({}).horizonMs).toBeNaN();
    expect(decided({ composite: { ...up, horizonMs: 0 } }).horizonMs).toBeNaN();
  });

  it('is a share of the whole size where confidence or the market asks for less', () => {
    const volatility = (word: string) =>
      ({ regime: { trend: 'up', volatility: word } }) as Partial<DecisionInput>;
    expect(decided({}, { fullConfidence: 0.4 }).quantity).toBe(12); // of 25, half
    expect(decided({}, { fullConfidence: 0.1 }).quantity).toBe(25);
    const options = { regimeScale: { high: 0.2 } };
    expect(decided(volatility('high'), options).quantity).toBe(5);
    expect(decided(volatility('low'), options).quantity).toBe(25);
    expect(decided(volatility('unknown'), options).quantity).toBe(25);
    expect(decided({}, options).quantity).toBe(25);
    // 0.5 · 0.2 of 25
    expect(
      decided(volatility('high'), { ...options, fullConfidence: 0.4, step: 0.5 }).quantity,
    ).toBe(2.5);
  });

  it('by Kelly takes (1 + confidence)/2 for the odds of what its target pays', () => {
    const sizing = { kind: 'kelly', fraction: 1, maxRatio: 1 } as const;
    const options = { sizing, riskRatio: 1, step: 1e-8 };
    expect(decided({}, options).quantity).toBeCloseTo(20, 6); // 0.6 − 0.4, even odds
    expect(decided({}, { ...options, targetMultiple: 2 }).quantity).toBeCloseTo(40, 6); // 0.6 − 0.4/2
  });

  it('by a target of volatility takes the ATR as a ratio of the price', () => {
    const sizing = { kind: 'volatilityTarget', targetRatio: 0.01 } as const;
    expect(decided({}, { riskRatio: 1, sizing }).quantity).toBe(50);
  });

  it('names the signals that spoke for it and against it', () => {
    const contributions = [
      { id: 'a', logOdds: 0.3, share: 0.75 },
      { id: 'b', logOdds: -0.1, share: 0.25 },
    ];
    const named = (composite: object) =>
      decided({ composite: { ...up, ...composite, contributions } }).reasons.slice(-2);
    expect(named({})).toEqual([
      { code: 'signal', value: 0.75, of: 'a' },
      { code: 'signal-against', value: 0.25, of: 'b' },
    ]);
    expect(named({ direction: 'down' }).map(({ code }) => code)).toEqual([
      'signal-against',
      'signal',
    ]);
  });

  it('on a corrected bar takes the decision before it back', () => {
    expect(decided({ revision: 2 })).toMatchObject({ id: 'S|60000#2', supersedes: 'S|60000#1' });
    expect(decided({ revision: 1 }).supersedes).toBe('S|60000#0');
    expect(decided({}).supersedes).toBeUndefined();
  });
});

describe('an addition', () => {
  const held = {
    ...{ quantity: 20, entry: 100, openedAt: 0, stop: 96, target: 108 },
    ...{ horizonMs: 1e9, entryCount: 1 },
  };
  const added = (position: object, change: object = {}, options: RiskOptions = {}) => {
    const decision = decided(
      { ...change, position: { ...held, ...position } },
      {
        maxEntries: 2,
        ...options,
      },
    );
    const { action, quantity, stop, riskTaken, reasons } = decision;
    return action === 'add' ? [quantity, stop, riskTaken] : [action, reasons[0]!.code];
  };

  it('takes the risk that is left, at the tighter of both stops, which all of it has then', () => {
    expect(added({})).toEqual([5, 96, 20]); // 100 − 20·4, 4 a unit
    expect(added({}, { price: 106 })).toEqual([25, 102, 100]); // what is held loses nothing now
    expect(added({ stop: 104 }, { price: 106 })).toEqual([50, 104, 100]);
    expect(added({ stop: 98 })).toEqual([30, 98, 60]); // 100 − 20·2, 2 a unit
  });

  it('is denied where nothing is left, or the entries are used up', () => {
    expect(added({ quantity: 25 })[0]).toBe('hold');
    expect(added({ entryCount: 2 })).toEqual(['hold', 'position-open']);
    expect(added({}, { quality: 0.1 })).toEqual(['hold', 'low-quality']);
    expect(added({}, {}, { maxQuantity: 22 })).toEqual([2, 96, 8]);
  });
});
