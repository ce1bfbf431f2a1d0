// All settings, in one JSON file. Each field is checked, and what is wrong with it is said.
import { Pipeline, type PipelineOptions } from 'barwave';
import { type Checked, type Fault, flag, list, number, oneOf, record, text } from './schema.js';
import { sourceNames } from './sources/source.js';

const timeframe = text(/^[1-9]\d{0,3}(s|m|h|d|w|M)$/, 'a timeframe such as 5m');
const calendars = ['24/7', 'us-equities', 'fx'] as const;
const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

const asset = record({
  /** Canonical: `BTC/USDT`, `AAPL`. */
  symbol: text(/^[A-Za-z0-9][A-Za-z0-9./:_-]{0,31}$/, 'a symbol of at most 32 letters'),
  enabled: flag(true),
  /** By priority: the next is asked where the one before has nothing. */
  sources: list(oneOf(sourceNames, 'replay'), 1, 8, ['replay']),
  /** What is built of the base; empty: what the service builds. */
  timeframes: list(timeframe, 0, 8, []),
  /** Which timeframe the page shows first: the first, the middle or the last that is built. */
  style: oneOf(['day', 'swing', 'position'], 'day'),
  /** Seconds from one look at the source to the next. */
  everySeconds: number(1, 86_400, 1, 's'),
  /** Bars that the cache keeps. */
  bufferBars: number(100, 50_000, 5000, 'bars'),
  calendar: oneOf(calendars, '24/7'),
  tick: number(1e-9, 1e6, 0.01),
  step: number(1e-9, 1e6, 0.001),
});

/** What differs from what is known of a provider. */
const provider = record({
  /** In place of its own: a proxy, or a mock exchange. */
  host: text(/^(https?:\/\/\S+)?$/, 'an http(s) address', ''),
  /** In place of the free plan's limits; 0 for those. */
  requestsPerMinute: number(0, 1e6, 0),
});

const config = record({
  base: text(/^[1-9]\d{0,3}(s|m|h|d)$/, 'a timeframe such as 1m', '1m'),
  timeframes: list(timeframe, 1, 8, []),
  assets: list(asset, 1, 500),
  providers: record(Object.fromEntries(sourceNames.map((name) => [name, provider]))),
  bootstrapDays: number(0, 3650, 90, 'days'),
  retentionDays: number(1, 36_500, 90, 'days'),
  flushSeconds: number(1, 60, 10, 's'),
  snapshotSeconds: number(1, 3600, 60, 's'),
  /** Older data allow no new risk. */
  staleSeconds: number(1, 864_000, 300, 's'),
  cacheMegabytes: number(1, 65_536, 1024, 'MB'),
  equity: number(1, 1e12, 10_000),
  databasePath: text(/^[^\0]+$/, 'the path of a file', 'service.sqlite'),
  http: record({
    host: text(/^[\w.:-]+$/, 'a host name', '127.0.0.1'),
    port: number(0, 65_535, 8080),
    requestsPerMinute: number(1, 1e6, 6000),
  }),
  /** Where alerts are posted; empty for nowhere. */
  alertUrl: text(/^(https?:\/\/\S+)?$/, 'an http(s) address', ''),
  /** A second configuration that runs in the shadow of the first. */
  canary: record({ enabled: flag(false), minConfidence: number(0, 1, 0.05) }),
  logLevel: oneOf(levels, 'info'),
});

export type Config = Checked<typeof config>;
export type Asset = Config['assets'][number];

/** Names every setting that is wrong. */
export class ConfigFault extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map(({ path, message }) => `${path || 'the settings'}: it ${message}`);
    super(lines.join('\n'));
    this.faults = faults;
  }
}

/** Settings from JSON, complete; throws a `ConfigFault`. */
export function readConfig(value: unknown): Config {
  const faults: Fault[] = [];
  const read = config(value, '', faults);
  const timeframes = read.timeframes.length > 0 ? read.timeframes : [read.base];
  const seen = new Set<string>();
  read.assets.forEach(({ symbol }, i) => {
    if (seen.has(symbol)) faults.push({ path: `assets[${i}].symbol`, message: 'is there twice' });
    seen.add(symbol);
  });
  const complete = { ...read, timeframes };
  if (faults.length === 0) checkPipeline(complete, faults);
  if (faults.length > 0) throw new ConfigFault(faults);
  return complete;
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

/** The library says what it does not take, by the name of its option. */
function checkPipeline(settings: Config, faults: Fault[]): void {
  try {
    new Pipeline(pipelineOptions(settings));
  } catch (error) {
    faults.push({ path: 'timeframes', message: `is refused: ${(error as Error).message}` });
  }
}
