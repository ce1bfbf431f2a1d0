import type { Trial } from './gain.js';
import { type Noise, noises } from './noises.js';
import { Random } from './random.js';
import { length } from './signals.js';

/** A kind of series: a signal, and noise to be added to it. */
export interface Family {
  readonly name: string;
  /** A clean series of `length` inputs. */
  readonly signal: (random: Random) => Float64Array;
  readonly noise: Noise;
}

/** One series of a family. */
export function trialOf({ signal, noise }: Family, seed: number): Trial {
  const random = new Random(seed);
  const clean = signal(random);
  const added = noise(random);
  return { clean, noisy: clean.map((x, t) => x + added[t]!) };
}

/** Waves, in inputs and noise deviations. */
function waves(...parts: readonly { readonly period: number; readonly height: number }[]) {
  return (random: Random): Float64Array => {
    const phases = parts.map(() => random.unit());
    return series((t) =>
      parts.reduce(
        (sum, { period, height }, i) =>
          sum + height * Math.sin(2 * Math.PI * (t / period + phases[i]!)),
        0,
      ),
    );
  };
}

/** A sine whose period goes from `from` to `to` inputs. */
function chirp(from: number, to: number, height: number) {
  return (): Float64Array => {
    let phase = 0;
    return series((t) => {
      phase += 1 / (from * (to / from) ** (t / length));
      return height * Math.sin(2 * Math.PI * phase);
    });
  };
}

/** White noise through `times` exponential means of `bars` inputs, brought to `deviation`. */
function smooth(bars: number, times: number, deviation: number) {
  return (random: Random): Float64Array => {
    let values = Float64Array.from({ length: length + 20 * bars }, () => random.gauss());
    for (let i = 0; i < times; i++) {
      let mean = 0;
      values = values.map((x) => {
        mean += (x - mean) / bars;
        return mean;
      });
    }
    return scaled(values.slice(20 * bars), deviation);
  };
}

/** A damped oscillation that noise keeps going: a cycle whose phase and height wander. */
function cycle(period: number, memory: number, deviation: number) {
  return (random: Random): Float64Array => {
    const first = 2 * memory * Math.cos((2 * Math.PI) / period);
    let [before, last] = [0, 0];
    const values = Float64Array.from({ length: length + 500 }, () => {
      [before, last] = [last, first * last - memory * memory * before + random.gauss()];
      return last;
    });
    return scaled(values.slice(500), deviation);
  };
}

/** Levels that last `bars` inputs in the mean; each is drawn anew, or is the other of two. */
function steps(bars: number, height: number, slope = 0, two = false) {
  return (random: Random): Float64Array => {
    let level = height;
    let drift = slope * random.gauss();
    let value = 0;
    return series(() => {
      if (random.unit() < 1 / bars) {
        level = two ? -level : height * random.gauss();
        drift = slope * random.gauss();
        value = 0;
      }
      value += drift;
      return level + value;
    });
  };
}

/** What climbs for `bars` inputs and falls back at once. */
function sawtooth(bars: number, height: number) {
  return (random: Random): Float64Array => {
    const start = random.unit();
    return series((t) => height * ((t / bars + start) % 1));
  };
}

/** A random walk; `step` gives what is added at each input. */
function walk(step: (random: Random, t: number) => number) {
  return (random: Random): Float64Array => {
    let price = 100;
    return series((t) => {
      price += step(random, t);
      return price;
    });
  };
}

/** A walk whose variance follows its own steps. */
function garchWalk(deviation: number) {
  return (random: Random): Float64Array => {
    let variance = 1;
    let step = 0;
    return walk((draw) => {
      variance = 0.02 + 0.1 * step * step + 0.88 * variance;
      step = Math.sqrt(variance) * draw.gauss();
      return deviation * step;
    })(random);
  };
}

/** A walk with calm and wild stretches of 150 inputs in the mean. */
function regimeWalk(calm: number, wild: number) {
  return (random: Random): Float64Array => {
    let isWild = false;
    return walk((draw) => {
      if (draw.unit() < 1 / 150) isWild = !isWild;
      return (isWild ? wild : calm) * draw.gauss();
    })(random);
  };
}

/** A line whose slope is a random walk, or reverts to 0 within `bars` inputs. */
function driftingLine(step: number, bars = Number.POSITIVE_INFINITY, own = 0) {
  return (random: Random): Float64Array => {
    let slope = 0;
    return walk((draw) => {
      slope += -slope / bars + step * draw.gauss();
      return slope + own * draw.gauss();
    })(random);
  };
}

/** What is drawn back to its mean within `bars` inputs. */
function reverting(bars: number, deviation: number) {
  const share = 1 - 1 / bars;
  const fresh = deviation * Math.sqrt(1 - share * share);
  return (random: Random): Float64Array => {
    let value = deviation * random.gauss();
    return series(() => {
      value = share * value + fresh * random.gauss();
      return value;
    });
  };
}

/** The sum of two signals. */
function sum(one: Family['signal'], other: Family['signal']): Family['signal'] {
  return (random) => {
    const first = one(random);
    const second = other(random);
    return first.map((x, t) => x + second[t]!);
  };
}

function student(degrees: number): (random: Random) => number {
  return (random) => {
    let squares = 0;
    for (let i = 0; i < degrees; i++) squares += random.gauss() ** 2;
    return (random.gauss() / Math.sqrt(squares / degrees)) * Math.sqrt((degrees - 2) / degrees);
  };
}

function series(at: (t: number) => number): Float64Array {
  return Float64Array.from({ length }, (_, t) => at(t));
}

function scaled(values: Float64Array, deviation: number): Float64Array {
  const squares = values.reduce((total, x) => total + x * x, 0);
  const factor = deviation / Math.sqrt(squares / values.length);
  return values.map((x) => x * factor);
}

function drawn(draw: (random: Random, t: number) => number): Noise {
  return (random) => series((t) => draw(random, t));
}

const white = noises.gaussian;
const t4 = drawn(student(4));
const uniform = drawn((random) => Math.sqrt(12) * (random.unit() - 0.5));
const laplace = drawn((random) => {
  const u = random.unit() - 0.5;
  return (-Math.sign(u) * Math.log(1 - 2 * Math.abs(u))) / Math.SQRT2;
});
/** Louder and quieter by a factor of e from stretch to stretch. */
const swelling: Noise = drawn((random, t) => random.gauss() * Math.exp(Math.sin(t / 40)) * 0.66);

/** Noise that leans on the one before: positive values linger, negative ones alternate. */
function leaning(weight: number): Noise {
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
const spiked: Noise = drawn(
  (random) => random.gauss() + (random.unit() < 0.01 ? 20 * (random.unit() < 0.5 ? 1 : -1) : 0),
);

/** What is left when a signal with Gaussian noise is rounded to whole ticks. */
function rounded(signal: Family['signal'], tick: number): Family {
  const noisy = (random: Random): [Float64Array, Float64Array] => {
    const clean = signal(random);
    const all = clean.map((x) => tick * Math.round((x + random.gauss()) / tick));
    return [clean, all];
  };
  let kept: Float64Array | undefined;
  return {
    name: '',
    signal: (random) => {
      const [clean, all] = noisy(random);
      kept = all.map((x, t) => x - clean[t]!);
      return clean;
    },
    noise: () => kept!,
  };
}

function family(name: string, signal: Family['signal'], noise: Noise = white): Family {
  return { name, signal, noise };
}

/** Those on which constants may be chosen. */
export const tuningFamilies: readonly Family[] = [
  family('slow wave', waves({ period: 400, height: 5 })),
  family('wave of 40', waves({ period: 40, height: 4 })),
  family('two waves', waves({ period: 180, height: 4 }, { period: 31, height: 1.5 })),
  family('smooth, 20', smooth(20, 3, 4)),
  family('wandering cycle of 60', cycle(60, 0.99, 4)),
  family('levels of 150', steps(150, 5)),
  family('two levels of 60', steps(60, 3, 0, true)),
  family(
    'walk of 0.1',
    walk((random) => 0.1 * random.gauss()),
  ),
  family(
    'walk of 0.5',
    walk((random) => 0.5 * random.gauss()),
  ),
  family(
    'walk of 2',
    walk((random) => 2 * random.gauss()),
  ),
  family(
    'walk of t3 steps',
    walk((random) => 0.3 * student(3)(random)),
  ),
  family('GARCH walk of 0.4', garchWalk(0.4)),
  family('drifting line', driftingLine(0.01)),
  family('reverting in 20', reverting(20, 2)),
  family('reverting in 100', reverting(100, 4)),
  family('sawtooth of 120', sawtooth(120, 8)),
  family(
    'walk of 0.3 in t4',
    walk((random) => 0.3 * random.gauss()),
    t4,
  ),
  family('smooth, 30, in Laplace', smooth(30, 3, 5), laplace),
  family('levels in swelling noise', steps(120, 4), swelling),
  family(
    'walk of 0.3 in AR(.4)',
    walk((random) => 0.3 * random.gauss()),
    leaning(0.4),
  ),
  family('wave of 100 in AR(−.4)', waves({ period: 100, height: 4 }), leaning(-0.4)),
  {
    ...rounded(
      walk((random) => 0.2 * random.gauss()),
      2,
    ),
    name: 'walk of 0.2 in ticks of 2',
  },
];

/** Those by which everybody is judged. */
export const judgedFamilies: readonly Family[] = [
  family('wave of 250', waves({ period: 250, height: 6 })),
  family('wave of 24', waves({ period: 24, height: 4 })),
  family(
    'three waves',
    waves({ period: 300, height: 3 }, { period: 90, height: 2 }, { period: 45, height: 1 }),
  ),
  family('chirp of 200 to 25', chirp(200, 25, 4)),
  family('smooth, 12', smooth(12, 3, 4)),
  family('smooth, 50', smooth(50, 2, 5)),
  family('wandering cycle of 35', cycle(35, 0.98, 4)),
  family('levels of 250', steps(250, 6)),
  family('levels of 80 with drifts', steps(80, 4, 0.03)),
  family('two levels of 40', steps(40, 2.5, 0, true)),
  family(
    'walk of 0.2',
    walk((random) => 0.2 * random.gauss()),
  ),
  family(
    'walk of 0.7',
    walk((random) => 0.7 * random.gauss()),
  ),
  family(
    'walk of 1.4',
    walk((random) => 1.4 * random.gauss()),
  ),
  family(
    'walk of t4 steps',
    walk((random) => 0.5 * student(4)(random)),
  ),
  family('calm and wild walk', regimeWalk(0.05, 0.6)),
  family('line with reverting slope', driftingLine(0.02, 60, 0.05)),
  family('reverting in 8', reverting(8, 2)),
  family('reverting in 50', reverting(50, 3)),
  family('sawtooth of 70', sawtooth(70, 6)),
  family('wave of 150 over levels', sum(waves({ period: 150, height: 2 }), steps(200, 4))),
  family('wave of 80 in t4', waves({ period: 80, height: 4 }), t4),
  family(
    'walk of 0.3 in swelling noise',
    walk((random) => 0.3 * random.gauss()),
    swelling,
  ),
  family(
    'walk of 0.3 in uniform noise',
    walk((random) => 0.3 * random.gauss()),
    uniform,
  ),
  family('smooth, 25, in AR(.5)', smooth(25, 3, 4), leaning(0.5)),
  family(
    'walk of 0.5 in AR(−.5)',
    walk((random) => 0.5 * random.gauss()),
    leaning(-0.5),
  ),
  { ...rounded(waves({ period: 120, height: 4 }), 3), name: 'wave of 120 in ticks of 3' },
];

/** The same with one input in a hundred off by twenty deviations. */
export const spikedFamilies: readonly Family[] = [
  family('slow wave, spiked', waves({ period: 300, height: 5 }), spiked),
  family(
    'walk of 0.3, spiked',
    walk((random) => 0.3 * random.gauss()),
    spiked,
  ),
  family('levels of 150, spiked', steps(150, 6), spiked),
  family('reverting in 40, spiked', reverting(40, 3), spiked),
];
