/**
 * Bayes' forward recursion for the hidden Markov model that `RegimeFilter` names, written out: it
 * works on changes as they are, over scales a tenth apart from 1/20 to 20, and takes no mean of squares.
 * Of each bar the probabilities of trend, range, volatile and quiet.
 */
export function regimePosterior(changes: readonly number[], meanRunBars = 50): number[][] {
  const states = [
    { mean: 0.5, deviation: 1, drawn: 1 / 8, regime: 0 },
    { mean: -0.5, deviation: 1, drawn: 1 / 8, regime: 0 },
    { mean: 0, deviation: 1, drawn: 1 / 4, regime: 1 },
    { mean: 0, deviation: 2, drawn: 1 / 4, regime: 2 },
    { mean: 0, deviation: 0.5, drawn: 1 / 4, regime: 3 },
  ];
  const step = 0.1;
  const scales = Array.from({ length: 61 }, (_, i) => Math.exp(step * (i - 30)));
  // The logarithm of the scale is a random walk: .1 is its deviation over 250 bars.
  const aside = (0.5 * 0.1 ** 2) / (step ** 2 * 250);
  let believed = scales.map(() => states.map(({ drawn }) => drawn / scales.length));
  return changes.map((change) => {
    const foreseen = believed.map((here, i) => {
      const below = believed[Math.max(0, i - 1)]!;
      const above = believed[Math.min(scales.length - 1, i + 1)]!;
      return here.map((p, s) => (1 - 2 * aside) * p + aside * (below[s]! + above[s]!));
    });
    const weighed = foreseen.map((here, i) => {
      const all = here.reduce((sum, p) => sum + p, 0);
      return here.map((p, s) => {
        const { mean, deviation, drawn } = states[s]!;
        const stays = (1 - 1 / meanRunBars) * p + (drawn / meanRunBars) * all;
        return (stays * studentDensity(change / scales[i]!, mean, deviation)) / scales[i]!;
      });
    });
    const total = weighed.flat().reduce((sum, p) => sum + p, 0);
    believed = weighed.map((here) => here.map((p) => p / total));
    const regimes = [0, 0, 0, 0];
    for (const here of believed) {
      here.forEach((p, s) => {
        regimes[states[s]!.regime]! += p;
      });
    }
    return regimes;
  });
}

/** Of Student's t with five degrees of freedom, of that deviation; but for a constant. */
function studentDensity(x: number, mean: number, deviation: number): number {
  const scale = deviation * Math.sqrt(3 / 5);
  return (1 + ((x - mean) / scale) ** 2 / 5) ** -3 / scale;
}
