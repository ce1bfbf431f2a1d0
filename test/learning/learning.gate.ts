import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { errorScale, scaleOf, scaleStep } from '../../src/learning/error-scale.js';
import {
  Adwin,
  BayesianLinear,
  ConformalInterval,
  calibrationOf,
  FeatureAnomaly,
  FtrlLogistic,
  Hedge,
  PageHinkley,
  PredictionEngine,
  Psi,
} from '../../src/learning/index.js';
import { cases } from '../cases.js';
import { Draws } from './draws.js';
import { harderSeries } from './harder-series.js';
import { errorSeries, scoreOf, staticHalves } from './intervals.js';
import { numbersIn } from './learner-laws.js';
import { otherSeries } from './other-series.js';

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
const files = [
  ...['lean_spy_1s', 'lean_oanda_eurusd_1s_bid', 'lean_coinbase_btcusd_1s', 'lean_spy_1h_raw'],
  ...['lean_aapl_1d_raw', 'pyalgo_nt_spy_minute_2011_1m', 'yndx_moex_2016_1m'],
];

/** Log returns of the closes in a file; `undefined` where it is not present. */
function returnsOf(file: string): Float64Array | undefined {
  const path = join(folder, `${file}.csv.gz`);
  if (!existsSync(path)) return undefined;
  const rows = gunzipSync(readFileSync(path)).toString().trim().split('\n').slice(1);
  const closes = rows.map((row) => Number(row.split(',')[4]));
  return Float64Array.from(closes.slice(1), (close, i) => Math.log(close / closes[i]!));
}

function judge(name: string, errors: Float64Array) {
  const { low, high } = new ConformalInterval().process(new Float64Array(errors.length), errors);
  const halves = high.map((top, i) => (top - low[i]!) / 2);
  const scale = errorScale();
  const scales = errors.map((error) => {
    const before = scaleOf(scale);
    scaleStep(scale, Math.abs(error));
    return before;
  });
  const score = scoreOf(halves, errors);
  const beside = scoreOf(staticHalves(halves, scales, errors), errors);
  const winkler = score.winkler / beside.winkler;
  const terciles = score.terciles.map((c) => c.toFixed(3)).join(' ');
  const said = `${name}: coverage ${score.coverage.toFixed(4)}, worst 500 ${score.worst.toFixed(3)}`;
  console.log(
    `${said}, Winkler × ${winkler.toFixed(3)} (static: ${beside.coverage.toFixed(4)}, ${beside.worst.toFixed(3)}); by tercile of volatility ${terciles}`,
  );
  expect([score.infinite, score.flat]).toEqual([0, 0]);
  expect(winkler).toBeLessThanOrEqual(1.05);
  return score;
}

describe('intervals at 95 %, one step ahead, after 1,000 bars', () => {
  test.each(Object.entries(errorSeries))('%s', (name, make) => {
    const { coverage, worst } = judge(name, make(100_000));
    expect(Math.abs(coverage - 0.95)).toBeLessThanOrEqual(0.001);
    expect(worst).toBeLessThanOrEqual(0.015);
  });

  // Nothing was chosen on the last two of these.
  test.each(Object.entries(errorSeries))('%s, drawn anew', (name, make) => {
    for (const draw of [1, 2, 3]) {
      const { coverage, worst } = judge(`${name}, draw ${draw}`, make(100_000, draw));
      expect(Math.abs(coverage - 0.95)).toBeLessThanOrEqual(0.001);
      expect(worst).toBeLessThanOrEqual(0.015);
    }
  });

  // Draws that nothing was chosen on; of the other kinds, no draw at all.
  test.each([...Object.entries(harderSeries), ...Object.entries(otherSeries)])(
    '%s',
    (name, make) => {
      const { coverage, worst } = judge(name, make(100_000, 9));
      expect(Math.abs(coverage - 0.95)).toBeLessThanOrEqual(0.001);
      expect(worst).toBeLessThanOrEqual(0.015);
    },
  );

  test.each([2, 5, 20, 60])('%i bars ahead, as they were stated', (horizonBars) => {
    for (const name of ['normal', 'GARCH of t']) {
      const steps = errorSeries[name]!(100_000, 4);
      const sums = steps.map((_, i) => {
        return steps.subarray(i, i + horizonBars).reduce((sum, step) => sum + step, 0);
      });
      const interval = new ConformalInterval({ horizonBars });
      const { high } = interval.process(new Float64Array(sums.length), sums);
      const { coverage, infinite, flat } = scoreOf(high, sums, 10_000);
      console.log(`${name}, ${horizonBars} bars ahead: coverage ${coverage.toFixed(4)}`);
      expect(Math.abs(coverage - 0.95)).toBeLessThanOrEqual(0.005);
      expect([infinite, flat]).toEqual([0, 0]);
    }
  });

  test.each(files)('%s', (file) => {
    const returns = returnsOf(file);
    if (returns === undefined) return console.log(`${file}: not present`);
    const { coverage, worst } = judge(file, returns);
    expect(Math.abs(coverage - 0.95)).toBeLessThanOrEqual(0.003);
    expect(worst).toBeLessThanOrEqual(0.02);
    return undefined;
  });
});

describe('drift', () => {
  test.each([
    ['PageHinkley', () => new PageHinkley()],
    ['Adwin', () => new Adwin()],
  ])('%s: a shift of 1 σ within 200 bars, alarms ≤ 1 in 10^4 in control', (name, make) => {
    const draws = new Draws(31);
    const calm = make();
    let alarms = 0;
    const bars = cases(1_000_000);
    for (let i = 1; i <= bars; i++) {
      const { drift } = calm.update(draws.normal());
      if (i >= calm.warmUp && drift !== 0) alarms += 1; // a NaN would be one
    }
    let longest = 0;
    for (let run = 0; run < cases(1000); run++) {
      const detector = make();
      for (let i = 0; i < 500; i++) detector.update(draws.normal());
      const way = run % 2 === 0 ? 1 : -1;
      let delay = 1;
      while (detector.update(draws.normal() + way).drift !== way && delay <= 200) delay += 1;
      longest = Math.max(longest, delay);
    }
    console.log(
      `${name}: ${alarms} alarms in ${bars} bars, a shift found after ${longest} at most`,
    );
    expect(alarms).toBeLessThanOrEqual(bars / 10_000);
    expect(longest).toBeLessThanOrEqual(200);
  });

  test('PSI flags the feature that drifted by 1 σ, and no other', () => {
    // Twenty features that remember themselves for a bar to thirty; the seventh drifts.
    const memories = Array.from({ length: 20 }, (_, i) => (i % 5) * 0.225);
    let usual = 0;
    for (let run = 0; run < cases(10); run++) {
      const draws = new Draws(50 + run);
      const flagged = memories.flatMap((memory, feature) => {
        const psi = new Psi();
        let x = draws.normal();
        for (let i = 0; i < 10_000; i++) {
          x = memory * x + Math.sqrt(1 - memory * memory) * draws.normal();
          psi.update(x + Number(feature === 7 && i >= 8000));
        }
        usual += Number(psi.value.index > 0.1 && feature !== 7);
        return psi.value.pValue <= 0.001 ? [feature] : [];
      });
      expect(flagged).toEqual([7]);
    }
    console.log(
      `PSI: an index above .1 in ${usual} of ${cases(10) * 19} features that did not drift`,
    );
  });
});

test('anomalies come at the rate asked, within a factor of 2', () => {
  for (const rate of [0.01, 0.001]) {
    for (const tail of [3, 30]) {
      const draws = new Draws(71);
      const anomaly = new FeatureAnomaly({ width: 4, rate });
      let alarms = 0;
      const bars = cases(200_000);
      for (let i = 0; i < bars; i++) {
        const common = (1 + Math.sin(i / 300)) * draws.student(tail);
        const row = [common, common + 0.2 * draws.normal(), draws.student(tail), i % 7];
        alarms += Number(anomaly.update(row) > 1);
      }
      const found = alarms / bars;
      console.log(`anomalies: ${found} of rows at a rate of ${rate}, tails of t(${tail})`);
      expect(found).toBeGreaterThan(rate / 2);
      expect(found).toBeLessThan(rate * 2);
    }
  }
});

test('the regret of Hedge is below its bound, beside each forecaster and sequences of them', () => {
  let closest = 0;
  for (let run = 0; run < cases(200); run++) {
    const draws = new Draws(200 + run);
    const [width, rounds, parts] = [2 + (run % 7), 1200, 1 + (run % 4)];
    const hedge = new Hedge({ width });
    const { share } = hedge.parameters;
    const kind = run % 3;
    const bests = Array.from({ length: parts }, () => Math.floor(draws.uniform() * width));
    let [mixed, best] = [0, 0];
    const alone = new Float64Array(width);
    for (let t = 0; t < rounds; t++) {
      const part = Math.floor((t * parts) / rounds);
      const losses = Array.from({ length: width }, (_, i) => {
        if (kind === 0) return draws.uniform() * (i === bests[part] ? 0.6 : 1);
        if (kind === 1) return Number(draws.uniform() < (i === bests[part] ? 0.45 : 0.5));
        return Number(hedge.weights[i]! > 1 / width === (i !== bests[part])); // against the mixture
      });
      best += losses[bests[part]!]!;
      losses.forEach((loss, i) => {
        alone[i] = alone[i]! + loss;
      });
      mixed += hedge.update(losses);
    }
    const bound = (shifts: number): number =>
      (Math.log(width) +
        shifts * Math.log(width / share) -
        (rounds - shifts - 1) * Math.log(1 - share)) /
        hedge.rate +
      (hedge.rate * rounds) / 8;
    expect(mixed - best).toBeLessThanOrEqual(bound(parts - 1));
    for (const total of alone) expect(mixed - total).toBeLessThanOrEqual(bound(0));
    closest = Math.max(closest, (mixed - best) / bound(parts - 1));
  }
  console.log(`Hedge: regret at most ${closest.toFixed(2)} of its bound`);
});

test('a flat market of 10^6 bars leaves every state finite, and able to learn', () => {
  const bars = cases(1_000_000);
  const linear = new BayesianLinear({ width: 3, forgetting: 0.99 });
  const logistic = new FtrlLogistic({ width: 3 });
  const anomaly = new FeatureAnomaly({ width: 3, forgetting: 0.99 });
  const interval = new ConformalInterval();
  const shift = new PageHinkley();
  const adwin = new Adwin();
  const draws = new Draws(91);
  const hear = (row: number[], target: number) => {
    linear.update({ features: row, target });
    logistic.update({ features: row, target: 0.5 + 0.5 * Math.sign(target) });
    anomaly.update(row);
    interval.update([0, target]);
    shift.update(target);
    adwin.update(target);
  };
  const lively = () => {
    for (let i = 0; i < 1000; i++) {
      const row = [draws.normal(), draws.normal(), draws.normal()];
      hear(row, row[0]! + 0.1 * draws.normal());
    }
  };
  const flat = [0, 0, 1];
  lively();
  for (let i = 0; i < bars; i++) hear(flat, 0);
  for (const one of [linear, logistic, anomaly, interval, shift, adwin]) {
    expect(numbersIn(one.snapshot()).filter((x) => !Number.isFinite(x))).toEqual([]);
    one.restore(one.snapshot() as never);
  }
  expect(linear.predict([1, 1, 1]).modelVariance).toBeLessThan(1);
  lively();
  expect(linear.weights[0]).toBeCloseTo(1, 1);
});

test('probabilities of an engine can be taken at their word, and save log loss', () => {
  const engine = new PredictionEngine({
    features: ['signal', 'noise'],
    targets: ['direction'],
    watchesDrift: false,
  });
  const draws = new Draws(17);
  const bars = 110_000;
  const said: number[] = [];
  const came: number[] = [];
  let [close, signal, before] = [100, 0, Number.NaN];
  for (let i = 0; i < bars; i++) {
    const step = 0.001 * (0.3 * signal + draws.normal());
    close *= Math.exp(step);
    if (i > 10_000) {
      said.push(before);
      came.push(Number(step > 0));
    }
    signal = draws.normal();
    const features = { signal, noise: draws.normal() };
    const result = engine.update({ bar: { time: i, high: close, low: close, close }, features });
    before = result!.forecasts[0]!.mean;
  }
  const { expectedCalibrationError, brier } = calibrationOf(
    Float64Array.from(said),
    Float64Array.from(came),
  );
  console.log(
    `engine: ECE ${expectedCalibrationError.toFixed(4)} over ${said.length}, Brier score ${brier.toFixed(4)}`,
  );
  expect(expectedCalibrationError).toBeLessThanOrEqual(0.01);
  expect(brier).toBeLessThan(0.242); // the truth scores some .236, a coin .25
});
