import { describe, expect, it } from 'vitest';
import { ConfigError, decodeText } from '../../src/core/index.js';
import { SignalCorrelator } from '../../src/correlation/index.js';
import { frozenCopy } from '../../src/pipeline/frozen.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';

// What a pipeline is configured with is what it does, or a `ConfigError` says where it is not.

type Wrong = readonly [path: string, options: object, own?: unknown];

const records = [
  ...['validation', 'indicators', 'regime', 'fusion', 'correlation'],
  ...['risk', 'portfolio'],
];
const wrong: readonly Wrong[] = [
  ...records.flatMap((name) => [5, true, 'x', []].map((value): Wrong => [name, { [name]: value }])),
  ...[5, true, 'x', ['rsi'], null].map((strategies): Wrong => ['strategies', { strategies }]),
  ...[true, 0, [], 'fast', 5].map((denoise): Wrong => ['denoise', { denoise }]),
  ...[
    'equity',
    'symbol',
    'calendar',
    'timeframes',
    'denoise',
    'revisableBars',
    'riskTimeframe',
  ].map((name): Wrong => [name, { [name]: null }]),
  ['risk.riskRatio', { risk: { riskRatio: null } }],
  ['timeframes[1]', { timeframes: Object.assign(['1m'], { 2: '5m' }) }], // a hole
  ['timeframes[1]', { timeframes: ['1m', null] }],
  ['timeframes', { timeframes: Array.from({ length: 65 }, (_, i) => `${i + 1}m`) }],
  ['denoise.kind', { denoise: { kind: 'rsi' } }],
  ['denoise.of', { denoise: { of: 'rsi' } }],
  ['regime.of', { regime: { of: 'close' } }],
  ['indicators.a', { indicators: { a: null } }],
  ['own', {}, 5],
  ['own', {}, null],
  ['own', {}, []],
  ['own.kind', {}, { kind: {} }],
  ['own.kinds', {}, { kinds: [] }],
  ['own.kinds.a', {}, { kinds: { a: 5 } }],
  ['own.kinds.a', {}, { kinds: { a: () => 1 } }],
  ['own.kinds.a', {}, { kinds: { a: class {} } }],
  ['own.strategies.a', {}, { strategies: { a: 'macdRsi' } }],
  ['own.stages.a', {}, { stages: { a: { update() {} } } }],
  ['strategies.a.kind', { strategies: { a: { kind: 'b' } } }, { strategies: { b: class {} } }],
  ['options', new Proxy({}, { ownKeys: () => ['base'], getOwnPropertyDescriptor: thrower })],
];

function thrower(): never {
  throw new Error('hostile');
}

describe('a wrong option is named', () => {
  it.each(wrong.map((one) => ({ path: one[0], options: one[1], own: one[2] })))(
    '$path $options $own',
    ({ path, options, own }) => {
      const given = path === 'options' ? options : { base: '1m', ...options };
      const make = () => new Pipeline(given as never, own as never);
      let error: unknown;
      try {
        make();
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).path).toBe(path);
      expect((error as ConfigError).bound).not.toBe('');
    },
  );
});

it('options in a circle end in an error', () => {
  const circle: Record<string, unknown> = {};
  circle['validation'] = circle;
  expect(() => new Pipeline({ base: '1m', ...circle })).toThrow(ConfigError);
});

it('options go sixteen levels deep and no deeper', () => {
  const nested = (levels: number): object => (levels === 1 ? {} : { in: nested(levels - 1) });
  expect(frozenCopy(nested(16))).toEqual(nested(16));
  const deep = { base: '1m', indicators: nested(16) } as unknown as PipelineOptions;
  expect(() => new Pipeline(deep)).toThrow('at most 16 levels deep');
});

it('options are read once and never again', () => {
  const options = { base: '1m', risk: { riskRatio: 0.01 } };
  const pipeline = new Pipeline(options);
  const { id } = pipeline;
  options.risk.riskRatio = 5;
  expect(pipeline.config.risk.riskRatio).toBe(0.01);
  expect(new Pipeline({ base: '1m', risk: { riskRatio: 0.01 } }).id).toBe(id);
});

it.each([Number.NaN, '5', -1, 1.5, Number.POSITIVE_INFINITY, null])('maxBytes: %o', (maxBytes) => {
  expect(() => decodeText('{}', { maxBytes: maxBytes as number })).toThrow(ConfigError);
});

it.each([undefined, null, 5, 'x', { sources: [] }])('a correlator of %o', (options) => {
  expect(() => new SignalCorrelator(options as never)).toThrow(ConfigError);
});
