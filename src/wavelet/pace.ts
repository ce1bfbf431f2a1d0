/** A filter's gains for its level and its slope, 0 < α ≤ 1 and β ≥ 0. */
export type Pace = readonly [alpha: number, beta: number];

/** What a filter of one pace says of an input `delay` before. */
export interface LookBack {
  /**
   * c_1 … c_d: a fixed-lag smoother's weights of the innovations after the input,
   * x̂[t−d] = level[t−d] + Σ_k c_k·ν[t−d+k], up to the last that is 3 % of α. What comes later would
   * take away little noise, and more of what bends otherwise than the filter takes for granted.
   */
  readonly weights: Float64Array;
  /** ∂x̂/∂x by how many innovations after the input are used, 0 … d. */
  readonly responses: Float64Array;
}

/**
 * The smoother of Rauch, Tung and Striebel in its steady state, for the local linear trend whose
 * Kalman gains are α and β: c_k = (1, 0)·P·(Φ′)^k·(1, 0)′ with Φ = F(I − KH).
 */
export function lookBack([alpha, beta]: Pace, delay: number): LookBack {
  const weights: number[] = [];
  let first = 1;
  let second = 0;
  for (let k = 1; k <= delay; k++) {
    const sum = first + second;
    first = (1 - alpha) * first - beta * sum;
    second = sum;
    weights.push(alpha * first + beta * second);
  }
  let used = delay;
  while (used > 0 && Math.abs(weights[used - 1]!) < 0.03 * alpha) used--;
  const responses = Float64Array.from({ length: delay + 1 }, (_, after) =>
    responseOf([alpha, beta], weights.slice(0, Math.min(after, used))),
  );
  return { weights: Float64Array.from(weights.slice(0, used)), responses };
}

/** How strongly the estimate answers to its own input: the filter's and smoother's impulse response. */
function responseOf([alpha, beta]: Pace, weights: readonly number[]): number {
  let level = alpha;
  let slope = beta;
  let estimate = level;
  for (const weight of weights) {
    const innovation = -(level + slope);
    level += slope + alpha * innovation;
    slope += beta * innovation;
    estimate += weight * innovation;
  }
  return estimate;
}
