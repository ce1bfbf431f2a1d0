import { Row } from '../core/row.js';
import type { EngineParts, Horizon } from './engine-parts.js';
import { largestFeature } from './feature-row.js';
import { learnScale, onScale } from './feature-scale.js';
import type { EngineInput, EngineResult, Forecast } from './forecast.js';
import { addBar } from './provenance.js';
import { outcomeOf, persistenceOf, pushBar } from './recent-bars.js';
import type { Label } from './waiting-label.js';

/** An input, each of its parts read once. */
export interface ReadInput {
  readonly bar: { time: number; end: number; high: number; low: number; close: number };
  readonly features: Float64Array;
  readonly quality: number;
}

/** `input` as it is read, or `undefined` where its bar is none. */
export function readInput(input: EngineInput, names: readonly string[]): ReadInput | undefined {
  try {
    const { bar: given, features: row, quality = 1 } = input;
    const { time, end = time, high, low, close } = given;
    const bar = { time, end, high, low, close };
    const isBar = Object.values(bar).every(
      (x) => typeof x === 'number' && Math.abs(x) <= largestFeature,
    );
    if (!isBar || !(quality >= 0 && quality <= 1)) return undefined;
    const features = Float64Array.from(names, (name) => {
      const x: unknown =
        row instanceof Row ? row.get(name) : Object.hasOwn(row, name) ? row[name] : undefined;
      return typeof x === 'number' && Math.abs(x) <= largestFeature ? x : Number.NaN;
    });
    return { bar, features, quality };
  } catch {
    return undefined;
  }
}

/** Weight of the newest row on the scale of features, in the long run. */
const scaleGain = 0.005;
/** Features further off than so many mean distances are taken to be so far off. */
const mostSizes = 6;

/** Learn what the bar's close decides, take it in, and foretell from it. */
export function engineStep(
  parts: EngineParts,
  { bar, features, quality }: ReadInput,
): EngineResult {
  const { row, scaled, own } = parts;
  const { recent, trained, scale } = own;
  pushBar(recent, bar);
  for (const horizon of parts.horizons) {
    for (const label of horizon.labels.update(bar.close)) learn(parts, horizon, label);
  }
  row.values.set(features);
  parts.exogenous.readAt(bar.end, row.values, features.length);
  onScale(scale, row.values, scaled, 1e6);
  learnScale(scale, row.values, Math.max(scaleGain, 1 / (trained.barCount + 1)));
  addBar(trained, bar);
  for (const [i, psi] of parts.drift.entries()) psi.update(row.values[i]!);
  const judged = parts.anomaly.judge(scaled);
  parts.anomaly.update(scaled);
  for (let i = 0; i < scaled.length; i++)
    scaled[i] = Math.min(mostSizes, Math.max(-mostSizes, scaled[i]!));
  const common = {
    dataUncertainty: 1 - quality * shareThere(row.values),
    featureStability: stabilityOf(parts),
  };
  return {
    time: bar.time,
    forecasts: parts.horizons.flatMap((horizon) => foretell(parts, horizon, common)),
    anomaly: {
      score: judged.score,
      causes: judged.causes.map(({ feature }) => row.columns[feature]!),
    },
  };
}

function learn(parts: EngineParts, { heads }: Horizon, label: Label): void {
  const scaled = label.features.subarray(0, parts.scaled.length);
  let at = scaled.length;
  for (const head of heads) {
    head.learn(scaled, label.features, at, outcomeOf(head.target, label, parts.own.recent));
    at += head.keptLength;
  }
}

function foretell(
  parts: EngineParts,
  { bars, heads, labels, kept }: Horizon,
  common: Pick<Forecast, 'dataUncertainty' | 'featureStability'>,
): Forecast[] {
  const { row, scaled } = parts;
  kept.set(scaled);
  let at = scaled.length;
  const forecasts = heads.map((head) => {
    const persistence = persistenceOf(head.target, bars, parts.own.recent);
    const said = head.foretell({ scaled, row, persistence }, kept, at);
    at += head.keptLength;
    return { target: head.target, horizonBars: bars, ...said, ...common };
  });
  labels.ask(kept, bars);
  return forecasts;
}

function shareThere(values: Float64Array): number {
  return values.reduce((count, x) => count + Number(!Number.isNaN(x)), 0) / values.length;
}

/** Share of the features that have not drifted; NaN until there is a window to judge by. */
function stabilityOf({ drift }: EngineParts): number {
  let [judged, stable] = [0, 0];
  for (const psi of drift) {
    const { pValue } = psi.value;
    judged += Number(!Number.isNaN(pValue));
    stable += Number(pValue > psi.parameters.level);
  }
  return judged > 0 ? stable / judged : Number.NaN;
}
