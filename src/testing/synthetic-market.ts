import type { Bar } from '../bars/bar.js';
import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import { timeframeOf } from '../bars/timeframe.js';
import { seededRandom } from './random.js';

export interface SyntheticMarketOptions {
  /** Any whole number: equal seeds give equal bars. */
  readonly seed: number;
  /** Default `1m`. */
  readonly base?: string;
  /** Default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
  /** Time from which on bars are made, ms since the epoch, UTC; default 2024-01-02. */
  readonly from?: number;
  /** Price before the first bar; default 100. */
  readonly price?: number;
  /** Prices are whole multiples of it; default 0.0001. */
  readonly tick?: number;
  /** Usual deviation of the close from bar to bar, as a share of the price; default 0.0005. */
  readonly moveRatio?: number;
  /** Share of the intervals in which something trades; default 1. */
  readonly tradedRatio?: number;
}

/** Weights of a GARCH(1,1): what is usual, what was, what has just happened. */
const USUAL_WEIGHT = 0.03;
const PAST_WEIGHT = 0.9;
const NEWS_WEIGHT = 0.07;

/** One bar in twenty moves two and a half times as far; one in two thousand jumps, and stays. */
const TAIL_RATIO = 0.05;
const TAIL_MULTIPLE = 2.5;
const JUMP_RATIO = 0.0005;
const JUMP_MULTIPLE = 8;

/** Trades of a bar, of which high and low are the extremes. */
const STEPS = 8;

/** An interval without a trade is followed by another one this much more often. */
const QUIET_PERSISTENCE = 0.5;

/**
 * Bars of a market that is made up, endlessly, as markets are: moves with fat tails that come in
 * clusters, sessions that are busy at both ends, true jumps, prices on a tick, volumes with long
 * tails, and, with `tradedRatio` below 1, intervals without a trade, which come in clusters too.
 *
 * For tests: pure, and the same bits for the same seed everywhere.
 *
 * @example
 * const market = syntheticMarket({ seed: 7, calendar: 'us-equities' });
 * const { open, high, low, close } = market.next().value;
 * high >= open && high >= close && low <= open && low <= close; // true
 */
export function* syntheticMarket(options: SyntheticMarketOptions): Generator<Bar, never, void> {
  const { base = '1m', calendar = '24/7', from = 1_704_153_600_000, price = 100 } = options;
  const { tick = 0.0001, moveRatio = 0.0005, tradedRatio = 1 } = options;
  const schedule = new Schedule(calendar);
  const timeframe = timeframeOf(base, 'base');
  const random = seededRandom(options.seed);
  let close = price;
  let variance = 1;
  let isQuiet = false;
  for (let interval = schedule.intervalOf(timeframe, from); ; ) {
    const season = seasonOf(schedule.sessionAt(interval.start), interval);
    const quietRatio: number = isQuiet
      ? 1 - tradedRatio * (1 - QUIET_PERSISTENCE)
      : (1 - tradedRatio) * (1 - QUIET_PERSISTENCE * (1 - tradedRatio));
    isQuiet = random() < quietRatio;
    if (!isQuiet) {
      const deviation = moveRatio * season * Math.sqrt(variance) * tailOf(random);
      const bar = walk(interval.start, close, { deviation, tick, season, random });
      const news = (bar.close / close - 1) / (moveRatio * season);
      variance = USUAL_WEIGHT + PAST_WEIGHT * variance + NEWS_WEIGHT * Math.min(news * news, 25);
      close = bar.close;
      yield bar;
    }
    interval = schedule.intervalOf(timeframe, interval.end);
  }
}

interface WalkOptions {
  /** Of the close from the open, as a share of it. */
  readonly deviation: number;
  readonly tick: number;
  readonly season: number;
  readonly random: () => number;
}

/** One bar as a walk of eight trades from the close before. */
function walk(time: number, before: number, { deviation, tick, season, random }: WalkOptions): Bar {
  const step = deviation / Math.sqrt(STEPS);
  const round = (price: number): number => Math.max(1, Math.round(price / tick)) * tick;
  let price = before * (1 + 0.3 * step * normal(random));
  const open = round(price);
  let high = open;
  let low = open;
  for (let i = 0; i < STEPS; i++) {
    price *= 1 + step * normal(random);
    const traded = round(price);
    if (traded > high) high = traded;
    if (traded < low) low = traded;
  }
  const u = random();
  const volume = Math.round(1_000 * season * (0.2 + u / (1.02 - u)));
  return { time, open, high, low, close: round(price), volume };
}

/** Most bars move as usual, some further, few by far. */
function tailOf(random: () => number): number {
  const u = random();
  if (u < JUMP_RATIO) return JUMP_MULTIPLE;
  return u < TAIL_RATIO ? TAIL_MULTIPLE : 1;
}

/** Busy at both ends of the session, calm in its middle: 2 to 0.7. */
function seasonOf(
  session: { readonly open: number; readonly close: number },
  at: Interval,
): number {
  const place = (2 * (at.start - session.open)) / (session.close - session.open) - 1;
  return 0.7 + 1.3 * place * place * place * place;
}

/** Nearly normal: twelve uniform numbers less six. */
function normal(random: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random();
  return sum;
}
