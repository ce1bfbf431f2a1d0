import type { Decision, PipelineResult, ReportData, Signal } from 'barwave';
import { type CalendarName, MS_PER_DAY, Schedule, timeframeOf } from 'barwave/bars';
import type { DemoOptions } from './arguments.js';
import type { Replay } from './replay.js';

/** A replay as the report wants it. */
export function summary(done: Replay, options: DemoOptions, unreadable: number): ReportData {
  const { bars, signals, trades, last } = done;
  const { title, symbol, base } = options;
  const { composite, decision } = last;
  const isHeld = decision?.action === 'hold';
  const shown = label(options);
  const time = bars.map((bar) => shown(bar.time));
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
      close: bars.map(({ close }) => close),
      denoised: done.denoised,
      markers: drawn(signals, base).map((signal) => ({
        time: shown(signal.time),
        direction: signOf(signal.direction),
        text: `${signal.strategy} ${signal.timeframe}`,
      })),
    },
    energy: energy(done, time),
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

function quality(
  { bars, events, counts, last }: Replay,
  { base, calendar }: DemoOptions,
  unreadable: number,
): NonNullable<ReportData['quality']> {
  const timeframe = timeframeOf(base);
  const schedule = new Schedule(calendar as CalendarName);
  const { start } = schedule.intervalOfBar(timeframe, bars[0]!.time);
  const { end } = schedule.intervalOfBar(timeframe, bars.at(-1)!.time);
  return {
    ...last.quality,
    expected: schedule.expectedBars(timeframe, start, end),
    received: bars.length,
    counts: { ...counts, ...(unreadable > 0 ? { unreadable } : {}) },
    gaps: events.filter((event) => event.type === 'gap' && !('timeframe' in event)) as Gap[],
    closures: events.filter((event) => event.type === 'closure'),
  };
}

type Gap = Extract<PipelineResult['events'][number], { type: 'gap' }>;

/** Level j is movement between 2^j and 2^(j+1) bars; `a` is all that is slower. */
function energy({ energy: shares }: Replay, time: number[]): NonNullable<ReportData['energy']> {
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
  const { action, quantity, entry, stop, reasons } = decision;
  return { time, action, quantity, price: entry, stop, reason: codes(reasons).join(', ') };
}

type Reported<Part extends 'signals' | 'decisions'> = NonNullable<ReportData[Part]>[number];

function codes(reasons: Signal['reasons']): string[] {
  return reasons.map(({ code }) => code.replaceAll('-', ' '));
}

function signOf(direction: Signal['direction']): number {
  if (direction === 'flat') return 0;
  return direction === 'up' ? 1 : -1;
}

function timing(timesUs: Float64Array): NonNullable<ReportData['timing']> {
  const sorted = timesUs.toSorted();
  const total = sorted.reduce((sum, time) => sum + time, 0);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1]!;
  const bars = sorted.length;
  return { bars, barsPerSecond: bars / (total / 1e6), p50Us: at(0.5), p99Us: at(0.99) };
}
