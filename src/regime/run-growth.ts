import { exp } from '../core/exp.js';
import { log } from '../core/log.js';
import { type RunBeliefs, type RunDesign, startRun } from './run-beliefs.js';

/** Probabilities below this are forgotten. */
const leastProbability = 1e-6;

/** An input is as good as impossible where no run gives it more: some likelihoods are no numbers then. */
const leastLikelihood = 1e-200;

/** Half a sum of squares is no less, so that it never vanishes in a market that stands still. */
const leastSquares = 1e-200;

/** Write into `next` what is believed once `x` is in: each run of `now` may have gone on with it. */
export function absorb(now: RunBeliefs, next: RunBeliefs, x: number, design: RunDesign): void {
  next.entryCount = now.entryCount + 1;
  let total = grow(now, next, x, design);
  if (!(total >= leastLikelihood)) total = growByLogs(now, next, design);
  forgetUnlikely(next, total, design);
  startRun(next, design);
}

/** Entry i of `now` with `x` in it, as entry i + 1 of `next`; the sum of their probabilities. */
function grow(now: RunBeliefs, next: RunBeliefs, x: number, design: RunDesign): number {
  const { lengths, probabilities, means, squares } = now;
  const { longestRun, deviationInputs } = design;
  const { factors, gains, shares, inverseShapes } = design.byLength;
  const { lengths: nextLengths, means: nextMeans, squares: nextSquares } = next;
  let total = 0;
  for (let i = 0; i < now.entryCount; i++) {
    const length = lengths[i]!;
    const apart = x - means[i]!;
    const before = squares[i]!;
    const after = before + shares[length]! * apart * apart;
    // Student's density: a root of the squares before over those after, to the power of the inputs.
    const density = factors[length]! / Math.sqrt(after);
    const probability =
      probabilities[i]! * density * power(Math.sqrt(before / after), deviationInputs + length);
    next.probabilities[i + 1] = probability;
    total += probability;
    nextMeans[i + 1] = means[i]! + apart * gains[length]!;
    nextLengths[i + 1] = length + 1;
    nextSquares[i + 1] = after;
    if (length < longestRun) continue;
    nextLengths[i + 1] = length; // of as many inputs as before
    nextSquares[i + 1] = Math.max(leastSquares, after / (1 + inverseShapes[length]! / 2));
  }
  return total;
}

/** x to the power of n, a positive integer. */
function power(x: number, n: number): number {
  let result = 1;
  let square = x;
  for (let left = n; left > 1; left >>= 1) {
    if ((left & 1) === 1) result *= square;
    square *= square;
  }
  return result * square;
}

/** The probabilities that `grow` wrote, beside the largest, so that not all of them vanish. */
function growByLogs(now: RunBeliefs, next: RunBeliefs, design: RunDesign): number {
  const { longestRun, deviationInputs } = design;
  const { factors, inverseShapes } = design.byLength;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < now.entryCount; i++) {
    const length = now.lengths[i]!;
    const isLongest = length === longestRun;
    const after = next.squares[i + 1]! * (isLongest ? 1 + inverseShapes[length]! / 2 : 1);
    const inputs = deviationInputs + length;
    const logs = inputs * log(now.squares[i]! / after) - log(after);
    next.probabilities[i + 1] = log(factors[length]!) + logs / 2;
    largest = Math.max(largest, next.probabilities[i + 1]!);
  }
  let total = 0;
  for (let i = 0; i < now.entryCount; i++) {
    const probability = now.probabilities[i]! * exp(next.probabilities[i + 1]! - largest);
    next.probabilities[i + 1] = probability;
    total += probability;
  }
  return total;
}

/** Close the gaps that unlikely entries leave; two of the longest runs become the likelier one. */
function forgetUnlikely(next: RunBeliefs, total: number, { hazard, longestRun }: RunDesign): void {
  const { probabilities, lengths, entryCount } = next;
  const least = leastProbability * total;
  let kept = 1;
  let left = 0;
  for (let i = 1; i < entryCount; i++) {
    const probability = probabilities[i]!;
    const isLast = i === entryCount - 1 && kept === 1;
    if (!(probability >= least || isLast)) continue;
    const isSecond = kept > 1 && lengths[kept - 1] === longestRun;
    const before = isSecond ? probabilities[kept - 1]! : 0;
    const to = isSecond ? kept - 1 : kept;
    if (to !== i && (!isSecond || probability > before)) move(next, i, to);
    probabilities[to] = before + probability;
    left += probability;
    kept = to + 1;
  }
  const scale = (1 - hazard) / left;
  for (let i = 1; i < kept; i++) probabilities[i] = probabilities[i]! * scale;
  probabilities[0] = hazard;
  next.entryCount = kept;
}

function move(beliefs: RunBeliefs, from: number, to: number): void {
  const { lengths, means, squares } = beliefs;
  lengths[to] = lengths[from]!;
  means[to] = means[from]!;
  squares[to] = squares[from]!;
}
