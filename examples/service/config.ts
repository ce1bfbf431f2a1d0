// All settings, in one JSON file. Each field is checked, and what is wrong with it is said.
import { Pipeline, type PipelineOptions } from 'barwave';
import { z } from 'zod';
import { orderBook } from './orders.js';
import { sourceNames } from './sources/source.js';

export const text = (pattern: RegExp, what: string): z.ZodString => z.string().regex(pattern, what);
const timeframe = text(/^[1-9]\d{0,3}(s|m|h|d|w|M)$/, 'a timeframe such as 5m');
const address = z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default('');
const between = (low: number, high: number): z.ZodNumber => z.number().min(low).max(high);

const asset = z.strictObject({
  /** Canonical: `BTC/USDT`, `AAPL`. */
  symbol: text(/^[A-Za-z0-9][A-Za-z0-9./:_-]{0,31}$/, 'at most 32 letters'),
  enabled: z.boolean().default(true),
  /** By priority: the next is asked where the one before has nothing. */
  sources: z.array(z.enum(sourceNames)).min(1).max(8).default(['replay']),
  /** What is built of the base; empty: what the service builds. */
  timeframes: z.array(timeframe).max(8).default([]),
  /** Which timeframe the page shows first: the first, the middle or the last that is built. */
  style: z.enum(['day', 'swing', 'position']).default('day'),
  /** Seconds from one look at the source to the next. */
  everySeconds: between(1, 86_400).default(1),
  /** Bars that the cache keeps. */
  bufferBars: between(100, 50_000).default(5000),
  calendar: z.enum(['24/7', 'us-equities', 'fx']).default('24/7'),
  tick: between(1e-9, 1e6).default(0.01),
  step: between(1e-9, 1e6).default(0.001),
});

/** What differs from what is known of a provider. */
const provider = z.strictObject({
  /** In place of its own: a proxy, or a mock exchange. */
  host: address,
  /** In place of the free plan's limits; 0 for those. */
  requestsPerMinute: between(0, 1e6).default(0),
});

function areDifferent(all: readonly { readonly symbol: string }[]): boolean {
  // venues do not tell `spx` from `SPX`
  return new Set(all.map((one) => String(one?.symbol).toUpperCase())).size === all.length;
}
const isList = ({ value }: { value: unknown }): boolean => Array.isArray(value);
const notTwice = { error: 'a symbol is there twice', when: isList };

const config = z.strictObject({
  base: text(/^[1-9]\d{0,3}(s|m|h|d)$/, 'a timeframe such as 1m').default('1m'),
  timeframes: z.array(timeframe).min(1).max(8).optional(),
  assets: z.array(asset).min(1).max(500).refine(areDifferent, notTwice),
  providers: z.partialRecord(z.enum(sourceNames), provider).default({}),
  bootstrapDays: between(0, 3650).default(90),
  retentionDays: between(1, 36_500).default(90),
  flushSeconds: between(1, 60).default(10),
  snapshotSeconds: between(1, 3600).default(60),
  /** Older data allow no new risk. */
  staleSeconds: between(1, 864_000).default(300),
  cacheMegabytes: between(1, 65_536).default(1024),
  equity: between(1, 1e12).default(10_000),
  databasePath: text(/^[^\0]+$/, 'the path of a file').default('service.sqlite'),
  http: z
    .strictObject({
      host: text(/^[\w.:-]+$/, 'a host name').default('127.0.0.1'),
      port: between(0, 65_535).default(8080),
      requestsPerMinute: between(1, 1e6).default(6000),
    })
    .prefault({}),
  /** Where alerts are posted; empty for nowhere. */
  alertUrl: address,
  /** A second configuration that runs in the shadow of the first. */
  canary: z
    .strictObject({
      enabled: z.boolean().default(false),
      minConfidence: between(0, 1).default(0.05),
    })
    .prefault({}),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** What may change while the service runs; the rest needs a restart by hand. */
const changeable = config
  .pick({ assets: true, timeframes: true, staleSeconds: true, retentionDays: true, canary: true })
  .partial();

export type Config = z.output<typeof config> & { readonly timeframes: readonly string[] };
export type Asset = Config['assets'][number];

/** What is wrong with a setting, and where. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** Names every setting, or part of a request, that is wrong. */
export class ConfigFault extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ path, message }) => `${path || 'the whole'}: ${message}`).join('\n'));
    this.faults = faults;
  }
}

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

/** What `shape` makes of a value; throws a `ConfigFault` that names all that is wrong with it. */
export function checked<S extends z.ZodType>(shape: S, value: unknown): z.output<S> {
  const { success, data, error } = shape.safeParse(value, { reportInput: true });
  if (success) return data;
  const faults = error.issues.flatMap((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const paths = unknown.length > 0 ? unknown.map((key) => [...issue.path, key]) : [issue.path];
    const given = unknown.length > 0 ? '' : `, not ${JSON.stringify(issue.input) ?? 'nothing'}`;
    const message = short(issue.message + given);
    return paths.map((path) => ({ path: short(z.core.toDotPath(path)), message }));
  });
  throw new ConfigFault(faults);
}

/** Settings from JSON, complete; throws a `ConfigFault`. */
export function readConfig(value: unknown): Config {
  const read = checked(config, value);
  const complete = { ...read, timeframes: read.timeframes ?? [read.base] };
  try {
    new Pipeline(pipelineOptions(complete));
    orderBook(complete.assets);
  } catch (error) {
    // the library says what it does not take, by the name of its option
    throw new ConfigFault([{ path: 'timeframes', message: (error as Error).message }]);
  }
  return complete;
}

/** Settings with a change; throws a `ConfigFault` where it is wrong, or of what may not change. */
export function changed(settings: Config, change: unknown): Config {
  checked(changeable, change);
  return readConfig({ ...settings, ...(change as object) });
}

/** What the library is told: the one place where settings become its options. */
export function pipelineOptions(settings: Config, minConfidence = 0): PipelineOptions {
  const { base, timeframes, equity, assets } = settings;
  const symbols = assets.map(({ symbol, calendar, step, timeframes: own }) => {
    return [symbol, { calendar, step, ...(own.length === 0 ? {} : { timeframes: own }) }];
  });
  const risk = { minConfidence };
  return { base, timeframes, equity, risk, symbols: Object.fromEntries(symbols) };
}
