import { exp } from '../core/exp.js';
import { log } from '../core/log.js';
import { type RunBeliefs, type RunDesign, startRun } from './run-beliefs.js';

/** Probabilities below this are forgotten. */
const leastProbability = 1e-6;

/** Write into `next` what is believed once `x` is in: each run of `now` may have gone on with it. */
export function absorb(now: RunBeliefs, next: RunBeliefs, x: number, design: RunDesign): void {
  const { entryCount } = now;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < entryCount; i++) largest = Math.max(largest, grow(now, next, i, x, design));
  let total = 0;
  for (let i = 0; i < entryCount; i++) {
    // Beside the largest, so that not all of them vanish.
    const probability = now.probabilities[i]! * exp(next.probabilities[i + 1]! - largest);
    next.probabilities[i + 1] = probability;
    total += probability;
  }
  next.entryCount = entryCount + 1;
  forgetUnlikely(next, total, design);
  startRun(next, design);
}

/** Entry i of `now` with `x` in it, as entry i + 1 of `next`; the log likelihood of `x`, kept there too. */
function grow(now: RunBeliefs, next: RunBeliefs, i: number, x: number, design: RunDesign): number {
  const length = now.lengths[i]!;
  const { longestRun, meanInputs, deviationInputs, logFactors } = design;
  const weight = meanInputs + length;
  const shape = (deviationInputs + length) / 2;
  const apart = x - now.means[i]!;
  const squares = now.squares[i]! + (weight / (weight + 1)) * apart * (apart / 2);
  const logSquares = log(squares);
  const likelihood = logFactors[length]! + shape * now.logSquares[i]! - (shape + 0.5) * logSquares;
  const isLongest = length === longestRun;
  const kept = isLongest ? shape / (shape + 0.5) : 1; // of as many inputs as before
  next.lengths[i + 1] = isLongest ? length : length + 1;
  next.means[i + 1] = now.means[i]! + apart / (weight + 1);
  next.squares[i + 1] = squares * kept;
  next.logSquares[i + 1] = isLongest ? log(squares * kept) : logSquares;
  next.probabilities[i + 1] = likelihood;
  return likelihood;
}

/** Close the gaps that unlikely entries leave; two of the longest runs become the likelier one. */
function forgetUnlikely(next: RunBeliefs, total: number, { hazard, longestRun }: RunDesign): void {
  let kept = 1;
  let left = 0;
  for (let i = 1; i < next.entryCount; i++) {
    const probability = next.probabilities[i]! / total;
    const isLast = i === next.entryCount - 1 && kept === 1;
    if (!(probability >= leastProbability || isLast)) continue;
    const isSecond = kept > 1 && next.lengths[kept - 1] === longestRun;
    const before = isSecond ? next.probabilities[kept - 1]! : 0;
    const to = isSecond ? kept - 1 : kept;
    if (!isSecond || probability > before) move(next, i, to);
    next.probabilities[to] = before + probability;
    left += probability;
    kept = to + 1;
  }
  for (let i = 1; i < kept; i++) {
    next.probabilities[i] = (next.probabilities[i]! / left) * (1 - hazard);
  }
  next.probabilities[0] = hazard;
  next.entryCount = kept;
}

function move(beliefs: RunBeliefs, from: number, to: number): void {
  const { lengths, means, squares, logSquares } = beliefs;
  lengths[to] = lengths[from]!;
  means[to] = means[from]!;
  squares[to] = squares[from]!;
  logSquares[to] = logSquares[from]!;
}
