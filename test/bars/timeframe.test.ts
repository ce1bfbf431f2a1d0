import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dividesRaw, timeframeOf } from '../../src/bars/timeframe.js';
import { ConfigError } from '../../src/core/errors.js';
import { leastMs } from '../clock.js';

const name = (text: string) => timeframeOf(text).name;

function complaint(text: unknown): ConfigError {
  try {
    timeframeOf(text as string, 'timeframes[1]');
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  return expect.fail(`no ConfigError for ${String(text).slice(0, 40)}`);
}

describe('timeframes', () => {
  it.each([
    ['60s', '1m'],
    ['90s', '90s'],
    ['60m', '1h'],
    ['90m', '90m'],
    ['3600s', '1h'],
    ['24h', '1d'],
    ['1440m', '1d'],
    ['86400s', '1d'],
    ['48h', '2d'],
    ['7d', '1w'],
    ['168h', '1w'],
    ['14d', '2w'],
    ['10d', '10d'],
    ['12M', '12M'],
    ['5m', '5m'],
    ['5M', '5M'],
  ])('%s is %s', (text, canonical) => {
    expect(name(text)).toBe(canonical);
    expect(name(canonical)).toBe(canonical);
  });

  it('carry their measure and count', () => {
    expect(timeframeOf('5m')).toEqual({
      name: '5m',
      measure: 'ms',
      count: 300_000,
      nominalMs: 300_000,
    });
    expect(timeframeOf('2w')).toMatchObject({
      measure: 'day',
      count: 14,
      nominalMs: 1_209_600_000,
    });
    expect(timeframeOf('3M')).toMatchObject({ measure: 'month', count: 3 });
  });

  it('order by nominal length', () => {
    const lengths = ['1s', '1m', '23h', '1d', '1w', '1M', '5w', '3M', '12M'].map(
      (text) => timeframeOf(text).nominalMs,
    );
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  });

  it.each([
    ['1min', '1m'],
    ['1Min', '1m'],
    ['5minutes', '5m'],
    ['05m', '5m'],
    ['60', '1h'],
    ['M5', '5m'],
    ['H4', '4h'],
    ['D1', '1d'],
    ['MN1', '1M'],
    ['1H', '1h'],
    ['1D', '1d'],
    ['D', '1d'],
    ['daily', '1d'],
    ['1W', '1w'],
    ['1mo', '1M'],
    ['1 h', '1h'],
    ['30S', '30s'],
    ['60T', '1h'],
  ])('%s is refused with the suggestion %s', (text, suggested) => {
    expect(complaint(text).message).toContain(`(did you mean '${suggested}'?)`);
  });

  it.each(['', 'm', '5', '0m', '-5m', '1.5h', '5x', '25h', '36h', '5m ', '121M', '9999d', '1e3s'])(
    '%j is refused',
    (text) => {
      expect(complaint(text)).toMatchObject({ path: 'timeframes[1]', value: text });
      expect(complaint(text).bound).toContain('a count and one of s, m, h, d, w, M');
    },
  );

  it.each(['', ' ', '1.5h', '-5m', '1h30m', '5x', '25h'])('%j gets no suggestion', (text) => {
    expect(complaint(text).message).not.toContain('did you mean');
  });

  it.each([null, undefined, 5, {}, [], ['5m'], true])('%j is refused', (value) => {
    expect(complaint(value)).toMatchObject({ path: 'timeframes[1]', value });
  });

  it('refuse a megabyte in under 5 ms', () => {
    const megabyte = (character: string) => Buffer.alloc(1e6, character).toString(); // one piece
    for (const text of [megabyte('1'), `${megabyte('1')}m`, megabyte('m'), megabyte(' ')]) {
      expect(leastMs(9, () => void complaint(text))).toBeLessThan(5);
    }
  });

  test.prop([fc.string({ maxLength: 14 })], { numRuns: 1000 })(
    'any text is canonical, has a canonical name, or is refused',
    (text) => {
      let canonical: string;
      try {
        canonical = name(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        return;
      }
      expect(name(canonical)).toBe(canonical);
    },
  );
});

describe('divides', () => {
  it.each([
    ['1m', '5m', true],
    ['5m', '5m', true],
    ['5m', '1m', false],
    ['7m', '1h', false],
    ['7m', '1d', true],
    ['1h', '1w', true],
    ['4h', '1M', true],
    ['1d', '1w', true],
    ['2d', '1w', false],
    ['2d', '2w', true],
    ['1d', '1M', true],
    ['2d', '1M', false],
    ['1w', '1M', false],
    ['1M', '3M', true],
    ['1M', '1d', false],
    ['1d', '1h', false],
  ])('%s of %s: %s', (base, parent, expected) => {
    expect(dividesRaw(timeframeOf(base), timeframeOf(parent))).toBe(expected);
  });
});
