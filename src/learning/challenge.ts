import { ConfigError } from '../core/errors.js';
import type { Kind } from '../core/kind.js';
import { PairOperator } from '../core/pair-operator.js';
import { bars, type Given } from '../core/parameters.js';
import { misfit } from '../core/state.js';

export type ChallengeParameters = { readonly rounds: number; readonly blocks: number };

export type ChallengeState = {
  roundCount: number;
  /** Gain within the block that is filling; mean and squares around it of full blocks' means. */
  block: number;
  mean: number;
  squares: number;
  /** As of the last full block, the second of its contest or a later one. */
  gain: number;
  least: number;
};

/** What a challenger gained on the champion so far in this contest. */
export interface Verdict {
  /** Mean loss saved, over full blocks. */
  readonly gain: number;
  /** Lower end of its 95 % interval. */
  readonly least: number;
  /** 1 in the last round of a contest that the challenger won, else 0. */
  readonly promote: number;
}

/** Of the normal distribution at 97.5 %. */
const twoSided95 = 1.959963984540054;

/**
 * Challenge: whether a challenger, who runs in the shadow of a champion, takes his place.
 *
 *   gain = mean of (champion's loss − challenger's);  least = gain − 1.96·sd(blocks)/√blocks
 *
 * Losses of neighbouring bars are alike, so the error is taken from the means of blocks.
 * It is judged once, after `rounds`, and then a new contest begins: a look at every bar would
 * promote by chance. An equal is promoted in 3 contests of 100 with 32 blocks, in 4 with ten: their
 * means over their deviation follow Student's t, whose tails are heavier than 2.5 %.
 *
 * @param rounds  losses in a contest; integer ≥ 20; default 1024
 * @param blocks  that they fall into, at most as many; integer ≥ 10; default 32
 * @input   the champion's loss, the challenger's; degree 1
 * @output  gain and least in units of the loss, as of the last full block; promote 0 or 1
 * @warmUp  2·⌊rounds / blocks⌋: two blocks
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 4 numbers
 * @source  F. X. Diebold, R. S. Mariano, Comparing predictive accuracy (1995), with blocks' means
 * @example
 * const challenge = new Challenge({ rounds: 20, blocks: 10 });
 * for (let i = 0; i < 19; i++) challenge.update([1 + (i % 3), 1]);
 * challenge.update([2, 1]).promote; // 1
 */
export class Challenge extends PairOperator<Verdict, ChallengeParameters, ChallengeState> {
  static readonly kind: Kind<'challenge', ChallengeParameters> = {
    name: 'challenge',
    version: 1,
    title: 'Challenge of a champion',
    reads: 'pair',
    parameters: {
      rounds: bars(1024, 20),
      blocks: { type: 'integer', min: 10, max: 10_000, default: 32 },
    },
    outputs: {
      gain: { degree: { price: 1 } },
      least: { degree: { price: 1 } },
      promote: { degree: {}, range: [0, 1] },
    },
    pane: 'own',
    warmUp: ({ rounds, blocks }) => 2 * Math.floor(rounds / blocks),
    memory: () => Number.POSITIVE_INFINITY,
    invariants: {
      __proto__: null,
      block: [-1e100, 1e100],
      mean: [-1e92, 1e92],
      squares: [0, 1e200],
    },
  };

  readonly #blockBars: number;

  constructor(parameters?: Given<ChallengeParameters>) {
    super(Challenge.kind, parameters, () => ({
      roundCount: 0,
      block: 0,
      mean: 0,
      squares: 0,
      gain: Number.NaN,
      least: Number.NaN,
    }));
    const { rounds, blocks } = this.parameters;
    if (blocks > rounds) throw new ConfigError('blocks', `at most rounds, ${rounds}`, blocks);
    this.#blockBars = Math.floor(rounds / blocks);
  }

  protected step(x: number, y: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const blockBars = this.#blockBars;
    const round = state.roundCount + 1;
    const full = Math.floor(round / blockBars);
    let { block, mean, squares, gain, least } = state;
    block += x - y;
    if (round % blockBars === 0) {
      const apart = block / blockBars - mean;
      mean += apart / full;
      squares += apart * (block / blockBars - mean);
      block = 0;
      if (full > 1) {
        gain = mean;
        least = mean - twoSided95 * Math.sqrt(squares / (full - 1) / full);
      }
    }
    const isLast = round === this.parameters.rounds;
    out[at] = gain;
    out[at + 1] = least;
    out[at + 2] = Number.isNaN(least) ? Number.NaN : Number(isLast && least > 0);
    if (!keep) return;
    state.roundCount = isLast ? 0 : round;
    state.block = isLast ? 0 : block;
    state.mean = isLast ? 0 : mean;
    state.squares = isLast ? 0 : squares;
    state.gain = gain;
    state.least = least;
  }

  protected override revive({ roundCount }: ChallengeState): void {
    if (roundCount < this.parameters.rounds) return;
    throw misfit('state.kernel.roundCount', 'is beyond the last round');
  }

  protected override record(row: Float64Array): Verdict {
    return { gain: row[0]!, least: row[1]!, promote: row[2]! };
  }
}
