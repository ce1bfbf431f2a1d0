import { type UdFactors, udAlong, udLeverage } from './ud-factors.js';

/** A feature, by place, and its share of a distance. */
export interface Cause {
  readonly feature: number;
  readonly share: number;
}

/** Share of the distance that causes make up together. */
const enough = 0.8;

/** The features with the largest shares zᵢ·(Pz)ᵢ / zᵀPz, the largest first, that make up four fifths. */
export function causesOf(factors: UdFactors, z: Float64Array): Cause[] {
  const f = new Float64Array(z.length);
  const along = new Float64Array(z.length);
  const leverage = udLeverage(factors, z, f);
  udAlong(factors, f, along);
  const shares = Array.from(along, (a, feature) => ({
    feature,
    share: (z[feature]! * a) / leverage,
  }));
  shares.sort((one, other) => other.share - one.share || one.feature - other.feature);
  let sum = 0;
  return shares.filter(({ share }) => {
    const isNeeded = sum < enough;
    sum += share;
    return isNeeded;
  });
}
