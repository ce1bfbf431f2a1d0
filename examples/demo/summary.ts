import type { ReportData } from 'barwave';
import { returnsSummary } from 'barwave/report';
import type { DemoOptions } from './arguments.js';
import { frames, regime, series } from './charts.js';
import { latestIndicators } from './indicators.js';
import { barLabel, barsPerYear } from './labels.js';
import { paperReplay } from './paper-replay.js';
import { partTimes } from './part-times.js';
import { quality } from './quality.js';
import type { FileOfBars } from './read-bars.js';
import type { Replay } from './replay.js';
import { reliability, reportDecision, reportSignal, signOf, strategies } from './sayings.js';
import { timing } from './timing.js';
import { energy, picture } from './waves.js';

/** A replay as the report wants it. */
export function summary(
  done: Replay,
  options: DemoOptions,
  { columns, unreadable }: FileOfBars,
): ReportData {
  const { diary, paper, pipeline, base: track, last } = done;
  const { title, symbol, base } = options;
  const { composite, decision } = last;
  const shown = barLabel(options);
  const time = track.bars.map((bar) => shown(bar.time));
  const close = track.bars.map((bar) => bar.close);
  const perYear = barsPerYear(time);
  const decisions = decision?.action === 'hold' ? [...paper.decisions, decision] : paper.decisions;
  return {
    title,
    symbol,
    base,
    span: { from: time[0]!, to: time.at(-1)! },
    quality: quality(done, options, unreadable),
    series: series(done, options),
    frames: frames(done, options),
    regime: regime(done, options),
    returns: returnsSummary(close, perYear === undefined ? {} : { barsPerYear: perYear }),
    energy: energy(close, time),
    scalogram: picture(close, time),
    indicators: latestIndicators(done, options.timeframes),
    signals: diary.signals.map((signal) => reportSignal(signal, shown(signal.time))),
    strategies: strategies(diary.tracker.records),
    reliability: reliability(diary.tracker.records),
    ...(composite && { composite: { ...composite, direction: signOf(composite.direction) } }),
    decisions: decisions.map((one) => reportDecision(one, shown(one.time))),
    ...(perYear && { replay: paperReplay(done, shown, perYear) }),
    timing: timing(done.timesUs, partTimes(columns, options, pipeline)),
  };
}
