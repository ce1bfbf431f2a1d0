import { type Bar, barFields } from '../bars/bar.js';
import type { State } from '../core/state.js';
import { otherAccount } from '../pipeline/accounts.js';
import type { LaneDesign } from '../pipeline/lane-design.js';
import { Lanes } from '../pipeline/lanes.js';
import type { SymbolBook } from '../pipeline/symbol-book.js';
import { oddInput } from './arrival.js';
import { designsOf } from './designs.js';
import type { Answer, AnswerKind, BarsOrder, SavedLane } from './messages.js';
import { Telling } from './telling.js';

const width = barFields.length;

/** Nothing is decided where lanes live: the account is elsewhere. */
const nobody = { of: () => undefined };

/** The lanes of one host: they do what orders say, and know nothing of accounts or decisions. */
export class HostedLanes {
  readonly #book: SymbolBook;
  readonly #most: number;
  readonly #designs: readonly LaneDesign[];
  #lanes: Lanes;

  constructor(book: SymbolBook, most: number) {
    this.#book = book;
    this.#most = most;
    this.#designs = designsOf(book);
    this.#lanes = new Lanes(book, most);
  }

  /**
   * Absorb bars, those of one symbol after those of another; answer as is asked. Lanes share nothing,
   * so they say the same in any order, and one that has just had a bar is still in the cache.
   */
  absorb(order: BarsOrder): Answer {
    const { symbols, symbolAt, answer } = order;
    const account = order.isDecided ? otherAccount : undefined;
    const inputs = inputsOf(order);
    const told = new Telling(answer, this.#designs, symbolAt.length);
    const born: number[] = [];
    for (const place of placesBySymbol(symbolAt, symbols.length)) {
      const symbol = symbols[symbolAt[place]!]!;
      const input = inputs(place);
      const before = this.#lanes.size;
      const lane = this.#lanes.admit(symbol, input);
      if (lane === undefined) throw new Error('more lanes than there is room for');
      if (this.#lanes.size > before) born.push(place);
      const isDoor = this.#lanes.isDoor(lane);
      const result = isDoor ? lane.peek(input, undefined) : lane.update(input, account);
      told.add(place, result, lane.design);
    }
    return { ...told.answer(), born };
  }

  /** Time has reached `now` in every lane. */
  advance(now: number, kind: AnswerKind): Answer {
    const told = new Telling(kind, this.#designs, this.#lanes.size);
    this.#lanes.advance(now, (lane) => {
      const result = lane.advance(now, nobody);
      if (result !== undefined) told.add(0, result, lane.design);
    });
    return told.answer();
  }

  /** The state of every lane, or of those that are given up from now on. */
  save(released: readonly string[] | undefined): Answer {
    if (released === undefined) return { lanes: [...this.#lanes.snapshots()] };
    const lanes = released.flatMap((symbol): SavedLane[] => {
      const lane: State | undefined = this.#lanes.release(symbol);
      return lane === undefined ? [] : [{ symbol, lane }];
    });
    return { lanes };
  }

  /** @throws {Error} if a lane is here already: it has one owner */
  load(lanes: readonly SavedLane[], isFresh: boolean): Answer {
    if (isFresh) this.#lanes = new Lanes(this.#book, this.#most);
    for (const { symbol, lane } of lanes) this.#lanes.adopt(symbol, lane);
    return {};
  }
}

/** Every place, those of one symbol next to each other, in their order. */
function placesBySymbol(symbolAt: Uint32Array, symbolCount: number): Uint32Array {
  const next = new Uint32Array(symbolCount + 1);
  for (const symbol of symbolAt) next[symbol + 1]! += 1;
  for (let symbol = 0; symbol < symbolCount; symbol++) next[symbol + 1]! += next[symbol]!;
  const places = new Uint32Array(symbolAt.length);
  symbolAt.forEach((symbol, place) => {
    places[next[symbol]!++] = place;
  });
  return places;
}

/** What came in at each place. */
function inputsOf({ numbers, odd }: BarsOrder): (place: number) => unknown {
  const inputs = new Map(odd);
  const plain = (place: number): Bar => {
    const at = place * width;
    return {
      time: numbers[at]!,
      open: numbers[at + 1]!,
      high: numbers[at + 2]!,
      low: numbers[at + 3]!,
      close: numbers[at + 4]!,
      volume: numbers[at + 5]!,
    };
  };
  if (inputs.size === 0) return plain;
  return (place) => (inputs.has(place) ? oddInput(inputs.get(place)) : plain(place));
}
