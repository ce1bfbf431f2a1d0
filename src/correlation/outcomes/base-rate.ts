import { Calibrator, type CalibratorOptions } from '../../learning/calibrator.js';

/** How often closes of a timeframe are higher at the horizon, whoever spoke: what every source has to better. */
export type BaseRate = Calibrator;

/** Outcomes for which closes are taken to rise as often as they fall. */
const evenOutcomes = 300;

/** One without outcomes: a map of its offset alone, since it is only ever told of ½. */
export function baseRate({ halfLifeOutcomes, priorTrust }: Required<CalibratorOptions>): BaseRate {
  return new Calibrator({
    priorSlope: 0,
    priorOutcomes: evenOutcomes,
    halfLifeOutcomes,
    priorTrust,
  });
}

/** One more outcome of the timeframe. */
export function noteOutcome(rate: BaseRate, outcome: number): void {
  rate.update({ pUp: 0.5, outcome });
}

/** Log-odds of up, as far as outcomes bear them out. */
export function baseLogOdds(rate: BaseRate): number {
  return rate.map.offset;
}
