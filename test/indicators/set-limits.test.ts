import { describe, expect, it } from 'vitest';
import { boundedId, ConfigError } from '../../src/core/index.js';
import { IncrementalIndicators, type Specs } from '../../src/indicators/index.js';

type Given = ConstructorParameters<typeof IncrementalIndicators>;

function complaint(...given: readonly unknown[]): string {
  try {
    new IncrementalIndicators(...(given as Given));
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
}

/** `length` indicators of which each reads the one before it. */
function chain(length: number, isReversed = false): Specs {
  const names = Array.from({ length }, (_, i) => `s${i}`);
  const entries = names.map((name, i) => [
    name,
    { kind: 'sma', period: 2, of: i === 0 ? 'close' : names[i - 1]! },
  ]);
  return Object.fromEntries(isReversed ? entries.reverse() : entries);
}

describe('a set is refused, with a sentence, for', () => {
  it.each([undefined, null, 5, 'rsi', [], [{ kind: 'rsi' }]])('specs %j', (specs) => {
    expect(complaint(specs)).toMatch(/^specs must be an object, as { rsi: /);
  });

  it.each([
    [null, /^options must be an object/],
    [5, /^options must be an object/],
    [
      { kind: {} },
      /^options\.kind must be spelled as one of 'kinds', 'calendar' \(did you mean 'kinds'\?\)/,
    ],
    [{ kinds: 5 }, /^kinds must be an object/],
    [{ kinds: { x: 5 } }, /^kinds\.x must be a class with a static `kind`, got 5/],
    [{ kinds: { x: Object } }, /^kinds\.x must be a class/],
    [{ kinds: { x: { kind: {} } } }, /^kinds\.x must be a class/],
  ])('options %j', (options, sentence) => {
    expect(complaint({}, options)).toMatch(sentence);
  });

  it.each([false, true])('a chain of 4,000, its order turned round: %s', (isReversed) => {
    expect(complaint(chain(64, isReversed))).toBe('none');
    expect(complaint(chain(65, isReversed))).toMatch(/\.of must be at most 64 indicators deep/);
    expect(complaint(chain(4_000, isReversed))).toMatch(/\.of must be at most 64 indicators deep/);
  });

  it('more indicators than 4,096', () => {
    const specs = Array.from({ length: 4_097 }, (_, i) => [`e${i}`, { kind: 'ema', period: 2 }]);
    expect(complaint(Object.fromEntries(specs))).toBe(
      'specs must be at most 4096 indicators, got 4097',
    );
  });
});

describe('ids', () => {
  it('stay short where each pair reads the last one twice', () => {
    const specs: Record<string, object> = {};
    for (let i = 0; i < 24; i++) {
      const of = i === 0 ? ['close', 'volume'] : [`p${i - 1}`, `p${i - 1}`];
      specs[`p${i}`] = { kind: 'covariance', period: 2, of };
    }
    const set = new IncrementalIndicators(specs as Specs);
    expect(set.operatorCount).toBe(24);
    expect(set.id.length).toBeLessThan(5_000);
    expect(new IncrementalIndicators(specs as Specs).id).toBe(set.id);
  });

  it('of long texts differ where the texts do, and short texts are their own', () => {
    const long = 'sma(2) of '.repeat(40);
    expect(boundedId('sma', 'sma(2) of close')).toBe('sma(2) of close');
    expect(boundedId('sma', `${long}close`)).toMatch(/^sma\(…\)#[0-9a-f]{16}$/);
    expect(boundedId('sma', `${long}close`)).not.toBe(boundedId('sma', `${long}high`));
    const ids = Array.from({ length: 20_000 }, (_, i) => boundedId('', `${long}${i}`));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tell a set whose long names differ in one parameter', () => {
    const ofPeriod = (period: number): string => {
      const specs = { ...chain(60), last: { kind: 'ema', period, of: 's59' } };
      return new IncrementalIndicators(specs as Specs).id;
    };
    expect(ofPeriod(20)).not.toBe(ofPeriod(21));
  });
});
