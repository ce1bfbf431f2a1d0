import { type Noise, noises } from './noises.js';
import type { Random } from './random.js';
import { series, student } from './shapes.js';

export const white: Noise = noises.gaussian;
export const t4: Noise = drawn(student(4));
export const uniform: Noise = drawn((random) => Math.sqrt(12) * (random.unit() - 0.5));
export const laplace: Noise = drawn((random) => {
  const u = random.unit() - 0.5;
  return (-Math.sign(u) * Math.log(1 - 2 * Math.abs(u))) / Math.SQRT2;
});
/** Louder and quieter by a factor of e from stretch to stretch. */
export const swelling: Noise = drawn(
  (random, t) => random.gauss() * Math.exp(Math.sin(t / 40)) * 0.66,
);

/** Noise that leans on the one before: positive values linger, negative ones alternate. */
export function leaning(weight: number): Noise {
  return (random) => {
    const fresh = Math.sqrt(1 - weight * weight);
    let last = random.gauss();
    return series(() => {
      last = weight * last + fresh * random.gauss();
      return last;
    });
  };
}

/** One input in a hundred is off by twenty deviations. */
export const spiked: Noise = drawn(
  (random) => random.gauss() + (random.unit() < 0.01 ? 20 * (random.unit() < 0.5 ? 1 : -1) : 0),
);

export function drawn(draw: (random: Random, t: number) => number): Noise {
  return (random) => series((t) => draw(random, t));
}
