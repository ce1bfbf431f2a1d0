import { timeframeOf } from '../bars/timeframe.js';
import { requireBoolean } from '../core/arguments.js';
import { requireMethods } from '../core/door.js';
import type { Row } from '../core/row.js';
import type { Metrics } from '../metrics/metrics.js';
import { timed } from '../metrics/timed.js';
import { type TradingStyles, tradingStyleOfRaw } from '../strategies/trading-style.js';
import type { PipelineFeed } from './feed.js';
import { forecastVitals } from './forecast-vitals.js';
import { Laps } from './laps.js';
import type { PipelineEvent } from './pipeline-event.js';
import type { PipelineResult } from './result.js';
import type { StageOutputs } from './stage.js';
import { wiringIn } from './wiring.js';

/**
 * `pipeline`, measured: how long its calls take, the quality of each symbol's data, and
 * what went wrong. It is the same pipeline with the same results; feed it through this, and it is told.
 *
 * | component | measured |
 * |---|---|
 * | `update`, `peek`, `advance` | `latency`, ms |
 * | `validation`, `timeframe`, `indicators`, `regime`, `regime odds`, `strategies`, `stage NAME`, `correlation`, `decision` | `latency` in ms of the parts of `update` and `peek`, where `parts` says so: of a `Pipeline` alone |
 * | a symbol | `quality`, 0 … 1, after each `update` |
 * | a symbol | `calibration` and `stability`, 0 … 1, where a stage forecasts: the least of them |
 * | a symbol | bars that were not accepted, by reason; without one, by disposition |
 * | a kind, strategy, stage or step | `failure` |
 * | `timeframe NAME`, `style NAME` | `calculation`: a bar that closed, with all that is worked out of it; `perSecond` says how many a second |
 *
 * @param parts  whether the parts are measured too; default false: it costs some µs a bar, as each part is a
 *               look at the clock and a record
 * @example
 * import { Metrics } from 'barwave/metrics';
 * const metrics = new Metrics({ now: () => 0 });
 * const { update } = measured(new Pipeline({ base: '1m' }), metrics);
 * update({ time: 0, open: 2, high: 1, low: 1, close: 1, volume: 0, symbol: 'X' });
 * metrics.getErrorSummary().byComponent; // { X: { 'high-too-low': 1 } }
 */
export function measured<R extends Row, S extends StageOutputs>(
  pipeline: PipelineFeed<R, S>,
  metrics: Metrics,
  { parts = false }: { readonly parts?: boolean } = {},
): PipelineFeed<R, S> {
  requireMethods('pipeline', pipeline, ['update', 'peek', 'advance']);
  const wiring = wiringIn(pipeline);
  const laps = requireBoolean('parts', parts) && wiring ? new Laps(metrics) : undefined;
  if (laps !== undefined) wiring!.book.watch(laps);
  const stylesOf = (symbol: string): TradingStyles | undefined =>
    wiring?.book.of(symbol).design.config.correlation.styles;
  const update = timed('update', pipeline.update.bind(pipeline), metrics);
  const peek = timed('peek', pipeline.peek.bind(pipeline), metrics);
  const advance = timed('advance', pipeline.advance.bind(pipeline), metrics);
  return {
    update(bar) {
      const result = laps === undefined ? update(bar) : laps.during(() => update(bar));
      note(result, metrics);
      noteCalculations(result, metrics, stylesOf);
      return result;
    },
    peek: (bar) => (laps === undefined ? peek(bar) : laps.during(() => peek(bar))),
    advance(now) {
      const advanced = advance(now);
      for (const result of advanced.results) {
        note(result, metrics);
        noteCalculations(result, metrics, stylesOf);
      }
      noteFailures(advanced.events ?? [], metrics);
      return advanced;
    },
  };
}

function noteCalculations(
  { symbol, closed }: PipelineResult,
  metrics: Metrics,
  stylesOf: (symbol: string) => TradingStyles | undefined,
): void {
  for (const { timeframe } of closed) {
    const style = tradingStyleOfRaw(timeframeOf(timeframe), stylesOf(symbol));
    for (const component of [`timeframe ${timeframe}`, `style ${style}`]) {
      metrics.record({ component, type: 'calculation', value: 1, unit: 'bars' });
    }
  }
}

function noteFailures(events: readonly PipelineEvent[], metrics: Metrics): void {
  for (const event of events) if (event.type === 'failure') metrics.count(event.what, 'failure');
}

const failing = 'own-step-failed';

function note(result: PipelineResult, metrics: Metrics): void {
  const { symbol, bars, events, quality, decisions } = result;
  for (const { disposition, reasons } of bars) {
    if (disposition === 'accepted') continue;
    if (reasons.length === 0) metrics.count(symbol, disposition);
    for (const reason of reasons) metrics.count(symbol, reason);
  }
  noteFailures(events, metrics);
  for (const { denial } of decisions)
    if (denial?.code === failing) metrics.count('step', 'failure');
  const value = quality.score / 100;
  metrics.record({ component: symbol, type: 'quality', value, unit: 'ratio' });
  const { calibrationScore, featureStability } = forecastVitals(result);
  const told = { calibration: calibrationScore, stability: featureStability };
  for (const [type, share] of Object.entries(told)) {
    if (Number.isNaN(share)) continue;
    metrics.record({ component: symbol, type, value: share, unit: 'ratio' });
  }
}
