// Written by test/data/make/wavelet-present.ts.

/** Numbers that are kept of each expert: its level, its slope, its gain now, and F. */
export const fields = 4;
export const experts = 10;
/** Inputs that F is the mean of, before its mean becomes exponential: as many as it then is over. */
export const meanBars = 48;

/**
 * Levels and lines of eight paces that let go at jumps, the input itself, and a level with a soft gate,
 * each weighed by Stein's unbiased estimate of its risk.
 *
 *   ν = x − (level + slope),  gain ← max(α, gain/(1 + gain));  level + slope + gain·ν,  slope + β·ν
 *   where |ν| > 4.5·σ: level ← x, gain ← 1, and ν counts as 2·σ/(1 − α)
 *   F ← F + (min(ν², 18·σ²) − F)/48,  risk = (1 − α)²·F/σ² + 2·α
 *   estimate = Σ w·level/Σ w,  w = max(0, 1 − 4·(risk − least risk))⁸
 *
 * Without a delay a filter's residual is (1 − α)·ν, so F tells its risk. It tells the noise too: of
 * the filter that foretells best F·(1 − α), of which σ² takes a fifth. The soft gate takes in
 * ν − (1 − α)·(1.5·σ)²/ν of what is beyond 1.5·σ, as garrote would. At `row[0]` the input, NaN where
 * it is not to be believed, and then the estimate; at `row[1]` σ; at `noise[0]` the inputs that
 * something was learnt from, at `noise[1]` the variance foretold, -1 where σ is given.
 */
export function presentStep(
  records: Float64Array,
  noise: Float64Array,
  row: Float64Array,
  keep: boolean,
): void {
  const x = row[0]!;
  const sigma = row[1]!;
  const variance = sigma * sigma;
  const reach = 4.5 * sigma;
  const most = 18 * variance;
  const isHeld = Number.isNaN(x);
  const count = noise[0]!;
  const learning = isHeld ? 0 : 1 / (count < 48 ? count + 1 : 48);
  const foretoldBefore = noise[1]!;
  const isKnown = count >= 32 && foretoldBefore >= 0;
  const blended = isKnown ? 0.8 * variance + 0.2 * foretoldBefore : variance;
  const perVariance = blended > 0 ? 1 / blended : 0;

  // α = 0.6, β = 0
  let level0 = records[0]!;
  let gain0 = records[2]!;
  let square0 = records[3]!;
  const miss0 = isHeld ? 0 : x - level0;
  if (Math.abs(miss0) > reach) {
    level0 = x;
    gain0 = 1;
    square0 += learning * (25 * variance - square0);
  } else {
    const squared = miss0 * miss0;
    square0 += learning * ((squared < most ? squared : most) - square0);
    if (gain0 > 0.6) {
      gain0 /= 1 + gain0;
      if (gain0 < 0.6) gain0 = 0.6;
    }
    level0 += gain0 * miss0;
  }
  const risk0 = 0.16 * perVariance * square0 + 1.2;

  // α = 0.33, β = 0
  let level1 = records[4]!;
  let gain1 = records[6]!;
  let square1 = records[7]!;
  const miss1 = isHeld ? 0 : x - level1;
  if (Math.abs(miss1) > reach) {
    level1 = x;
    gain1 = 1;
    square1 += learning * (8.91067052795723 * variance - square1);
  } else {
    const squared = miss1 * miss1;
    square1 += learning * ((squared < most ? squared : most) - square1);
    if (gain1 > 0.33) {
      gain1 /= 1 + gain1;
      if (gain1 < 0.33) gain1 = 0.33;
    }
    level1 += gain1 * miss1;
  }
  const risk1 = 0.4489 * perVariance * square1 + 0.66;

  // α = 0.15, β = 0
  let level2 = records[8]!;
  let gain2 = records[10]!;
  let square2 = records[11]!;
  const miss2 = isHeld ? 0 : x - level2;
  if (Math.abs(miss2) > reach) {
    level2 = x;
    gain2 = 1;
    square2 += learning * (5.5363321799308 * variance - square2);
  } else {
    const squared = miss2 * miss2;
    square2 += learning * ((squared < most ? squared : most) - square2);
    if (gain2 > 0.15) {
      gain2 /= 1 + gain2;
      if (gain2 < 0.15) gain2 = 0.15;
    }
    level2 += gain2 * miss2;
  }
  const risk2 = 0.7225 * perVariance * square2 + 0.3;

  // α = 0.5, β = 0.15
  let slope3 = records[13]!;
  let level3 = records[12]! + slope3;
  let gain3 = records[14]!;
  let square3 = records[15]!;
  const miss3 = isHeld ? 0 : x - level3;
  if (Math.abs(miss3) > reach) {
    level3 = x;
    gain3 = 1;
    square3 += learning * (16 * variance - square3);
  } else {
    const squared = miss3 * miss3;
    square3 += learning * ((squared < most ? squared : most) - square3);
    if (gain3 > 0.5) {
      gain3 /= 1 + gain3;
      if (gain3 < 0.5) gain3 = 0.5;
    }
    level3 += gain3 * miss3;
    slope3 += 0.15 * miss3;
  }
  const risk3 = 0.25 * perVariance * square3 + 1;

  // α = 0.35, β = 0.07
  let slope4 = records[17]!;
  let level4 = records[16]! + slope4;
  let gain4 = records[18]!;
  let square4 = records[19]!;
  const miss4 = isHeld ? 0 : x - level4;
  if (Math.abs(miss4) > reach) {
    level4 = x;
    gain4 = 1;
    square4 += learning * (9.46745562130177 * variance - square4);
  } else {
    const squared = miss4 * miss4;
    square4 += learning * ((squared < most ? squared : most) - square4);
    if (gain4 > 0.35) {
      gain4 /= 1 + gain4;
      if (gain4 < 0.35) gain4 = 0.35;
    }
    level4 += gain4 * miss4;
    slope4 += 0.07 * miss4;
  }
  const risk4 = 0.4225 * perVariance * square4 + 0.7;

  // α = 0.2, β = 0.02
  let slope5 = records[21]!;
  let level5 = records[20]! + slope5;
  let gain5 = records[22]!;
  let square5 = records[23]!;
  const miss5 = isHeld ? 0 : x - level5;
  if (Math.abs(miss5) > reach) {
    level5 = x;
    gain5 = 1;
    square5 += learning * (6.25 * variance - square5);
  } else {
    const squared = miss5 * miss5;
    square5 += learning * ((squared < most ? squared : most) - square5);
    if (gain5 > 0.2) {
      gain5 /= 1 + gain5;
      if (gain5 < 0.2) gain5 = 0.2;
    }
    level5 += gain5 * miss5;
    slope5 += 0.02 * miss5;
  }
  const risk5 = 0.64 * perVariance * square5 + 0.4;

  // α = 0.1, β = 0.005
  let slope6 = records[25]!;
  let level6 = records[24]! + slope6;
  let gain6 = records[26]!;
  let square6 = records[27]!;
  const miss6 = isHeld ? 0 : x - level6;
  if (Math.abs(miss6) > reach) {
    level6 = x;
    gain6 = 1;
    square6 += learning * (4.93827160493827 * variance - square6);
  } else {
    const squared = miss6 * miss6;
    square6 += learning * ((squared < most ? squared : most) - square6);
    if (gain6 > 0.1) {
      gain6 /= 1 + gain6;
      if (gain6 < 0.1) gain6 = 0.1;
    }
    level6 += gain6 * miss6;
    slope6 += 0.005 * miss6;
  }
  const risk6 = 0.81 * perVariance * square6 + 0.2;

  // α = 0.05, β = 0.001
  let slope7 = records[29]!;
  let level7 = records[28]! + slope7;
  let gain7 = records[30]!;
  let square7 = records[31]!;
  const miss7 = isHeld ? 0 : x - level7;
  if (Math.abs(miss7) > reach) {
    level7 = x;
    gain7 = 1;
    square7 += learning * (4.43213296398892 * variance - square7);
  } else {
    const squared = miss7 * miss7;
    square7 += learning * ((squared < most ? squared : most) - square7);
    if (gain7 > 0.05) {
      gain7 /= 1 + gain7;
      if (gain7 < 0.05) gain7 = 0.05;
    }
    level7 += gain7 * miss7;
    slope7 += 0.001 * miss7;
  }
  const risk7 = 0.9025 * perVariance * square7 + 0.1;

  // the input itself
  const last = records[32]!;
  const level8 = isHeld ? last : x;
  let square8 = records[35]!;
  const change = (level8 - last) * (level8 - last);
  square8 += learning * ((change < most ? change : most) - square8);
  const risk8 = 2;

  // α = 0.33 with a soft gate
  let level9 = records[36]!;
  let gain9 = records[38]!;
  let square9 = records[39]!;
  const miss9 = isHeld ? 0 : x - level9;
  if (Math.abs(miss9) > reach) {
    level9 = x;
    gain9 = 1;
    square9 += learning * (4 * variance - square9);
  } else {
    if (gain9 > 0.33) {
      gain9 /= 1 + gain9;
      if (gain9 < 0.33) gain9 = 0.33;
    }
    let left = (1 - gain9) * miss9;
    let response = gain9;
    if (Math.abs(miss9) > 1.5 * sigma) {
      const lost = ((1 - gain9) * 2.25 * variance) / (miss9 * miss9);
      left = lost * miss9;
      response = 1 + lost;
    }
    const squared = left * left + 2 * variance * (response - 0.33);
    square9 += learning * (squared - square9);
    level9 += miss9 - left;
  }
  const risk9 = perVariance * square9 + 0.66;

  let leastRisk = risk0;
  if (risk1 < leastRisk) leastRisk = risk1;
  if (risk2 < leastRisk) leastRisk = risk2;
  if (risk3 < leastRisk) leastRisk = risk3;
  if (risk4 < leastRisk) leastRisk = risk4;
  if (risk5 < leastRisk) leastRisk = risk5;
  if (risk6 < leastRisk) leastRisk = risk6;
  if (risk7 < leastRisk) leastRisk = risk7;
  if (risk8 < leastRisk) leastRisk = risk8;
  if (risk9 < leastRisk) leastRisk = risk9;
  let weight0 = Math.max(0, 1 - 4 * (risk0 - leastRisk));
  weight0 *= weight0;
  weight0 *= weight0;
  weight0 *= weight0;
  let weight1 = Math.max(0, 1 - 4 * (risk1 - leastRisk));
  weight1 *= weight1;
  weight1 *= weight1;
  weight1 *= weight1;
  let weight2 = Math.max(0, 1 - 4 * (risk2 - leastRisk));
  weight2 *= weight2;
  weight2 *= weight2;
  weight2 *= weight2;
  let weight3 = Math.max(0, 1 - 4 * (risk3 - leastRisk));
  weight3 *= weight3;
  weight3 *= weight3;
  weight3 *= weight3;
  let weight4 = Math.max(0, 1 - 4 * (risk4 - leastRisk));
  weight4 *= weight4;
  weight4 *= weight4;
  weight4 *= weight4;
  let weight5 = Math.max(0, 1 - 4 * (risk5 - leastRisk));
  weight5 *= weight5;
  weight5 *= weight5;
  weight5 *= weight5;
  let weight6 = Math.max(0, 1 - 4 * (risk6 - leastRisk));
  weight6 *= weight6;
  weight6 *= weight6;
  weight6 *= weight6;
  let weight7 = Math.max(0, 1 - 4 * (risk7 - leastRisk));
  weight7 *= weight7;
  weight7 *= weight7;
  weight7 *= weight7;
  let weight8 = Math.max(0, 1 - 4 * (risk8 - leastRisk));
  weight8 *= weight8;
  weight8 *= weight8;
  weight8 *= weight8;
  let weight9 = Math.max(0, 1 - 4 * (risk9 - leastRisk));
  weight9 *= weight9;
  weight9 *= weight9;
  weight9 *= weight9;
  const total =
    weight0 +
    weight1 +
    weight2 +
    weight3 +
    weight4 +
    weight5 +
    weight6 +
    weight7 +
    weight8 +
    weight9;
  const sum =
    weight0 * level0 +
    weight1 * level1 +
    weight2 * level2 +
    weight3 * level3 +
    weight4 * level4 +
    weight5 * level5 +
    weight6 * level6 +
    weight7 * level7 +
    weight8 * level8 +
    weight9 * level9;
  row[0] = sum / total;
  if (keep !== true) return;
  records[0] = level0;
  records[2] = gain0;
  records[3] = square0;
  records[4] = level1;
  records[6] = gain1;
  records[7] = square1;
  records[8] = level2;
  records[10] = gain2;
  records[11] = square2;
  records[12] = level3;
  records[13] = slope3;
  records[14] = gain3;
  records[15] = square3;
  records[16] = level4;
  records[17] = slope4;
  records[18] = gain4;
  records[19] = square4;
  records[20] = level5;
  records[21] = slope5;
  records[22] = gain5;
  records[23] = square5;
  records[24] = level6;
  records[25] = slope6;
  records[26] = gain6;
  records[27] = square6;
  records[28] = level7;
  records[29] = slope7;
  records[30] = gain7;
  records[31] = square7;
  records[32] = level8;
  records[35] = square8;
  records[36] = level9;
  records[38] = gain9;
  records[39] = square9;

  if (isHeld) return;
  if (count < 48) noise[0] = count + 1;
  if (!(foretoldBefore >= 0)) return;
  let leastSquare = square8;
  let foretold = 0;
  if (square0 < leastSquare) {
    leastSquare = square0;
    foretold = 0.4 * square0;
  }
  if (square1 < leastSquare) {
    leastSquare = square1;
    foretold = 0.67 * square1;
  }
  if (square2 < leastSquare) {
    leastSquare = square2;
    foretold = 0.85 * square2;
  }
  if (square3 < leastSquare) {
    leastSquare = square3;
    foretold = 0.5 * square3;
  }
  if (square4 < leastSquare) {
    leastSquare = square4;
    foretold = 0.65 * square4;
  }
  if (square5 < leastSquare) {
    leastSquare = square5;
    foretold = 0.8 * square5;
  }
  if (square6 < leastSquare) {
    leastSquare = square6;
    foretold = 0.9 * square6;
  }
  if (square7 < leastSquare) {
    leastSquare = square7;
    foretold = 0.95 * square7;
  }
  noise[1] = foretold;
}
