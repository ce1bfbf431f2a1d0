import { describe, expect, it } from 'vitest';
import { DataValidator, type Rule } from '../../src/validation/index.js';

const make = (options: object) => () => new DataValidator({ base: '1m', ...options });

const own = {
  ...{ id: 'own:odd', severity: 'note', dimension: 'consistency', costRatio: 0 },
  ...{ formula: 'none', reasons: { 'own:odd': 'is odd' }, check: () => undefined },
};

describe('an option of a validator', () => {
  it.each([
    ['tick', 1e-12, 1e12],
    ['maxLagMs', 0, 1e12],
    ['maxPriceChange', 0, 1e6],
    ['minVolume', 0, 1e18],
    ['maxVolumeMultiplier', 1, 1e12],
    ['maxZScore', 0.1, 1e6],
  ])('%s reaches from bound to bound', (name, least, most) => {
    for (const bound of [least, most]) expect(make({ [name]: bound })).not.toThrow();
    for (const wrong of [least - 1e-13, most * 1.001, `${least}`, Number.NaN]) {
      expect(make({ [name]: wrong })).toThrow(new RegExp(`^${name} must be a number from`));
    }
  });

  it('of a rule is a level from 1 to a million, or whether it holds', () => {
    const rules = [
      'spike',
      'unit',
      'wick',
      'openSpike',
      'stale',
      'volumeSpike',
      'volumeShift',
      'sources',
    ];
    for (const name of rules) {
      for (const level of [1, 1e6, true, false, undefined]) {
        expect(make({ sources: ['A'], rules: { [name]: level } })).not.toThrow();
      }
      for (const level of [0.99, 1_000_001]) {
        expect(make({ rules: { [name]: level } })).toThrow(
          new RegExp(`^rules\\.${name} must be a number`),
        );
      }
      expect(make({ rules: { [name]: 'on' } })).toThrow(`rules.${name} must be true or false`);
    }
    expect(make({ rules: 5 })).toThrow(/^rules must be an object/);
    expect(make({ rules: { jump: true } })).toThrow(/^rules\.jump must be spelled/);
  });

  it('of names is a list of them', () => {
    for (const name of ['sources', 'requiredFields']) {
      expect(make({ [name]: ['volume'] })).not.toThrow();
      for (const wrong of ['volume', [1], ['volume', 1]]) {
        expect(make({ [name]: wrong })).toThrow(`${name} must be an array of names`);
      }
    }
  });

  it('policy mends or drops only what waits for one bar', () => {
    expect(make({ policy: 'mend' })).toThrow(/^policy must be one of 'keep', 'drop', 'repair'/);
    for (const policy of ['drop', 'repair']) {
      expect(make({ policy, hold: 1 })).not.toThrow();
      for (const hold of [0, undefined]) {
        expect(make({ policy, hold })).toThrow(`policy must be 'keep' unless hold is 1`);
      }
    }
    for (const hold of [0, 1, undefined]) expect(make({ policy: 'keep', hold })).not.toThrow();
  });
});

describe('a rule of one’s own', () => {
  it('has every part, each of its kind', () => {
    expect(make({ own: [own, { ...own, id: 'own:other' }] })).not.toThrow();
    const words = "a new text that begins with 'own:'";
    for (const [change, message] of [
      [{ id: 'odd' }, `own[1].id must be ${words}`],
      [{ id: 5 }, `own[1].id must be ${words}`],
      [{ id: 'own:odd' }, `own[1].id must be ${words}`],
      [{ severity: 'warn' }, `own[1].severity must be one of 'reject', 'doubt', 'note'`],
      [{ dimension: 'taste' }, `own[1].dimension must be one of 'validity'`],
      [{ costRatio: -0.1 }, 'own[1].costRatio must be a number from 0 to 1'],
      [{ costRatio: 1.1 }, 'own[1].costRatio must be a number from 0 to 1'],
      [{ formula: 5 }, 'own[1].formula must be a string'],
      [{ check: 'none' }, 'own[1].check must be a function'],
      [{ reasons: 5 }, 'own[1].reasons must be an object'],
      [
        { reasons: { odd: '' } },
        "own[1].reasons must be codes that begin with 'own:', without commas",
      ],
      [{ reasons: { 'own:a,b': '' } }, "own[1].reasons must be codes that begin with 'own:'"],
    ] as const) {
      expect(make({ own: [own, { ...own, ...{ id: 'own:other' }, ...change }] })).toThrow(message);
    }
    expect(make({ own })).toThrow('own must be an array of rules');
    expect(make({ own: [5] })).toThrow('own[0] must be an object');
    expect(make({ own: [{ ...own, costRatio: 1 }] })).not.toThrow();
  });

  it('has its memory restored if it knows it again', () => {
    const rule = (revive?: (state: object) => boolean): Rule => ({
      ...{ id: 'own:seen', severity: 'note', dimension: 'consistency', costRatio: 0 },
      ...{ formula: 'none', reasons: {}, check: () => undefined, init: () => ({ seenCount: 0 }) },
      ...(revive === undefined ? {} : { revive: revive as never }),
    });
    const holding = (own: Rule) => new DataValidator({ base: '1m', own: [own] });
    const restore = (own: Rule) => () => holding(own).restore(holding(own).snapshot());
    expect(restore(rule())).not.toThrow();
    expect(restore(rule(() => true))).not.toThrow();
    expect(restore(rule(() => false))).toThrow('own:seen');
  });
});
