import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind, Output } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import { type StateRecord, writeState } from '../../core/state.js';
import { shapes } from './shape-list.js';
import type { ShapeShares, ShapeView } from './shapes.js';
import { type SwingState, swingInit, swingStep } from './swings.js';

export interface ChartParameters extends ShapeShares {
  /** Bars on either side that a swing stands out from: so late is it known. */
  readonly swingBars: number;
  /** Bars from the first swing of a pattern to its confirmation, at most. */
  readonly maxBars: number;
}

/** What each chart pattern says of a bar, by its name. */
export type ChartPatternsValue = { readonly [pattern: string]: number };

type ChartState = StateRecord & { swings: SwingState; said: Float64Array };

/** Written anew at each bar. */
type ChartView = { -readonly [K in keyof ShapeView]: ShapeView[K] };

const chartInit = ({ swingBars }: Readonly<ChartParameters>): ChartState => ({
  swings: swingInit(swingBars),
  said: new Float64Array(shapes.length).fill(-1),
});

const said: Output = { degree: {}, range: [-100, 100] };

/**
 * Chart patterns without hindsight: double top and bottom, head and shoulders and its inverse,
 * triangles, flags. 100 or −100 on the bar whose close breaks out, else 0.
 *
 * A pattern is made of swings: highs above, or lows below, the `swingBars` bars on either side. A swing
 * is known `swingBars` bars late, and never moves afterwards; a pattern is said on the first close that
 * breaks its line, once, at most `maxBars` after its first swing, and is not taken back. Swings alternate:
 * two highs in a row make no pattern. Shares are of the pattern's height, or of a flag's pole.
 *
 * @param swingBars  bars on either side of a swing; integer ≥ 1; default 5
 * @param maxBars    bars from the first swing to the break at most; integer ≥ 1; default 120
 * @param equal      two heights are equal up to this share, and differ from it on; default 0.1
 * @param shoulders  shoulders differ by at most this share; default 0.25
 * @param flagDepth  a flag takes back at most this share of its pole; default 0.5
 * @input   bar: high, low, close; degree 0
 * @output  `doubleTop`, `doubleBottom`, `headAndShoulders`, `inverseHeadAndShoulders`, `ascendingTriangle`,
 *   `descendingTriangle`, `symmetricalTriangleUp`, `symmetricalTriangleDown`, `bullFlag`, `bearFlag`
 * @warmUp  2·swingBars + 1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(swingBars); 4·swingBars + 29 numbers
 * @source  R. Edwards and J. Magee, Technical Analysis of Stock Trends (1948), for the shapes; the
 *   measures are ours
 * @example
 * const patterns = new ChartPatterns({ swingBars: 1 });
 * const path = [10, 12, 14, 12, 11, 12, 14, 12, 10];
 * const said = path.map((close, i) => patterns.update({ time: i, open: close, high: close, low: close, close, volume: 1 }));
 * said.map((value) => value['doubleTop']); // [NaN, NaN, 0, 0, 0, 0, 0, 0, -100]
 */
export class ChartPatterns extends HlcOperator<ChartPatternsValue, ChartParameters, ChartState> {
  static readonly kind: Kind<'chartPatterns', ChartParameters> = {
    name: 'chartPatterns',
    version: 1,
    title: 'Chart patterns',
    reads: 'bar',
    parameters: {
      swingBars: bars(5),
      maxBars: bars(120),
      equal: real(0.1, 0, 1),
      shoulders: real(0.25, 0, 1),
      flagDepth: real(0.5, 0, 1),
    },
    outputs: Object.fromEntries(shapes.map(({ name }) => [name, said])),
    pane: 'own',
    warmUp: ({ swingBars }) => 2 * swingBars + 1,
    memory: ({ swingBars, maxBars }) => maxBars + 2 * swingBars + 2,
  };

  /** What `peek` steps instead of the state. */
  readonly #draft: ChartState;
  /** The bar of now, as it is and upside down. */
  readonly #upright: ChartView;
  readonly #inverted: ChartView;

  constructor(parameters?: Given<ChartParameters>) {
    super(ChartPatterns.kind, parameters, chartInit);
    this.#draft = chartInit(this.parameters);
    this.#upright = { state: this.state.swings, sign: 1, n: 0, close: Number.NaN };
    this.#inverted = { ...this.#upright, sign: -1 };
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const state = keep ? this.state : this.#draft;
    if (!keep) writeState(state, this.state);
    const n = this.absorbed;
    swingStep(state.swings, n, high, low);
    this.#look(this.#upright, state.swings, close);
    this.#look(this.#inverted, state.swings, close);
    const isWarm = n + 1 >= this.warmUp;
    for (let i = 0; i < shapes.length; i++) {
      const view = shapes[i]!.sign === 1 ? this.#upright : this.#inverted;
      out[at + i] = isWarm ? this.#said(state, view, i) : Number.NaN;
    }
  }

  #look(view: ChartView, swings: SwingState, close: number): void {
    view.state = swings;
    view.n = this.absorbed;
    view.close = view.sign * close;
  }

  #said(state: ChartState, view: ShapeView, i: number): number {
    const { breaks, says, swings } = shapes[i]!;
    const { places } = state.swings;
    if (view.n - places[swings - 1]! > this.parameters.maxBars) return 0;
    if (state.said[i] === places[0]) return 0; // of these swings it was said already
    if (!breaks(view, this.parameters)) return 0;
    state.said[i] = places[0]!;
    return says;
  }

  protected override record(row: Float64Array): ChartPatternsValue {
    return Object.fromEntries(shapes.map(({ name }, i) => [name, row[i]!]));
  }
}
