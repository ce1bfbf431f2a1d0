/**
 * npx tsx test/data/make/wavelet-present.ts > src/wavelet/present-kernel.ts
 *
 * Writes the kernel of `adaptive` without a delay: one filter after the other, with its gains as
 * numbers. As a loop over arrays it takes a third longer. `present-kernel.test.ts`
 * holds the file to this program.
 */
import { fileURLToPath } from 'node:url';

/** Levels, then lines, each from quick to slow: the gain of the level, and of its slope. */
const paces: readonly (readonly [alpha: number, beta: number])[] = [
  [0.6, 0],
  [0.33, 0],
  [0.15, 0],
  [0.5, 0.15],
  [0.35, 0.07],
  [0.2, 0.02],
  [0.1, 0.005],
  [0.05, 0.001],
];
const input = paces.length;
const soft = input + 1;
const experts = soft + 1;

/** What a jump counts for in F, so that it counts for 4 in the risk. */
const jumpSquare = (alpha: number): number =>
  Number((4 / ((1 - alpha) * (1 - alpha))).toPrecision(15));
const shareOf = (alpha: number): number => Number(((1 - alpha) * (1 - alpha)).toFixed(4));

const head = `// Written by test/data/make/wavelet-present.ts.

/** Numbers that are kept of each expert: its level, its slope, its gain now, and F. */
export const fields = 4;
export const experts = ${experts};
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
 * ν − (1 − α)·(1.5·σ)²/ν of what is beyond 1.5·σ, as garrote would. At \`row[0]\` the input, NaN where
 * it is not to be believed, and then the estimate; at \`row[1]\` σ; at \`noise[0]\` the inputs that
 * something was learnt from, at \`noise[1]\` the variance foretold, -1 where σ is given.
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
`;

function growing(k: number, alpha: number): string {
  return `    if (gain${k} > ${alpha}) {
      gain${k} /= 1 + gain${k};
      if (gain${k} < ${alpha}) gain${k} = ${alpha};
    }`;
}

function filter([alpha, beta]: readonly [number, number], k: number): string {
  const at = 4 * k;
  const isLine = beta > 0;
  const level = isLine ? `records[${at}]! + slope${k}` : `records[${at}]!`;
  const lines = [
    `\n  // α = ${alpha}, β = ${beta}`,
    ...(isLine ? [`  let slope${k} = records[${at + 1}]!;`] : []),
    `  let level${k} = ${level};`,
    `  let gain${k} = records[${at + 2}]!;`,
    `  let square${k} = records[${at + 3}]!;`,
    `  const miss${k} = isHeld ? 0 : x - level${k};`,
    `  if (Math.abs(miss${k}) > reach) {`,
    `    level${k} = x;`,
    `    gain${k} = 1;`,
    `    square${k} += learning * (${jumpSquare(alpha)} * variance - square${k});`,
    `  } else {`,
    `    const squared = miss${k} * miss${k};`,
    `    square${k} += learning * ((squared < most ? squared : most) - square${k});`,
    growing(k, alpha),
    `    level${k} += gain${k} * miss${k};`,
    ...(isLine ? [`    slope${k} += ${beta} * miss${k};`] : []),
    `  }`,
    `  const risk${k} = ${shareOf(alpha)} * perVariance * square${k} + ${2 * alpha};`,
  ];
  return lines.join('\n');
}

const inputItself = `
  // the input itself
  const last = records[${4 * input}]!;
  const level${input} = isHeld ? last : x;
  let square${input} = records[${4 * input + 3}]!;
  const change = (level${input} - last) * (level${input} - last);
  square${input} += learning * ((change < most ? change : most) - square${input});
  const risk${input} = 2;
`;

const softLevel = `
  // α = 0.33 with a soft gate
  let level${soft} = records[${4 * soft}]!;
  let gain${soft} = records[${4 * soft + 2}]!;
  let square${soft} = records[${4 * soft + 3}]!;
  const miss${soft} = isHeld ? 0 : x - level${soft};
  if (Math.abs(miss${soft}) > reach) {
    level${soft} = x;
    gain${soft} = 1;
    square${soft} += learning * (4 * variance - square${soft});
  } else {
${growing(soft, 0.33)}
    let left = (1 - gain${soft}) * miss${soft};
    let response = gain${soft};
    if (Math.abs(miss${soft}) > 1.5 * sigma) {
      const lost = ((1 - gain${soft}) * 2.25 * variance) / (miss${soft} * miss${soft});
      left = lost * miss${soft};
      response = 1 + lost;
    }
    const squared = left * left + 2 * variance * (response - 0.33);
    square${soft} += learning * (squared - square${soft});
    level${soft} += miss${soft} - left;
  }
  const risk${soft} = perVariance * square${soft} + 0.66;
`;

const all = Array.from({ length: experts }, (_, k) => k);

const leasts = `
  let leastRisk = risk0;
${all
  .slice(1)
  .map((k) => `  if (risk${k} < leastRisk) leastRisk = risk${k};`)
  .join('\n')}
`;

const mixture = all
  .map((k) =>
    [
      `  let weight${k} = Math.max(0, 1 - 4 * (risk${k} - leastRisk));`,
      `  weight${k} *= weight${k};`,
      `  weight${k} *= weight${k};`,
      `  weight${k} *= weight${k};`,
    ].join('\n'),
  )
  .join('\n');

const sums = `
  const total =
    ${all.map((k) => `weight${k}`).join(' +\n    ')};
  const sum =
    ${all.map((k) => `weight${k} * level${k}`).join(' +\n    ')};
  row[0] = sum / total;
  if (keep !== true) return;
`;

const stores = [
  ...paces.flatMap(([, beta], k) => [
    `  records[${4 * k}] = level${k};`,
    ...(beta > 0 ? [`  records[${4 * k + 1}] = slope${k};`] : []),
    `  records[${4 * k + 2}] = gain${k};`,
    `  records[${4 * k + 3}] = square${k};`,
  ]),
  `  records[${4 * input}] = level${input};`,
  `  records[${4 * input + 3}] = square${input};`,
  `  records[${4 * soft}] = level${soft};`,
  `  records[${4 * soft + 2}] = gain${soft};`,
  `  records[${4 * soft + 3}] = square${soft};`,
].join('\n');

const learn = `
  if (isHeld) return;
  if (count < 48) noise[0] = count + 1;
  if (!(foretoldBefore >= 0)) return;
  let leastSquare = square${input};
  let foretold = 0;
${paces
  .map(
    ([alpha], k) => `  if (square${k} < leastSquare) {
    leastSquare = square${k};
    foretold = ${Number((1 - alpha).toFixed(4))} * square${k};
  }`,
  )
  .join('\n')}
  noise[1] = foretold;
}
`;

/** The text of src/wavelet/present-kernel.ts. */
export const presentKernel: string =
  head +
  paces.map(filter).join('\n') +
  `\n${inputItself}${softLevel}${leasts}${mixture}${sums}${stores}\n${learn}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(presentKernel);
