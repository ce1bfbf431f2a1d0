import type { Decision, ReportData, Signal } from 'barwave';
import { type CalendarName, MS_PER_DAY, Schedule, timeframeOf } from 'barwave/bars';
import { returnsSummary } from 'barwave/report';
import type { DemoOptions } from './arguments.js';
import type { Diary } from './diary.js';
import { quality } from './quality.js';
import type { Replay } from './replay.js';
import { timing } from './timing.js';

/** A replay as the report wants it. */
export function summary(done: Replay, options: DemoOptions, unreadable: number): ReportData {
  const { diary, last } = done;
  const { bars, signals, trades } = diary;
  const { title, symbol, base } = options;
  const { composite, decision } = last;
  const isHeld = decision?.action === 'hold';
  const shown = label(options);
  const time = bars.map((bar) => shown(bar.time));
  const close = bars.map((bar) => bar.close);
  const marked = drawn(signals, base);
  return {
    title,
    symbol,
    base,
    span: { from: time[0]!, to: time.at(-1)! },
    quality: quality(done, options, unreadable),
    series: {
      time,
      open: bars.map(({ open }) => open),
      high: bars.map(({ high }) => high),
      low: bars.map(({ low }) => low),
      close,
      denoised: diary.denoised,
      markers: marked.map((signal) => ({
        time: shown(signal.time),
        direction: signOf(signal.direction),
        text: `${signal.strategy} ${signal.timeframe}`,
      })),
      ...(marked.length < signals.length && { markersNote: `signals of ${framesOf(marked)}` }),
    },
    returns: returnsSummary(close, barsPerYear(time)),
    energy: energy(diary, time),
    indicators: latestIndicators(done, options.timeframes),
    signals: signals.map((signal) => reportSignal(signal, shown(signal.time))),
    ...(composite && { composite: { ...composite, direction: signOf(composite.direction) } }),
    decisions: [...trades, ...(isHeld ? [decision] : [])].map((one) =>
      reportDecision(one, shown(one.time)),
    ),
    timing: timing(done.timesUs),
  };
}

/** Bars of a day and longer are known by their date, shorter ones by the time they open. */
function label({ base, calendar }: DemoOptions): (time: number) => number {
  if (timeframeOf(base).measure === 'ms') return (time) => time;
  const schedule = new Schedule(calendar as CalendarName);
  return (time) => schedule.sessionAt(time).day * MS_PER_DAY;
}

/** All signals if they fit into the picture, else those of the longer timeframes. */
function drawn(signals: readonly Signal[], base: string): readonly Signal[] {
  const longer = signals.filter(({ timeframe }) => timeframe !== base);
  return signals.length > 200 && longer.length > 0 ? longer : signals;
}

/** As many as there were, if that is a year of them or more. */
function barsPerYear(time: readonly number[]): { barsPerYear?: number } {
  const years = (time.at(-1)! - time[0]!) / (365.25 * MS_PER_DAY);
  return years >= 1 ? { barsPerYear: (time.length - 1) / years } : {};
}

/** `1w and 1M`. */
function framesOf(signals: readonly Signal[]): string {
  return [...new Set(signals.map(({ timeframe }) => timeframe))].join(' and ');
}

/** Level j is movement between 2^j and 2^(j+1) bars; `a` is all that is slower. */
function energy({ energy: shares }: Diary, time: number[]): NonNullable<ReportData['energy']> {
  const names = Object.keys(shares[0]!).filter((name) => name.startsWith('d'));
  return {
    time,
    scales: names.map((name, i) => ({
      name: `${2 ** (i + 1)}–${2 ** (i + 2)} bars`,
      energy: shares.map((share) => share[name]!),
    })),
  };
}

/** Those the configuration asks for, and the denoised price. */
function latestIndicators(
  { pipeline, last }: Replay,
  timeframes: readonly string[],
): NonNullable<ReportData['indicators']> {
  const wanted = ['close', 'denoised', ...Object.keys(pipeline.config.indicators)];
  return timeframes.map((timeframe) => {
    const columns = Object.entries(last.features[timeframe]?.toRecord() ?? {});
    const values = columns.filter(([column]) => wanted.includes(column.split('.')[0]!));
    return { timeframe, values: Object.fromEntries(values) };
  });
}

function reportSignal(signal: Signal, time: number): Reported<'signals'> {
  const { timeframe, strategy, pUp, strength, reasons } = signal;
  const direction = signOf(signal.direction);
  return {
    time,
    timeframe,
    strategy,
    direction,
    pUp,
    strength,
    reasons: codes(reasons).slice(0, 1),
  };
}

function reportDecision(decision: Decision, time: number): Reported<'decisions'> {
  const { action, side, quantity, price, stop, reasons } = decision;
  const words = action === 'hold' ? action : `${action} ${side}`;
  return { time, action: words, quantity, price, stop, reason: codes(reasons).join(', ') };
}

type Reported<Part extends 'signals' | 'decisions'> = NonNullable<ReportData[Part]>[number];

function codes(reasons: Signal['reasons']): string[] {
  return reasons.map(({ code }) => code.replaceAll('-', ' '));
}

function signOf(direction: Signal['direction']): number {
  if (direction === 'flat') return 0;
  return direction === 'up' ? 1 : -1;
}
