import { Series, type Summary } from './series.js';

/** Summaries by component and type. */
export type MetricsView = Readonly<Record<string, Readonly<Record<string, Summary>>>>;

/** The series of each component, by type. */
export class SeriesBook {
  readonly #byComponent = new Map<string, Map<string, Series>>();

  of(component: string, type: string): Series {
    const types = this.#byComponent.get(component) ?? new Map<string, Series>();
    this.#byComponent.set(component, types);
    const series = types.get(type) ?? new Series();
    types.set(type, series);
    return series;
  }

  merge(other: SeriesBook): void {
    for (const [component, types] of other.#byComponent) {
      for (const [type, theirs] of types) this.of(component, type).merge(theirs);
    }
  }

  view(): MetricsView {
    const view = [...this.#byComponent].map(([component, types]) => {
      const summaries = [...types].map(([type, series]) => [type, series.summary()] as const);
      return [component, Object.fromEntries(summaries)] as const;
    });
    return Object.fromEntries(view);
  }
}
