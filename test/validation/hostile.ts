import type { Bar } from '../../src/bars/index.js';
import { syntheticMarket } from '../../src/testing/index.js';
import { seededRandom } from '../../src/testing/random.js';
import { DataValidator, type ReasonCode, type Validation } from '../../src/validation/index.js';

/** What a run of hostile inputs came to. */
export interface Outcome {
  readonly inputs: number;
  readonly thrown: number;
  /** Numbers told, in bars, intervals and events, that are not finite. */
  readonly notFinite: number;
  readonly passed: number;
  readonly reasons: ReadonlySet<ReasonCode>;
}

const fields = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
const odd: readonly unknown[] = [
  undefined,
  null,
  true,
  '12',
  12n,
  Symbol('bar'),
  () => 1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  -1,
  1e308,
  5e-324,
  2 ** 53,
  1e17,
  new Date(0),
  [],
  [[1, 2]],
  new Array(5),
  {},
  Object.create(null),
  new Map(),
  /x/,
];

/** One hostile input of every kind that JavaScript has, made from a good `bar`. */
function spoil(bar: Readonly<Record<string, number>>, random: () => number): unknown {
  const field = fields[Math.floor(6 * random())]!;
  const value = odd[Math.floor(odd.length * random())];
  const thrower = (): never => {
    throw new Error('trap');
  };
  let answers = 0;
  const fickle = { get: () => (answers++ % 2 === 0 ? bar[field] : -answers) };
  const cyclic: Record<string, unknown> = { ...bar };
  cyclic['self'] = cyclic;
  const makers: readonly (() => unknown)[] = [
    () => value,
    () => ({ ...bar, [field]: value }),
    () => Object.defineProperty({ ...bar }, field, { get: thrower }),
    () => Object.defineProperty({ ...bar }, field, fickle),
    () => new Proxy(bar, { get: thrower }),
    () => new Proxy(bar, {}),
    () =>
      new Proxy(bar, { get: (target, key) => (random() < 0.5 ? target[key as string] : value) }),
    () => cyclic,
    () => Object.assign([], bar),
    () => Object.create(bar),
    () => Object.freeze({ ...bar }),
    () => JSON.stringify(bar),
    () => ({ ...bar, source: value, receivedAt: value }),
    () => ({ ...bar, time: bar['time']! + 60_000 * Math.floor(1e6 * (random() - 0.5)) }),
    () => ({ ...bar, time: bar['time']! * (random() < 0.5 ? 1000 : 0.001) }),
    () => ({ ...bar, [field]: bar[field]! * 10 ** Math.floor(6 * random() - 3) }),
    () => ({ ...bar, low: bar['high'], high: bar['low'] }),
    () => ({ ...bar, close: bar['close']! * 1.05, high: bar['high']! * 1.06 }),
    () => ({ ...bar, close: bar['close']! * 10, high: bar['high']! * 11 }),
    () => ({ ...bar, open: bar['close']! * 1.05, high: bar['high']! * 1.06 }),
    () => ({ ...bar, high: bar['high']! * 1.06 }),
    () => ({ ...bar, high: Math.max(bar['open']!, bar['close']!) * (1 - 4 * Number.EPSILON) }),
    () => {
      const { close, volume } = bar as never as Bar;
      return { ...bar, open: close, high: close, low: close, volume: 1_000 * volume };
    },
    () => ({ ...bar, volume: bar['volume']! * 10 ** (1 + 6 * random()) }),
    () => ({ ...bar, time: bar['time']! + 43_200_000 }),
    () => ({ ...bar, time: bar['time']! - 60_000 * Math.floor(1 + 6 * random()) }),
    () => ({ ...bar, volume: 0 }),
    () => ({ ...scaled(bar as never, 1.01), source: 'B' }),
    () => ({
      ...bar,
      source: random() < 0.5 ? 'A' : 'B',
      receivedAt: bar['time']! + 58_000 + 9_000 * random(),
    }),
  ];
  return makers[Math.floor(makers.length * random())]!();
}

/** Feed `count` inputs, at least half of them good bars, to a validator with every rule on. */
export function hostileRun(count: number, seed: number): Outcome {
  const random = seededRandom(seed);
  const calendar = seed % 3 === 1 ? 'us-equities' : '24/7';
  const market = syntheticMarket({ seed, tick: 0.001, calendar });
  const make = () =>
    new DataValidator({
      base: '1m',
      calendar,
      requiredFields: ['time', 'open', 'high', 'low', 'close', ...(seed % 4 === 0 ? ['feed'] : [])],
      hold: seed % 2 === 0 ? 1 : 0,
      policy: seed % 2 === 0 ? 'drop' : 'keep',
      feed: seed % 3 === 0 ? 'tradeOnly' : 'dense',
      rules: { volumeSpike: true, volumeShift: true },
      tick: 0.001,
      maxLagMs: 1_000,
      maxPriceChange: 0.5,
      minVolume: 1,
      maxVolumeMultiplier: 100,
      maxZScore: 8,
      sources: ['A', 'B'],
    });
  const validator = make();
  const reasons = new Set<ReasonCode>();
  let thrown = 0;
  let notFinite = 0;
  let passed = 0;
  const take = (act: () => Validation): void => {
    try {
      const validation = act();
      for (const { bar, reasons: codes } of validation.judgements) {
        if (bar !== undefined) passed += 1;
        for (const code of codes) reasons.add(code);
      }
      notFinite += countNotFinite(validation);
    } catch {
      thrown += 1;
    }
  };
  let inputs = 0;
  let now = 0;
  let level = 1; // what splits have done to prices
  let stale = 0; // bars that still repeat the last
  let last = market.next().value;
  while (inputs < count) {
    if (random() < 0.006) level = level < 0.1 ? 100 * level : level / (random() < 0.5 ? 2 : 10);
    if (random() < 0.002) stale = 6;
    for (let skipped = random() < 0.01 ? 5 : 0; skipped > 0; skipped--) market.next();
    const made = market.next().value;
    const { time } = made;
    const lots = inputs < count / 2 ? 1 : 100; // the usual volume changes once
    const { open, high, low, close, volume } = stale > 0 ? last : scaled(made, level, lots);
    const copy = { time, open, high, low, close, volume };
    stale -= 1;
    last = copy;
    const isSpoiled = random() < 0.9;
    if (!isSpoiled || random() < 0.9) {
      take(() => validator.update({ ...copy, feed: 'A', source: 'A' }));
      inputs += 1;
    }
    if (isSpoiled) {
      const input = spoil(copy, random);
      if (random() < 0.05) take(() => validator.peek(input));
      take(() => validator.update(input));
      inputs += 1;
    }
    now = Math.max(now, time);
    if (random() < 0.1) take(() => validator.advance(now + 60_000 * Math.floor(5 * random())));
  }
  return { inputs, thrown, notFinite, passed, reasons };
}

function scaled(bar: Bar, level: number, lots = 1): Bar {
  const { time, open, high, low, close, volume } = bar;
  const [o, h, l, c] = [open * level, high * level, low * level, close * level];
  return { time, open: o, high: h, low: l, close: c, volume: lots * volume };
}

function countNotFinite({ judgements, events, quality }: Validation): number {
  let count = Number.isFinite(quality.score) ? 0 : 1;
  for (const { bar, interval, decidedAt } of judgements) {
    if (bar === undefined) continue;
    const numbers = [...Object.values(bar), interval!.start, interval!.end, decidedAt];
    count += numbers.filter((x) => !Number.isFinite(x)).length;
  }
  for (const event of events) {
    const numbers = Object.values(event).filter((x) => typeof x === 'number');
    count += numbers.filter((x) => !Number.isFinite(x)).length;
  }
  return count;
}
