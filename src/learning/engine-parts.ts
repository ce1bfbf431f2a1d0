import { Row } from '../core/row.js';
import {
  cloneState,
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
  writeState,
} from '../core/state.js';
import { DelayedLabels } from './delayed-labels.js';
import type { EngineDesign, OwnModel } from './engine-options.js';
import { Exogenous } from './exogenous.js';
import { FeatureAnomaly } from './feature-anomaly.js';
import { type FeatureScale, featureScale } from './feature-scale.js';
import { ForecastHead } from './forecast-head.js';
import { memberOf, ownMembers } from './member.js';
import { Panel } from './panel.js';
import { type Provenance, provenance } from './provenance.js';
import { Psi } from './psi.js';
import { type RecentBars, recentBars } from './recent-bars.js';

/** The heads of one horizon, and the moments whose outcomes are waited for. */
export interface Horizon {
  readonly bars: number;
  readonly heads: readonly ForecastHead[];
  readonly labels: DelayedLabels;
  /** What is kept of a moment: the features on their scale, then what each head keeps. */
  readonly kept: Float64Array;
}

/** What an engine remembers of bars and features. */
type EngineRecord = {
  readonly scale: FeatureScale;
  readonly recent: RecentBars;
  readonly trained: Provenance;
};

/** All that an engine remembers, and room to work in. */
export class EngineParts {
  readonly row: Row;
  readonly scaled: Float64Array;
  readonly exogenous: Exogenous;
  readonly anomaly: FeatureAnomaly;
  readonly drift: readonly Psi[];
  readonly horizons: readonly Horizon[];
  readonly own: EngineRecord;

  constructor(design: EngineDesign, models: Readonly<Record<string, OwnModel>>) {
    const columns = [...design.features, ...design.exogenous];
    const width = columns.length;
    this.row = new Row(columns, new Float64Array(width));
    this.scaled = new Float64Array(width);
    this.exogenous = new Exogenous(design.exogenous);
    this.anomaly = new FeatureAnomaly({ width, rate: design.anomalyRate });
    this.drift = design.watchesDrift ? columns.map(() => new Psi()) : [];
    this.own = {
      scale: featureScale(width),
      recent: recentBars(Math.max(...design.horizons)),
      trained: provenance(),
    };
    this.horizons = design.horizons.map((bars) => {
      const heads = design.targets.map((target) => {
        const others = Object.entries(models).filter(([, own]) => own.target === target);
        const members = [
          ...others.map(([name, { model, numbers = 0, operations = 0 }]) =>
            memberOf(name, model, { numbers, operations }),
          ),
          ...ownMembers(target, width),
        ];
        return new ForecastHead(target, new Panel(members, design), {
          combine: design.combine,
          horizonBars: bars,
        });
      });
      const length = heads.reduce((sum, { keptLength }) => sum + keptLength, width);
      const labels = new DelayedLabels({ longestBars: bars, width: length, capacity: bars });
      return { bars, heads, labels, kept: new Float64Array(length) };
    });
  }

  snapshot(): State {
    return {
      own: cloneState<State>(this.own),
      exogenous: this.exogenous.snapshot(),
      anomaly: this.anomaly.snapshot() as unknown as State,
      drift: this.drift.map((psi) => psi.snapshot() as unknown as State),
      horizons: this.horizons.map(({ heads, labels }) => ({
        heads: heads.map((head) => head.snapshot()),
        labels: labels.snapshot() as unknown as State,
      })),
    };
  }

  /** Into fresh ones only. */
  restore(given: State): void {
    const { own, exogenous, anomaly, drift, horizons, ...others } = requireStateRecord(
      given,
      'state',
    );
    for (const name of Object.keys(others)) throw misfit(`state.${name}`, 'is not a known field');
    const read = fitState<State>(this.own, own ?? null, 'state.own') as EngineRecord;
    const { recent, trained, scale } = read;
    const isSound =
      recent.slot === recent.barCount % recent.highs.length &&
      Number.isNaN(recent.close) === (recent.barCount === 0) &&
      recent.barCount === trained.barCount &&
      Number.isNaN(trained.from) === (trained.barCount === 0) &&
      !(trained.from > trained.to) &&
      scale.sizes.every((size, i) => size >= 0 && (size === 0 || !Number.isNaN(scale.means[i]!))) &&
      [trained.low, trained.high].every(
        (word) => word >= 0 && word < 4294967296 && Number.isInteger(word),
      );
    if (!isSound) throw misfit('state.own', 'is what no bars lead to');
    writeState(this.own, read);
    this.exogenous.restore(exogenous ?? null, 'state.exogenous');
    this.anomaly.restore(anomaly as unknown as Snapshot);
    listed(drift, this.drift.length, 'state.drift').forEach((one, i) => {
      this.drift[i]!.restore(one as unknown as Snapshot);
    });
    listed(horizons, this.horizons.length, 'state.horizons').forEach((one, i) => {
      const { heads, labels } = requireStateRecord(one, `state.horizons[${i}]`);
      const horizon = this.horizons[i]!;
      horizon.labels.restore(labels as unknown as Snapshot);
      listed(heads, horizon.heads.length, `state.horizons[${i}].heads`).forEach((head, h) => {
        horizon.heads[h]!.restore(head, `state.horizons[${i}].heads[${h}]`);
      });
    });
  }
}

function listed(given: State | undefined, length: number, path: string): readonly State[] {
  if (given !== undefined && isStateArray(given) && given.length === length) return given;
  throw misfit(path, `expected an array of ${length}`);
}
