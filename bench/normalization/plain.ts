/** Scalers as one would write them: the window as an array, gone through at each input. */
type Scale = (x: number) => number;

function over(period: number, f: (window: readonly number[], x: number) => number): Scale {
  const window: number[] = [];
  return (x) => {
    window.push(x);
    if (window.length > period) window.shift();
    return window.length < period ? Number.NaN : f(window, x);
  };
}

export function plainZScore(period: number): Scale {
  return over(period, (window, x) => {
    let sum = 0;
    for (const value of window) sum += value;
    const mean = sum / period;
    let squares = 0;
    for (const value of window) squares += (value - mean) * (value - mean);
    return (x - mean) / Math.sqrt(squares / period);
  });
}

export function plainMinMax(period: number): Scale {
  return over(period, (window, x) => {
    const min = Math.min(...window);
    return (x - min) / (Math.max(...window) - min);
  });
}

export function plainRobust(period: number): Scale {
  const median = (values: readonly number[]): number => {
    const sorted = Float64Array.from(values).sort();
    return (sorted[(period - 1) >> 1]! + sorted[period >> 1]!) / 2;
  };
  return over(period, (window, x) => {
    const middle = median(window);
    return (x - middle) / (1.4826 * median(window.map((value) => Math.abs(value - middle))));
  });
}
