import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import type { Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { wavelet } from './filters.js';
import { Modwt, type ModwtParameters } from './modwt.js';
import {
  type PacketTree,
  type PacketTreeState,
  packetTree,
  packetTreeInit,
  packetTreeRevive,
  packetTreeStep,
  ringsOf,
} from './packet-tree.js';
import { reach } from './pyramid.js';

export type WaveletPacketsState = {
  tree: PacketTreeState;
  /** The packets of the last input, by frequency. */
  packets: Float64Array;
};

/**
 * Maximal-overlap discrete wavelet packet transform (MODWPT) of a stream: the series in 2^J bands of
 * equal width, where `Modwt` has bands that halve.
 *
 *   W_{0,0} = x,  W_{j,n}[t] = Σ_l r_l·W_{j−1,⌊n/2⌋}[t − 2^(j−1)·l],  r = g if n mod 4 is 0 or 3, else h
 *
 * Packet n of `packets` holds what swings at n/2^(J+1) to (n + 1)/2^(J+1) cycles an input: `packets[0]`
 * is V_J and `packets[1]` is W_J, the same bits as `Modwt` gives. Undecimated and causal as that is;
 * over a whole circle ‖x‖² = Σ‖W_{J,n}‖². White noise of standard deviation σ has σ·2^(−J/2) in each.
 *
 * @param maxLevels  levels J; integer, 1 … 6. Default 3.
 * @param wavelet    one of `waveletNames()`. Default 'db4'.
 * @param phase      order of the highpass filter, see `Phase`. Default 'minimum'.
 * @input   any number; degree 1
 * @output  `packets[0]`, which is V_J; all 2^J in `packets`, NaN until the warm-up
 * @warmUp  (2^J − 1)(L − 1) + 1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(2^J·L), whatever the length of history; (4^J − 1)/3 rings of twice L − 1 numbers, and
 *   more up to a power of two
 * @source  Percival and Walden (2000), section 6.6; equal to waveslim's `modwpt`
 * @example
 * const packets = new WaveletPackets({ wavelet: 'haar', maxLevels: 2 });
 * [4, 6, 5, 9].forEach((x) => packets.update(x));
 * [...packets.packets]; // [6, 1, 0.5, 1.5]
 */
export class WaveletPackets extends ValueOperator<number, ModwtParameters, WaveletPacketsState> {
  static readonly kind: Kind<'waveletPackets', ModwtParameters> = {
    name: 'waveletPackets',
    version: 1,
    title: 'Maximal-overlap discrete wavelet packet transform',
    reads: 'value',
    parameters: {
      ...Modwt.kind.parameters,
      maxLevels: { type: 'integer', min: 1, max: 6, default: 3 },
    },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, 'tree.lines': 'optional' },
    warmUp: ({ maxLevels, wavelet: name }) => reach(wavelet(name).length, maxLevels),
    memory: ({ maxLevels, wavelet: name }) => reach(wavelet(name).length, maxLevels),
  };

  readonly #tree: PacketTree;
  readonly #rings: readonly Float64Array[];
  readonly #peeked: Float64Array;

  constructor(parameters?: Given<ModwtParameters>) {
    super(WaveletPackets.kind, parameters, ({ wavelet: name, maxLevels, phase }) => ({
      tree: packetTreeInit(packetTree(name, maxLevels, phase)),
      packets: new Float64Array(1 << maxLevels).fill(Number.NaN),
    }));
    const { wavelet: name, maxLevels, phase } = this.parameters;
    this.#tree = packetTree(name, maxLevels, phase);
    this.#rings = ringsOf(this.state.tree, this.#tree);
    this.#peeked = new Float64Array(1 << maxLevels);
  }

  /** All packets of the last input, lowest band first, live: read it, copy it, do not write it. */
  get packets(): Float64Array {
    return this.state.packets;
  }

  /** The packets that `update(x)` would give; overwritten by the next peek. */
  peekPackets(x: number): Float64Array {
    if (isAdmissible(x)) this.peek(x);
    else this.#peeked.fill(Number.NaN);
    return this.#peeked;
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const packets = keep ? this.state.packets : this.#peeked;
    packets[0] = x;
    packetTreeStep(this.state.tree, this.#rings, packets, this.#tree, keep);
    out[at] = packets[0]!;
  }

  protected override revive(state: WaveletPacketsState, _: Float64Array, count: number): void {
    packetTreeRevive(state.tree, this.#tree, count, 'state.kernel.tree');
  }
}
