import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { Schedule } from '../bars/schedule.js';
import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { type Identity, identityOf } from '../core/identity.js';
import { requireStyles, type TradingStyles } from '../strategies/trading-style.js';
import { decaysOf, type Fading } from './decay.js';
import {
  type LearningDesign,
  type LearningOptions,
  learningDesign,
} from './outcomes/learning-options.js';
import { placesOf, type Source, sourcesOf, timeframesOf } from './sources.js';

export interface SignalCorrelatorOptions {
  /** Timeframes that signals come from, e.g. `['1h', '1d']`. */
  readonly timeframes: readonly string[];
  /** Strategies that they come from, by name. */
  readonly strategies: readonly string[];
  /** What a fresh signal of a timeframe counts for, beside the heaviest; 1 where left out. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Bars of its own timeframe in which a signal loses half its weight; default 1. */
  readonly halfLifeBars?: number;
  /** Bars of its own timeframe after which a signal is forgotten; default 3. */
  readonly expiryBars?: number;
  /** How alike signals are, 0 … 1; default 0.6. */
  readonly rho?: number;
  /** How far from 0.5 a probability has to be to point anywhere; default 0.01. */
  readonly deadZone?: number;
  /** When the market trades: signals do not age while it is closed; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
  /**
   * How far ahead composites look, in ms; log-odds about other horizons are brought to it. Default:
   * as far as the heaviest signal that counts, of equals the longest.
   */
  readonly horizonMs?: number;
  /** Trading style of timeframes; default `day` below an hour, `swing` below a day, else `position`. */
  readonly styles?: TradingStyles;
  /** How outcomes teach what signals are worth; `false` for taking them as they come. */
  readonly learning?: LearningOptions | false;
}

/** The options, checked and complete. */
export interface CorrelatorDesign extends Identity, Fading {
  /** Shortest timeframe first, then by name: the order of everything that is summed or listed. */
  readonly sources: readonly Source[];
  /** Names of the timeframes, shortest first. */
  readonly timeframes: readonly string[];
  /** Place of a source; −1 if there is none like it. */
  readonly placeOf: (timeframe: string, strategy: string) => number;
  /** `undefined` for that of the heaviest voice. */
  readonly horizonMs: number | undefined;
  readonly learning: LearningDesign;
  readonly styles: TradingStyles;
  /** What a fresh signal of a timeframe counts for, beside the heaviest; 1 for one not known. */
  readonly weightOf: (timeframe: string) => number;
  readonly expiryBars: number;
  readonly rho: number;
  readonly deadZone: number;
  readonly schedule: Schedule;
  /** What all sources count for, were they fresh. */
  readonly fullWeight: number;
  /** Places of the sources by their keys: the order of summing, as in `pool`. */
  readonly inKeyOrder: readonly number[];
  /** The same the other way: by source, its place among all keys. */
  readonly placeByKey: readonly number[];
}

const known: readonly (keyof SignalCorrelatorOptions)[] = [
  'timeframes',
  'strategies',
  'weights',
  'halfLifeBars',
  'expiryBars',
  'rho',
  'deadZone',
  'calendar',
  'horizonMs',
  'styles',
  'learning',
];

export function correlatorDesign(options: SignalCorrelatorOptions): CorrelatorDesign {
  requireKnownKeys('', requireRecord('options', options), known);
  const sources = sourcesOf(options);
  const keys = sources.map(({ key }) => key);
  const inKeyOrder = [...keys].sort().map((key) => keys.indexOf(key));
  const { horizonMs } = options;
  const halfLifeBars = requireNumber('halfLifeBars', options.halfLifeBars ?? 1, 1e-3, 1e6);
  const design = {
    sources,
    timeframes: timeframesOf(options).map(({ name }) => name),
    placeOf: placesOf(sources),
    horizonMs: horizonMs === undefined ? undefined : requireNumber('horizonMs', horizonMs, 1, 1e13),
    learning: learningDesign(options.learning ?? {}),
    styles: requireStyles(options.styles ?? {}),
    weightOf: (name: string) =>
      sources.find(({ timeframe }) => timeframe.name === name)?.weight ?? 1,
    fullWeight: sources.reduce((sum, { weight }) => sum + weight, 0),
    inKeyOrder,
    placeByKey: keys.map((_, source) => inKeyOrder.indexOf(source)),
    halfLifeBars,
    decays: decaysOf(halfLifeBars),
    expiryBars: requireNumber('expiryBars', options.expiryBars ?? 3, 0, 1e6),
    rho: requireNumber('rho', options.rho ?? 0.6, 0, 1),
    deadZone: requireNumber('deadZone', options.deadZone ?? 0.01, 0, 0.5),
    schedule: new Schedule(options.calendar ?? '24/7'),
  };
  const made = { ...design, ...identityOf('signalCorrelator', configurationOf(design)) };
  designs.add(made);
  return made;
}

/** What `correlatorDesign` made: a look-alike is not taken for one. */
const designs = new WeakSet<object>();

export function isDesign(
  options: SignalCorrelatorOptions | CorrelatorDesign,
): options is CorrelatorDesign {
  return designs.has(options);
}

function configurationOf(design: Omit<CorrelatorDesign, keyof Identity>): string {
  const { sources, halfLifeBars, expiryBars, rho, deadZone, schedule, horizonMs, learning } =
    design;
  const voices = sources.map(({ key, weight }) => [key, weight]);
  const { id, version } = schedule.calendar;
  const numbers = [halfLifeBars, expiryBars, rho, deadZone, horizonMs ?? null];
  return `signalCorrelator(${JSON.stringify([voices, numbers, id, version, learning])})`;
}
