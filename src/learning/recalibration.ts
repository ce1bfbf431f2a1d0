import { logOddsOf, probabilityOf } from '../statistics/log-odds.js';

/** Newton steps until they no longer move; the likelihood has one top. */
const mostSteps = 50;

/** Logistic regression of the outcomes on the forecasts' log-odds; NaN where they are all alike. */
export function recalibration(
  probabilities: Float64Array,
  outcomes: Float64Array,
): { readonly slope: number; readonly intercept: number } {
  const stated = probabilities.map(logOddsOf);
  let [intercept, slope] = [0, 1];
  for (let step = 0; step < mostSteps; step++) {
    let [pull, tilt, h00, h01, h11] = [0, 0, 0, 0, 0];
    for (let i = 0; i < stated.length; i++) {
      const x = stated[i]!;
      const p = probabilityOf(intercept + slope * x);
      const surprise = outcomes[i]! - p;
      pull += surprise;
      tilt += surprise * x;
      h00 += p * (1 - p);
      h01 += p * (1 - p) * x;
      h11 += p * (1 - p) * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-12 * h00 * h11)) return { slope: Number.NaN, intercept: Number.NaN };
    const up = (h11 * pull - h01 * tilt) / determinant;
    const turn = (h00 * tilt - h01 * pull) / determinant;
    intercept += up;
    slope += turn;
    if (Math.abs(up) + Math.abs(turn) < 1e-13 * (1 + Math.abs(slope))) break;
  }
  return { slope, intercept };
}
