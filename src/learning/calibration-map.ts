import { boundedLogOdds, probabilityOf } from '../statistics/log-odds.js';

/**
 * A map from stated to learned log-odds, and what is known about it.
 *
 *   learned = offset + side·sign(stated) + slope·stated
 *
 * A straight line (Platt's) cannot say what real signals do: weak ones are wrong more often than
 * right, clear ones are not. `side` lets the two directions step apart at zero.
 */
export type CalibrationMap = {
  offset: number;
  side: number;
  slope: number;
  /** Curvature of the loss in the three, upper triangle by rows: what the outcomes, and the prior, say. */
  readonly curvature: Float64Array;
};

/** What is believed before there are outcomes. */
export interface CalibrationPrior {
  readonly slope: number;
  /** Curvature of the prior in each of the three. */
  readonly weights: readonly [offset: number, side: number, slope: number];
}

export function calibrationMap({ slope, weights }: CalibrationPrior): CalibrationMap {
  const [offset, side, ofSlope] = weights;
  const curvature = Float64Array.of(offset, 0, 0, side, 0, ofSlope);
  return { offset: 0, side: 0, slope, curvature };
}

/** The numbers of a map that say what it makes of a stated probability. */
export type LearnedMap = Readonly<Pick<CalibrationMap, 'offset' | 'side' | 'slope'>>;

/** What `map` makes of stated log-odds: a probability from 1 to 99 %. */
export function learnedProbability(map: LearnedMap, stated: number): number {
  return probabilityOf(boundedLogOdds(learnedLogOdds(map, stated)));
}

function learnedLogOdds(map: LearnedMap, stated: number): number {
  return map.offset + map.side * Math.sign(stated) + map.slope * stated;
}

/** No outcome is taken to say less than one at 5 %: a sure map can still be taught otherwise. */
const leastInformation = 0.05;

/**
 * One Newton step on the log loss of `outcome`, the past weighing `memory` times what it did, and
 * the prior taking what the past loses: without outcomes of a kind, what they taught fades.
 *
 * @source  J. Platt, Probabilistic outputs for support vector machines (1999), for the map;
 *          recursive Newton steps as in online logistic regression
 */
export function learn(
  map: CalibrationMap,
  stated: number,
  outcome: number,
  prior: CalibrationPrior,
  memory: number,
): void {
  const side = Math.sign(stated);
  const expected = probabilityOf(learnedLogOdds(map, stated));
  const information = Math.max(leastInformation, expected * (1 - expected));
  const { curvature: c } = map;
  const [forOffset, forSide, forSlope] = prior.weights;
  const fade = 1 - memory;
  c[0] = memory * c[0]! + fade * forOffset + information;
  c[1] = memory * c[1]! + information * side;
  c[2] = memory * c[2]! + information * stated;
  c[3] = memory * c[3]! + fade * forSide + information * side * side;
  c[4] = memory * c[4]! + information * side * stated;
  c[5] = memory * c[5]! + fade * forSlope + information * stated * stated;
  const surprise = outcome - expected;
  stepAlong(map, [
    surprise - fade * forOffset * map.offset,
    surprise * side - fade * forSide * map.side,
    surprise * stated - fade * forSlope * (map.slope - prior.slope),
  ]);
}

/** Solve curvature · step = pull by Cholesky's factors, and take the step. */
function stepAlong(map: CalibrationMap, pull: readonly [number, number, number]): void {
  const c = map.curvature;
  const l00 = Math.sqrt(c[0]!);
  const l10 = c[1]! / l00;
  const l20 = c[2]! / l00;
  const l11 = Math.sqrt(c[3]! - l10 * l10);
  const l21 = (c[4]! - l20 * l10) / l11;
  const l22 = Math.sqrt(c[5]! - l20 * l20 - l21 * l21);
  const y0 = pull[0] / l00;
  const y1 = (pull[1] - l10 * y0) / l11;
  const y2 = (pull[2] - l20 * y0 - l21 * y1) / l22;
  const slope = y2 / l22;
  const side = (y1 - l21 * slope) / l11;
  map.slope += slope;
  map.side += side;
  map.offset += (y0 - l10 * side - l20 * slope) / l00;
}

/** Whether `curvature` could have come from outcomes: symmetric by its form, and above the prior's. */
export function isCurvature(c: Float64Array, { weights }: CalibrationPrior): boolean {
  const [a, b, d] = [
    c[0]! - weights[0] * slack,
    c[3]! - weights[1] * slack,
    c[5]! - weights[2] * slack,
  ];
  const minor = a * b - c[1]! * c[1]!;
  const whole =
    a * (b * d - c[4]! * c[4]!) -
    c[1]! * (c[1]! * d - c[4]! * c[2]!) +
    c[2]! * (c[1]! * c[4]! - b * c[2]!);
  return a > 0 && minor > 0 && whole > 0 && c.every((x) => Math.abs(x) < 1e12);
}

/** Outcomes only add to the prior's curvature; half of it is below what any history leaves. */
const slack = 0.5;
