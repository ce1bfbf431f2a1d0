import type { Random } from './random.js';
import { length, type Signal } from './signals.js';

/** Waves, in inputs and noise deviations. */
export function waves(...parts: readonly { readonly period: number; readonly height: number }[]) {
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
export function chirp(from: number, to: number, height: number) {
  return (): Float64Array => {
    let phase = 0;
    return series((t) => {
      phase += 1 / (from * (to / from) ** (t / length));
      return height * Math.sin(2 * Math.PI * phase);
    });
  };
}

/** White noise through `times` exponential means of `bars` inputs, brought to `deviation`. */
export function smooth(bars: number, times: number, deviation: number) {
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
export function cycle(period: number, memory: number, deviation: number) {
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
export function steps(bars: number, height: number, slope = 0, two = false) {
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
export function sawtooth(bars: number, height: number) {
  return (random: Random): Float64Array => {
    const start = random.unit();
    return series((t) => height * ((t / bars + start) % 1));
  };
}

/** What goes up for half of `bars` inputs and down for the other half. */
export function triangle(bars: number, height: number) {
  return (random: Random): Float64Array => {
    const start = random.unit();
    return series((t) => height * (4 * Math.abs(((t / bars + start) % 1) - 0.5) - 1));
  };
}

/** A wave that swells and dies down within `beat` inputs. */
export function beating(period: number, beat: number, height: number) {
  return (random: Random): Float64Array => {
    const phase = random.unit();
    return series((t) => {
      const loudness = Math.sin((Math.PI * t) / beat + phase);
      return height * loudness * Math.sin(2 * Math.PI * (t / period + phase));
    });
  };
}

/** Calm, with a hump of `bars` inputs now and then. */
export function humps(bars: number, height: number, rate: number) {
  return (random: Random): Float64Array => {
    const values = new Float64Array(length);
    for (let start = 0; start < length; start++) {
      if (random.unit() >= rate) continue;
      const size = height * random.gauss();
      for (let i = 0; i < bars && start + i < length; i++) {
        values[start + i]! += size * Math.sin((Math.PI * i) / bars) ** 2;
      }
    }
    return values;
  };
}

/** Parabolas, each of which begins where the last one ended. */
export function parabolas(bars: number, bend: number) {
  return (random: Random): Float64Array => {
    let [value, slope, curve] = [0, 0, 0];
    return series(() => {
      if (random.unit() < 1 / bars) {
        slope = 0.1 * random.gauss();
        curve = bend * random.gauss();
      }
      slope += curve;
      value += slope;
      return value;
    });
  };
}

/** A random walk; `step` gives what is added at each input. */
export function walk(step: (random: Random, t: number) => number) {
  return (random: Random): Float64Array => {
    let price = 100;
    return series((t) => {
      price += step(random, t);
      return price;
    });
  };
}

/** A walk whose variance follows its own steps. */
export function garchWalk(deviation: number) {
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
export function regimeWalk(calm: number, wild: number) {
  return (random: Random): Float64Array => {
    let isWild = false;
    return walk((draw) => {
      if (draw.unit() < 1 / 150) isWild = !isWild;
      return (isWild ? wild : calm) * draw.gauss();
    })(random);
  };
}

/** A line whose slope is a random walk, or reverts to 0 within `bars` inputs. */
export function driftingLine(
  step: number,
  bars: number = Number.POSITIVE_INFINITY,
  own = 0,
): Signal {
  return (random: Random): Float64Array => {
    let slope = 0;
    return walk((draw) => {
      slope += -slope / bars + step * draw.gauss();
      return slope + own * draw.gauss();
    })(random);
  };
}

/** What is drawn back to its mean within `bars` inputs. */
export function reverting(bars: number, deviation: number) {
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
export function sum(one: Signal, other: Signal): Signal {
  return (random) => {
    const first = one(random);
    const second = other(random);
    return first.map((x, t) => x + second[t]!);
  };
}

export function student(degrees: number): (random: Random) => number {
  return (random) => {
    let squares = 0;
    for (let i = 0; i < degrees; i++) squares += random.gauss() ** 2;
    return (random.gauss() / Math.sqrt(squares / degrees)) * Math.sqrt((degrees - 2) / degrees);
  };
}

export function series(at: (t: number) => number): Float64Array {
  return Float64Array.from({ length }, (_, t) => at(t));
}

export function scaled(values: Float64Array, deviation: number): Float64Array {
  const squares = values.reduce((total, x) => total + x * x, 0);
  const factor = deviation / Math.sqrt(squares / values.length);
  return values.map((x) => x * factor);
}
