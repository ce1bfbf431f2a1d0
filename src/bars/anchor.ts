import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { Anchor, Anchors, Calendar } from './calendar.js';
import { MS_PER_DAY, MS_PER_MINUTE } from './civil.js';
import { type Timeframe, timeframeOf } from './timeframe.js';

const words: readonly unknown[] = ['session', 'clock', 'sunday'];

/** Monday 1970-01-05, from which days and weeks are counted. */
const FIRST_MONDAY = 4;

/** About a thousand years either way: more than any anchor needs. */
const FURTHEST_MS = 365_250 * MS_PER_DAY;

/**
 * Return `value` if it says from where timeframes are counted in a market that never closes, or in
 * one that does.
 *
 * @throws {ConfigError} that names the timeframe or the value at fault
 */
export function requireAnchors(path: string, value: unknown, neverCloses: boolean): Anchors {
  if (typeof value !== 'object') return requireAnchor(path, value);
  const record = requireRecord(path, value);
  for (const [key, anchor] of Object.entries(record)) {
    const { name, measure } = timeframeOf(key, path);
    requireKnownKeys(path, { [key]: anchor }, [name]);
    requireAnchor(`${path}.${name}`, anchor);
    if (measure === 'ms' || typeof anchor !== 'number') continue;
    if (measure === 'month' || (!neverCloses && anchor % MS_PER_DAY !== 0)) {
      const bound = measure === 'month' ? 'a word: months differ' : 'whole days';
      throw new ConfigError(`${path}.${name}`, bound, anchor);
    }
  }
  return value as Anchors;
}

function requireAnchor(path: string, value: unknown): Anchor {
  if (typeof value === 'number') return requireNumber(path, value, -FURTHEST_MS, FURTHEST_MS);
  if (words.includes(value)) return value as Anchor;
  throw new ConfigError(path, `'session', 'clock', 'sunday' or ms since the epoch`, value);
}

/** Calendars made before, so that their sessions are worked out once. */
const derived = new WeakMap<Calendar, Map<string, Calendar>>();

/** See `withAnchors` of from-outside.ts; this one checks no argument. */
export function withAnchorsRaw(calendar: Calendar, anchors: Anchors): Calendar {
  requireAnchors('anchor', anchors, neverCloses(calendar));
  const text = anchorText(anchors);
  const known = derived.get(calendar) ?? new Map<string, Calendar>();
  const made = known.get(text) ?? { ...calendar, id: `${calendar.id}[${text}]`, anchors };
  derived.set(calendar, known.set(text, made));
  return made;
}

function anchorText(anchors: Anchors): string {
  if (typeof anchors !== 'object') return String(anchors);
  const names = Object.keys(anchors).sort();
  return names.map((name) => `${name}:${anchors[name]}`).join(' ');
}

/** From where `timeframe` is counted in `calendar`. */
export function anchorOf({ anchors }: Calendar, { name }: Timeframe): Anchor {
  if (anchors === undefined) return 'session';
  if (typeof anchors !== 'object') return anchors;
  return Object.hasOwn(anchors, name) ? anchors[name]! : 'session';
}

/** Day number from which runs of days are counted. */
export function firstDayOf(anchor: Anchor): number {
  if (typeof anchor === 'number') return Math.floor(anchor / MS_PER_DAY);
  return anchor === 'sunday' ? FIRST_MONDAY - 1 : FIRST_MONDAY;
}

/** Whether every instant of every UTC day is trading time: any anchor cuts such a market. */
export function neverCloses({ zone, week, exceptions }: Calendar): boolean {
  const isUtc = zone.transitions.every(([, offsetMs]) => offsetMs === 0);
  const isWhole = week.every(
    (spans) => spans.length === 1 && spans[0]![0] === 0 && spans[0]![1] === 1_440,
  );
  return isUtc && isWhole && Object.keys(exceptions).length === 0;
}

/** Whether time is cut at multiples of a length from one origin, without regard to days. */
export function isUniform(calendar: Calendar, anchor: Anchor): anchor is number {
  return typeof anchor === 'number' && neverCloses(calendar);
}

/** The time of day, in ms, at which days with a numeric anchor begin. */
export function dayStartMs(anchor: Anchor): number {
  return typeof anchor === 'number' ? anchor - MS_PER_DAY * Math.floor(anchor / MS_PER_DAY) : 0;
}

/**
 * Every remainder, modulo `stepMs`, at which boundaries of a clock timeframe can stand in the
 * calendar. Two timeframes nest if these are one and the same.
 */
export function originsOf(calendar: Calendar, anchor: Anchor, stepMs: number): ReadonlySet<number> {
  if (typeof anchor === 'number') return new Set([remainder(anchor, stepMs)]);
  const patterns = [...calendar.week, ...Object.values(calendar.exceptions).map((e) => e.spans)];
  const opens = anchor === 'clock' ? [0] : patterns.flat().map(([open]) => open * MS_PER_MINUTE);
  const offsets = new Set(calendar.zone.transitions.map(([, offsetMs]) => offsetMs));
  const origins = new Set<number>();
  for (const offset of offsets) {
    for (const open of opens) origins.add(remainder(open - offset, stepMs));
  }
  return origins;
}

function remainder(x: number, step: number): number {
  return x - step * Math.floor(x / step);
}
