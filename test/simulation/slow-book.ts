import type { Bar } from '../../src/bars/index.js';
import type { Order } from '../../src/simulation/index.js';

/** What a bar led to: `[order or exit, units, price, ambiguous]`. */
export type Deal = readonly [string, number, number, boolean];

type ExitRule = (
  stop: number | undefined,
  target: number | undefined,
  sign: number,
) => readonly [string, number, boolean] | undefined;

interface Living {
  readonly order: Order;
  left: number;
  bars: number;
  triggered: boolean;
}

/**
 * A book as its page tells it, event by event: what is owned is the sum of all deals, trailing stops
 * are worked out anew from every bar since the entry.
 */
export class SlowBook {
  readonly deals: { readonly deal: Deal; readonly bar: number; readonly inside: boolean }[] = [];
  readonly bars: Bar[] = [];
  living: Living[] = [];
  readonly #policy: string;
  readonly #touch: boolean;
  /** The last word on the exits of the position, and where they came from. */
  #exits: { stop?: number; target?: number; trail?: number } = {};

  constructor(policy: string, touch: boolean) {
    this.#policy = policy;
    this.#touch = touch;
  }

  submit(order: Order): void {
    const bars = order.lifeBars ?? Number.POSITIVE_INFINITY;
    this.living.push({ order, left: order.quantity as number, bars, triggered: false });
  }

  get owned(): number {
    return this.deals.reduce((sum, { deal }) => sum + deal[1], 0);
  }

  /** The stop of the position before bar `n`: its own, or that of the extremes since the entry. */
  #stopBefore(n: number): number | undefined {
    const { stop, trail } = this.#exits;
    if (trail === undefined) return stop;
    const sign = Math.sign(this.owned);
    let owned = 0;
    let began = 0;
    for (const [i, { deal }] of this.deals.entries()) {
      if (owned === 0) began = i;
      owned += deal[1];
    }
    const first = this.deals[began]!;
    const prices = [first.deal[2]];
    for (let b = first.bar; b < n; b++) {
      const { high, low, close } = this.bars[b]!;
      const isBlind = this.#insideBars.has(b);
      prices.push(isBlind ? close : sign > 0 ? high : low);
    }
    const trailing = prices.map((price) => price - sign * trail);
    const all = stop === undefined ? trailing : [...trailing, stop];
    return sign > 0 ? Math.max(...all) : Math.min(...all);
  }

  readonly #insideBars = new Set<number>();

  /** Stop-limits of the last bar whose limit may have been reached after their stop, or before. */
  missed: string[] = [];

  update(bar: Bar): Deal[] {
    this.missed = [];
    this.living = this.living.filter(({ order }) => !(bar.time >= (order.until ?? bar.time + 1)));
    const n = this.bars.length;
    const from = this.deals.length;
    const { open, high, low, close } = bar;
    this.bars.push(bar);
    const markets = this.living.filter(({ order }) => order.kind === 'market');
    for (const one of markets) {
      const held = this.owned;
      if (held * sideOf(one.order) >= 0) continue;
      const units = Math.min(one.left, Math.abs(held));
      this.#deal(n, [one.order.id, sideOf(one.order) * units, open, false], false);
      one.left -= units;
    }
    const beyondOpen: ExitRule = (stop, target, sign) => {
      if (stop !== undefined && sign * (open - stop) <= 0) return ['stop', open, false];
      const isBeyond = target !== undefined && sign * (open - target) > 0;
      return isBeyond || (this.#touch && open === target) ? ['target', open, false] : undefined;
    };
    this.#exit(n, beyondOpen);
    for (const one of markets) this.#enter(n, one, open, false);
    for (const one of this.living) {
      if (one.order.kind === 'market') continue;
      const price = this.#priceAtOpen(one, bar);
      if (price !== undefined) this.#enter(n, one, price, false);
    }
    this.#exit(n, beyondOpen); // what the entries have brought
    this.#exit(n, (stop, target, sign) => {
      const stopped = stop !== undefined && (sign > 0 ? low <= stop : high >= stop);
      const far = sign > 0 ? high : -low;
      const goal = target === undefined ? Number.POSITIVE_INFINITY : sign * target;
      const taken = this.#touch ? far >= goal : far > goal;
      if (stopped && taken) {
        const up = high - open;
        const down = open - low;
        const toStop = sign > 0 ? down : up;
        const toTarget = sign > 0 ? up : down;
        const highFirst = { worst: sign < 0, ohlc: true, olhc: false }[this.#policy];
        const isStop = this.#policy === 'adaptive' ? toStop <= toTarget : highFirst === sign < 0;
        return isStop ? ['stop', stop, true] : ['target', target!, true];
      }
      if (stopped) return ['stop', stop, false];
      return taken ? ['target', target!, false] : undefined;
    });
    for (const one of [...this.living]) {
      if (one.order.kind === 'market' || one.left <= 0) continue;
      const { stop: trigger, kind } = one.order;
      const isOver = kind === 'stop-limit' && sideOf(one.order) * (open - trigger!) >= 0;
      const was = one.triggered || isOver;
      const price = this.#priceInside(one, bar);
      if (price === undefined) continue;
      if (!this.#enter(n, one, price, true)) continue;
      this.#insideBars.add(n);
      const isLimit = one.order.kind === 'limit' || was;
      this.#exit(
        n + 1,
        (stop, _, sign) => {
          if (stop === undefined || !(sign > 0 ? low <= stop : high >= stop)) return undefined;
          if (sign * (price - stop) <= 0) return ['stop', price, false];
          return ['stop', stop, !isLimit && sign * (close - stop) > 0];
        },
        n,
      );
    }
    for (const one of this.living) one.bars -= 1;
    this.living = this.living.filter(({ left, bars }) => left > 0 && bars > 0);
    return this.deals.slice(from).map(({ deal }) => deal);
  }

  #priceAtOpen({ order, triggered }: Living, { open }: Bar): number | undefined {
    const side = sideOf(order);
    const isBeyondStop = order.stop !== undefined && side * (open - order.stop) >= 0;
    if (order.kind === 'stop') return isBeyondStop ? open : undefined;
    if (order.kind === 'stop-limit' && !triggered && !isBeyondStop) return undefined;
    const better = side * (order.limit! - open);
    return better > 0 || (this.#touch && better === 0) ? open : undefined;
  }

  #priceInside(one: Living, { open, high, low, close }: Bar): number | undefined {
    const { order } = one;
    const side = sideOf(order);
    const reachesStop = side > 0 ? high >= order.stop! : low <= order.stop!;
    if (order.kind === 'stop') return reachesStop ? order.stop : undefined;
    const meets = (price: number): boolean => {
      const better = side * (order.limit! - price);
      return better > 0 || (this.#touch && better === 0);
    };
    if (order.kind === 'limit' || one.triggered) {
      return meets(side > 0 ? low : high) ? order.limit : undefined;
    }
    if (!reachesStop) return undefined;
    one.triggered = true;
    if (side * (open - order.stop!) >= 0)
      return meets(side > 0 ? low : high) ? order.limit : undefined;
    if (side * (order.limit! - order.stop!) >= 0) return order.stop;
    if (meets(close)) return order.limit;
    if (meets(side > 0 ? low : high)) this.missed.push(order.id);
    return undefined;
  }

  /** Fill an order; whether it opened something. */
  #enter(n: number, one: Living, price: number, inside: boolean): boolean {
    const { order } = one;
    const side = sideOf(order);
    const held = this.owned;
    const closing = held * side < 0 ? Math.min(one.left, Math.abs(held)) : 0;
    if (one.left <= 0) return false;
    if (closing > 0) this.#deal(n, [order.id, side * closing, price, false], inside);
    one.left -= closing;
    const opening = one.left;
    one.left = 0;
    if (opening <= 0 || order.reduceOnly) return false;
    const { stop, target, trailDistance } = order.exits ?? {};
    if (stop !== undefined && side * (price - stop) <= 0) return false;
    if (target !== undefined && side * (target - price) <= 0) return false;
    this.#deal(n, [order.id, side * opening, price, false], inside);
    // A new stop counts where it is tighter than the old; what trailing has made of it stays.
    const stops = [this.#exits.stop, stop].filter((price) => price !== undefined);
    const tightest = side > 0 ? Math.max(...stops) : Math.min(...stops);
    if (stop !== undefined) this.#exits = { ...this.#exits, stop: tightest };
    if (target !== undefined) this.#exits = { ...this.#exits, target };
    if (trailDistance !== undefined) this.#exits = { ...this.#exits, trail: trailDistance };
    return true;
  }

  #exit(n: number, rule: ExitRule, at = n): void {
    const held = this.owned;
    if (held === 0) return;
    const hit = rule(this.#stopBefore(at), this.#exits.target, Math.sign(held));
    if (hit !== undefined) this.#deal(at, [hit[0], -held, hit[1], hit[2]], true);
  }

  #deal(bar: number, deal: Deal, inside: boolean): void {
    this.deals.push({ deal, bar, inside });
    if (this.owned === 0) this.#exits = {};
  }
}

function sideOf({ side }: Order): number {
  return side === 'buy' ? 1 : -1;
}
