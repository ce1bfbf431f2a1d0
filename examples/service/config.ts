// All settings, in one JSON file. Each field is checked, and what is wrong with it is said.
import { Pipeline, type PipelineOptions } from 'barwave';
import { type Check, type Fault, flag, list, number, oneOf, record, text } from './schema.js';
import { type SourceName, sourceNames } from './sources/source.js';

export interface Asset {
  /** Canonical: `BTC/USDT`, `AAPL`. */
  readonly symbol: string;
  readonly enabled: boolean;
  /** By priority: the next is asked where the one before has nothing. */
  readonly sources: SourceName[];
  /** What is built of the base; empty: what the service builds. */
  readonly timeframes: string[];
  /** Which timeframe the page shows first: the first, the middle or the last that is built. */
  readonly style: 'day' | 'swing' | 'position';
  /** Seconds from one look at the source to the next. */
  readonly everySeconds: number;
  /** Bars that the cache keeps. */
  readonly bufferBars: number;
  readonly calendar: '24/7' | 'us-equities' | 'fx';
  readonly tick: number;
  readonly step: number;
}

export interface Config {
  readonly base: string;
  readonly timeframes: string[];
  readonly assets: Asset[];
  readonly bootstrapDays: number;
  readonly retentionDays: number;
  readonly flushSeconds: number;
  readonly snapshotSeconds: number;
  /** Older data allow no new risk. */
  readonly staleSeconds: number;
  readonly cacheMegabytes: number;
  readonly equity: number;
  readonly databasePath: string;
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly requestsPerMinute: number;
  };
  /** Where alerts are posted; empty for nowhere. */
  readonly alertUrl: string;
  /** A second configuration that runs in the shadow of the first. */
  readonly canary: { readonly enabled: boolean; readonly minConfidence: number };
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

const timeframe = text(/^[1-9]\d{0,3}(s|m|h|d|w|M)$/, 'a timeframe such as 5m');
const symbol = text(/^[A-Za-z0-9][A-Za-z0-9./:_-]{0,31}$/, 'a symbol of at most 32 letters');

const asset: Check<Asset> = record<Asset>({
  symbol,
  enabled: flag(true),
  sources: list(oneOf(sourceNames, 'replay'), 1, 8, ['replay']),
  timeframes: list(timeframe, 0, 8, []),
  style: oneOf(['day', 'swing', 'position'], 'day'),
  everySeconds: number(1, 86_400, 1, 's'),
  bufferBars: number(100, 50_000, 5000, 'bars'),
  calendar: oneOf(['24/7', 'us-equities', 'fx'], '24/7'),
  tick: number(1e-9, 1e6, 0.01),
  step: number(1e-9, 1e6, 0.001),
});

const config = record<Config>({
  base: text(/^[1-9]\d{0,3}(s|m|h|d)$/, 'a timeframe such as 1m', '1m'),
  timeframes: list(timeframe, 1, 8, []),
  assets: list(asset, 1, 500),
  bootstrapDays: number(0, 3650, 90, 'days'),
  retentionDays: number(1, 36_500, 90, 'days'),
  flushSeconds: number(0.1, 60, 10, 's'),
  snapshotSeconds: number(0.2, 3600, 60, 's'),
  staleSeconds: number(1, 864_000, 300, 's'),
  cacheMegabytes: number(1, 65_536, 1024, 'MB'),
  equity: number(1, 1e12, 10_000),
  databasePath: text(/^[^\0]+$/, 'the path of a file', 'service.sqlite'),
  http: record<Config['http']>({
    host: text(/^[\w.:-]+$/, 'a host name', '127.0.0.1'),
    port: number(0, 65_535, 8080),
    requestsPerMinute: number(1, 1e6, 6000),
  }),
  alertUrl: text(/^(https?:\/\/\S+)?$/, 'an http(s) address', ''),
  canary: record<Config['canary']>({
    enabled: flag(false),
    minConfidence: number(0, 1, 0.05),
  }),
  logLevel: oneOf(['silent', 'error', 'warn', 'info', 'debug'], 'info'),
});

/** Names every setting that is wrong. */
export class ConfigFault extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(
      faults
        .map(({ path, message }) => `${path === '' ? 'the settings' : path}: it ${message}`)
        .join('\n'),
    );
    this.faults = faults;
  }
}

/** Settings from JSON, complete; throws a `ConfigFault`. */
export function readConfig(value: unknown): Config {
  const faults: Fault[] = [];
  const read = config(value, '', faults);
  const complete = {
    ...read,
    timeframes: read.timeframes.length > 0 ? read.timeframes : [read.base],
  };
  const seen = new Set<string>();
  complete.assets.forEach(({ symbol: name }, i) => {
    if (seen.has(name))
      faults.push({ path: `assets[${i}].symbol`, message: `is there twice: ${name}` });
    seen.add(name);
  });
  if (faults.length === 0) checkPipeline(complete, faults);
  if (faults.length > 0) throw new ConfigFault(faults);
  return complete;
}

/** What the library is told: the one place where settings become its options. */
export function pipelineOptions(settings: Config, minConfidence = 0): PipelineOptions {
  const { base, timeframes, equity, assets } = settings;
  return {
    base,
    timeframes,
    equity,
    risk: { minConfidence },
    symbols: Object.fromEntries(
      assets.map(({ symbol: name, calendar, step, timeframes: own }) => [
        name,
        { calendar, step, ...(own.length === 0 ? {} : { timeframes: own }) },
      ]),
    ),
  };
}

/** The library says what it does not take, by the name of its option. */
function checkPipeline(settings: Config, faults: Fault[]): void {
  try {
    new Pipeline(pipelineOptions(settings));
  } catch (error) {
    faults.push({ path: 'timeframes', message: `is refused: ${(error as Error).message}` });
  }
}
