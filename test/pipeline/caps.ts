import type { Snapshot } from '../../src/core/index.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { type Decision, orderSideOf, type PortfolioLimits } from '../../src/risk/index.js';
import { Random } from '../contract/series.js';
import { small } from './market.js';

const minute = 60_000;
const pointValues: Readonly<Record<string, number>> = { A: 1, B: 50, C: 0.1 };
const symbols = Object.keys(pointValues);

/** Says up, down or nothing at every bar, by the digits of its close. */
class Fickle {
  readonly kind = 'fickle';
  readonly version = 1;
  readonly id = 'fickle';
  readonly family = 'noise';
  readonly needs = {};
  readonly warmUp = 1;
  update({ bar }: { readonly bar: { readonly close: number } }): unknown {
    const digits = Math.round(bar.close * 1_000) % 7;
    if (digits === 6) return undefined;
    const strength = (digits + 1) / 7;
    return {
      ...{ direction: digits % 2 === 0 ? 'up' : 'down', strength },
      ...{ horizonBars: 3, reasons: [] },
    };
  }
  peek(view: never): unknown {
    return this.update(view);
  }
  reset(): void {}
  snapshot(): Snapshot {
    return { format: 1, version: 1, id: this.id, state: null };
  }
  restore(): void {}
}

/** What the harness knows of a symbol, by the simplest sums there are. */
interface Books {
  held: number;
  price: number;
  /** The last decision that may still be filled, and how much of it. */
  decision: Decision | undefined;
  left: number;
  waiting: SymbolBar[];
}

type SymbolBar = Parameters<Pipeline['update']>[0] & { readonly symbol: string };

/** What is wrong with what a Pipeline decides over random minutes of three symbols. */
export function brokenCaps(seed: number, minutes: number): readonly string[] {
  return new Trading(new Random(seed)).run(minutes);
}

/** A Pipeline, a careless broker, a feed that loses, repeats, corrects and delays bars. */
class Trading {
  readonly faults: string[] = [];
  readonly #random: Random;
  readonly #limits: PortfolioLimits;
  readonly #risk: { readonly maxExposureRatio: number; readonly riskRatio: number };
  readonly #commissionRatio: number;
  readonly #pipeline: Pipeline;
  readonly #books: ReadonlyMap<string, Books>;
  readonly #equityAt = new Map<string, number>();
  #equity = 10_000;
  #settledEnd = Number.NEGATIVE_INFINITY;
  #fillCount = 0;

  constructor(random: Random) {
    this.#random = random;
    const some = (most: number) => most * (0.2 + 0.8 * random.unit());
    this.#limits = {
      maxExposureRatio: some(2),
      maxRiskRatio: some(0.05),
      ...(random.unit() < 0.5 ? {} : { maxLeverage: some(2) }),
      ...(random.unit() < 0.5 ? {} : { maxPositions: random.integer(1, 2) }),
    };
    this.#commissionRatio = random.unit() < 0.5 ? 0 : 0.005 * random.unit();
    this.#risk = { maxExposureRatio: some(1.5), riskRatio: some(0.03) };
    const options: PipelineOptions = {
      ...small,
      ...{ timeframes: ['1m'], indicators: {}, denoise: false },
      strategies: { fickle: { kind: 'fickle' } as never },
      risk: {
        ...this.#risk,
        ...{ minConfidence: 0, minQuality: 0, minTier: 'Invalid', stopAtrMultiple: 1 },
        commissionRatio: this.#commissionRatio,
        maxEntries: random.integer(1, 3),
        step: [1e-8, 0.01, 1][random.integer(0, 2)]!,
      },
      portfolio: this.#limits,
      symbols: Object.fromEntries(
        symbols.map((name) => [name, { pointValue: pointValues[name]! }]),
      ),
    };
    const own = { strategies: { fickle: Fickle as never } };
    this.#pipeline = new Pipeline(options, own);
    this.#books = new Map(
      symbols.map((symbol) => {
        return [symbol, { held: 0, price: 20, decision: undefined, left: 0, waiting: [] }];
      }),
    );
  }

  run(minutes: number): readonly string[] {
    for (let i = 0; i < minutes && this.faults.length === 0; i++) this.#minute(i);
    return this.faults;
  }

  #minute(i: number): void {
    const random = this.#random;
    for (const symbol of random.unit() < 0.5 ? symbols : symbols.toReversed()) {
      const books = this.#books.get(symbol)!;
      const price = books.price * (1 + 0.02 * (random.unit() - 0.5));
      const bar = {
        ...{ symbol, time: i * minute, volume: 1, open: books.price, close: price },
        ...{
          high: Math.max(price, books.price) * 1.002,
          low: Math.min(price, books.price) * 0.998,
        },
      };
      if (random.unit() < 0.9) books.waiting.push(bar);
      if (random.unit() < 0.9) for (const one of books.waiting.splice(0)) this.#feed(one);
      if (random.unit() < 0.1) this.#feed({ ...bar, close: (bar.high + bar.low) / 2 });
      if (random.unit() < 0.6) this.#broker();
      if (random.unit() < 0.2) this.#advance((i + random.unit() * 1.5) * minute);
    }
  }

  #feed(bar: SymbolBar): void {
    const result = this.#pipeline.update(bar);
    for (const { decision } of result.bars) {
      if (decision !== undefined) this.#equityAt.set(decision.id, this.#equity);
    }
    this.#hear(result.decisions);
  }

  #advance(now: number): void {
    const { results, decisions } = this.#pipeline.advance(now);
    for (const { bars } of results) {
      for (const { decision } of bars) {
        if (decision !== undefined) this.#equityAt.set(decision.id, this.#equity);
      }
    }
    this.#hear(decisions);
  }

  /** A fill of a part or all, a fill nobody asked for, a reject, other equity, or a mark. */
  #broker(): void {
    const random = this.#random;
    const symbol = symbols[random.integer(0, 2)]!;
    const books = this.#books.get(symbol)!;
    const kind = random.unit();
    if (kind < 0.1) {
      this.#equity = 10_000 * (0.5 + random.unit());
      this.#pipeline.setEquity(this.#equity);
    } else if (kind < 0.2) {
      const { decision } = books;
      if (decision !== undefined && this.#pipeline.onReject(decision.id))
        books.decision = undefined;
    } else if (kind < 0.3) this.#fill(symbol, books.held === 0 ? 1 : -books.held);
    else if (books.decision !== undefined) {
      const sign = orderSideOf(books.decision) === 'sell' ? -1 : 1;
      this.#fill(symbol, sign * books.left * (random.unit() < 0.5 ? 1 : random.unit()));
    }
  }

  #fill(symbol: string, quantity: number): void {
    const books = this.#books.get(symbol)!;
    const price = books.price * (1 + 0.002 * (this.#random.unit() - 0.5));
    const fee = Math.abs(quantity) * price * pointValues[symbol]! * this.#commissionRatio;
    this.#fillCount += 1;
    const fill = { id: `f${this.#fillCount}`, symbol, time: 0, quantity, price, fee };
    const update = this.#pipeline.onFill(fill);
    if (update.disposition !== 'applied') return;
    this.#equity = update.equity;
    books.price = price;
    books.held = this.#pipeline.position(symbol)?.quantity ?? 0;
    if (books.decision === undefined) return;
    const isSell = orderSideOf(books.decision) === 'sell';
    if (isSell === quantity < 0) books.left = Math.max(0, books.left - Math.abs(quantity));
    if (books.left === 0) books.decision = undefined;
  }

  #hear(decisions: readonly Decision[]): void {
    const before = new Map(symbols.map((symbol) => [symbol, { ...this.#books.get(symbol)! }]));
    for (const decision of decisions) this.#note(decision);
    let isRisky = false;
    for (const decision of decisions) {
      if (decision.final !== true) this.faults.push(`${decision.id} is not final`);
      if (decision.end <= this.#settledEnd) this.#late(decision, before.get(decision.symbol)!);
      else if (decision.action === 'open' || decision.action === 'add') {
        isRisky = true;
        this.#own(decision);
      } else this.#less(decision);
    }
    if (isRisky) this.#together(decisions.some(({ action }) => action === 'open'));
    for (const { end } of decisions) this.#settledEnd = Math.max(this.#settledEnd, end);
  }

  #note(decision: Decision): void {
    const books = this.#books.get(decision.symbol)!;
    books.decision = decision.action === 'hold' ? undefined : decision;
    books.left = decision.quantity;
    if (decision.end > this.#settledEnd) books.price = decision.price;
  }

  #own({ id, symbol, price, stop, side, quantity, riskTaken }: Decision): void {
    const equity = Math.min(this.#equityAt.get(id) ?? this.#equity, this.#equity);
    const unit = pointValues[symbol]!;
    const way = side === 'long' ? price - stop : stop - price;
    const loss = quantity * (way + this.#commissionRatio * (price + stop)) * unit;
    const { held } = this.#books.get(symbol)!;
    this.#check(`${id} at its stop`, loss, this.#risk.riskRatio * equity);
    this.#check(`${id} says less than it loses`, loss, riskTaken);
    const exposure = (Math.abs(held) + quantity) * price * unit;
    this.#check(`${id} exposure`, exposure, this.#risk.maxExposureRatio * equity);
    if (held !== 0 && held > 0 !== (side === 'long')) this.faults.push(`${id} adds to nothing`);
  }

  /** What closes is of what is held. */
  #less({ id, symbol, action, side, quantity }: Decision): void {
    if (action === 'hold') return;
    const { held } = this.#books.get(symbol)!;
    if (held > 0 !== (side === 'long')) this.faults.push(`${id} closes what is not there`);
    this.#check(`${id} closes more`, quantity, Math.abs(held));
  }

  /** New risk after its step: no more than was decided before. */
  #late(decision: Decision, before: Books): void {
    if (decision.action !== 'open' && decision.action !== 'add') return;
    const left = before.decision === undefined ? 0 : before.left;
    this.#check(`${decision.id} late`, decision.quantity, left);
    const exposure = left * (before.decision?.price ?? 0);
    this.#check(`${decision.id} late exposure`, decision.quantity * decision.price, exposure);
  }

  #together(isOpened: boolean): void {
    let [gross, risk, costs, count] = [0, 0, 0, 0];
    for (const [symbol, { held, price, decision, left }] of this.#books) {
      const isRisk = decision?.action === 'open' || decision?.action === 'add';
      const pending = isRisk ? left * decision.price * pointValues[symbol]! : 0;
      gross += Math.abs(held) * price * pointValues[symbol]! + pending;
      costs += pending * this.#commissionRatio;
      if (isRisk) risk += decision.riskTaken * (left / decision.quantity);
      if (held !== 0 || isRisk) count += 1;
    }
    const { maxExposureRatio, maxRiskRatio, maxLeverage, maxPositions = 3 } = this.#limits;
    this.#check('gross', gross, maxExposureRatio! * this.#equity);
    this.#check('pending risk', risk, maxRiskRatio! * this.#equity);
    if (maxLeverage !== undefined)
      this.#check('leverage', gross, maxLeverage * (this.#equity - costs));
    if (isOpened) this.#check('positions', count, maxPositions);
  }

  #check(what: string, used: number, limit: number): void {
    if (!(used <= limit * (1 + 1e-9) + 1e-9)) this.faults.push(`${what}: ${used} of ${limit}`);
  }
}
