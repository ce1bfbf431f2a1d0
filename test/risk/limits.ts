import { Desks } from '../../src/pipeline/desks.js';
import { Portfolio } from '../../src/pipeline/portfolio.js';
import {
  type Decision,
  decide,
  type ExposureTerms,
  orderSideOf,
  type PortfolioLimits,
  type RiskPolicy,
  riskPolicy,
} from '../../src/risk/index.js';
import { Random } from '../contract/series.js';

const symbols = ['A', 'B', 'C', 'D'];

/** What the harness knows of a symbol, booked by itself. */
interface Books {
  quantity: number;
  entry: number;
  stop: number;
  price: number;
  /** Units of the last decision that may still be filled, signed, whether they are new risk. */
  left: number;
  isRisk: boolean;
  /** Its stop. */
  planned: number;
  /** Close on which that was decided. */
  decided: number;
}

const emptyBooks = (): Books => ({
  ...{ quantity: 0, entry: Number.NaN, stop: Number.NaN, price: 100 },
  ...{ left: 0, isRisk: false, planned: Number.NaN, decided: 100 },
});

/** What is wrong with the decisions of random settlements, in any order of fills and rejects. */
export function brokenLimits(seed: number, settlements: number): readonly string[] {
  const random = new Random(seed);
  const market = new Market(random);
  const faults: string[] = [];
  for (let i = 0; i < settlements; i++) {
    for (let k = random.integer(0, 3); k > 0; k--) market.happen();
    faults.push(...market.settle());
  }
  return faults;
}

/** Four symbols, a portfolio over them, and books of its own, kept by the simplest sums there are. */
class Market {
  readonly #random: Random;
  readonly #policy: RiskPolicy;
  readonly #limits: PortfolioLimits;
  readonly #terms: Map<string, ExposureTerms & RiskPolicy>;
  readonly #desks = new Desks(undefined as never);
  readonly #portfolio: Portfolio;
  readonly #books = new Map(symbols.map((symbol) => [symbol, emptyBooks()]));
  #equity = 10_000;
  #end = 0;
  #fillCount = 0;

  constructor(random: Random) {
    this.#random = random;
    const some = (most: number) => (random.unit() < 0.5 ? most * random.unit() : most);
    this.#policy = riskPolicy({
      riskRatio: some(0.05),
      maxExposureRatio: some(2),
      step: [1e-8, 0.01, 1][random.integer(0, 2)]!,
      commissionRatio: random.unit() < 0.5 ? 0 : 0.01 * random.unit(),
      slipRatio: random.unit() < 0.5 ? 0 : 0.005 * random.unit(),
      minConfidence: 0,
      maxEntries: random.integer(1, 3),
      minNotional: random.unit() < 0.5 ? 0 : 100,
    });
    const limit = (most: number) => (random.unit() < 0.5 ? {} : { most: some(most) });
    const [gross, net, leverage, risk] = [limit(3), limit(2), limit(4), limit(0.1)];
    this.#limits = {
      ...(gross.most === undefined ? {} : { maxExposureRatio: gross.most }),
      ...(net.most === undefined ? {} : { maxNetRatio: net.most }),
      ...(leverage.most === undefined ? {} : { maxLeverage: leverage.most }),
      ...(risk.most === undefined ? {} : { maxRiskRatio: risk.most }),
      ...(random.unit() < 0.7 ? {} : { maxPositions: random.integer(0, 3) }),
      ...(random.unit() < 0.5
        ? {}
        : { groups: { two: { symbols: ['A', 'C'], maxExposureRatio: some(1) } } }),
    };
    const terms = symbols.map((symbol) => {
      const own = { pointValue: [1, 50][random.integer(0, 1)]!, quoteRate: 0.01 + random.unit() };
      return [symbol, { ...this.#policy, ...own, priority: random.integer(0, 1) }] as const;
    });
    this.#terms = new Map(terms);
    this.#portfolio = new Portfolio(
      this.#limits,
      this.#desks,
      (symbol) => this.#terms.get(symbol)!,
    );
  }

  /** A fill of a part or all of what is pending, a reject, other equity, another rate. */
  happen(): void {
    const random = this.#random;
    const symbol = symbols[random.integer(0, 3)]!;
    const books = this.#books.get(symbol)!;
    const kind = random.unit();
    if (kind < 0.1) this.#equity = 10_000 * (0.2 + random.unit());
    if (kind >= 0.1 && kind < 0.15) this.#rate(symbol);
    if (kind >= 0.9) {
      const pending = this.#desks.pending(symbol);
      if (pending !== undefined && this.#desks.reject(pending.decision.id)) books.left = 0;
    }
    if (kind >= 0.15 && kind < 0.9 && books.left !== 0) this.#fill(symbol, books);
  }

  #rate(symbol: string): void {
    this.#terms.set(symbol, {
      ...this.#terms.get(symbol)!,
      quoteRate: 0.01 + this.#random.unit(),
    });
  }

  #fill(symbol: string, books: Books): void {
    const random = this.#random;
    const quantity = random.unit() < 0.5 ? books.left : books.left * random.unit();
    if (quantity === 0) return;
    const price = books.price * (1 + 0.002 * (random.unit() - 0.5));
    const stop = this.#desks.pending(symbol)!.decision.stop;
    const held = books.quantity + quantity;
    if (books.isRisk) {
      const worth = (books.quantity === 0 ? 0 : books.quantity * books.entry) + quantity * price;
      books.entry = worth / held;
      const isLong = held > 0;
      const isTighter =
        Number.isNaN(books.stop) || (isLong ? stop > books.stop : stop < books.stop);
      if (isTighter) books.stop = stop;
    }
    books.quantity = Math.abs(held) < 1e-12 ? 0 : held;
    if (books.quantity === 0) books.stop = Number.NaN;
    books.left -= quantity;
    books.price = price;
    this.#fillCount += 1;
    const fill = {
      id: `f${this.#fillCount}`,
      symbol,
      time: this.#end + 1,
      quantity,
      price,
      fee: 0,
    };
    const { entry } = books;
    const position = { quantity: books.quantity, entry, openedAt: this.#end + 1 } as never;
    this.#desks.book(fill, position);
  }

  /** A new end time: some symbols are decided on, the account changes; what is wrong with the step. */
  settle(): readonly string[] {
    const random = this.#random;
    this.#end += 60_000;
    for (const symbol of symbols) {
      if (random.unit() < 0.3) continue;
      this.#portfolio.add(this.#decide(symbol), this.#equity);
      if (random.unit() < 0.1) this.#equity *= 0.5 + random.unit();
      if (random.unit() < 0.1) this.#rate(symbol);
    }
    const decisions = this.#portfolio.settle(this.#end, this.#equity);
    for (const decision of decisions) this.#note(decision);
    return decisions.some(({ action }) => action === 'open' || action === 'add')
      ? this.#faults(decisions)
      : [];
  }

  #decide(symbol: string): Decision {
    const random = this.#random;
    const books = this.#books.get(symbol)!;
    books.price *= 1 + 0.05 * (random.unit() - 0.5);
    const terms = this.#terms.get(symbol)!;
    return decide(terms, {
      symbol,
      time: this.#end - 60_000,
      end: this.#end,
      decidedAt: this.#end,
      composite: {
        direction: (['up', 'down', 'flat'] as const)[random.integer(0, 2)]!,
        confidence: random.unit(),
        coverage: 1,
      },
      price: books.price,
      atr: books.price * 0.02 * random.unit(),
      equity: this.#equity,
      quoteRate: terms.quoteRate,
      position: this.#desks.position(symbol),
      final: false,
    });
  }

  #note(decision: Decision): void {
    const books = this.#books.get(decision.symbol)!;
    const sign = orderSideOf(decision) === 'sell' ? -1 : 1;
    books.left = sign * decision.quantity;
    books.isRisk = decision.action === 'open' || decision.action === 'add';
    books.planned = decision.stop;
    books.decided = decision.price;
  }

  #faults(decisions: readonly Decision[]): readonly string[] {
    const faults: string[] = [];
    const sum = { gross: 0, long: 0, short: 0, slipped: 0, costs: 0, risk: 0, group: 0, count: 0 };
    for (const [symbol, books] of this.#books) this.#add(sum, symbol, books);
    const { maxExposureRatio, maxNetRatio, maxLeverage, maxRiskRatio, groups } = this.#limits;
    const equity = this.#equity;
    const check = (what: string, used: number, limit: number): void => {
      if (used > limit * (1 + 1e-9) + 1e-9) faults.push(`${what}: ${used} of ${limit}`);
    };
    const isRisk = ({ action, side }: Decision, which: string) =>
      (action === 'open' || action === 'add') && side === which;
    if (maxExposureRatio !== undefined) check('gross', sum.gross, maxExposureRatio * equity);
    if (maxNetRatio !== undefined && decisions.some((one) => isRisk(one, 'long'))) {
      check('net long', sum.long, maxNetRatio * equity);
    }
    if (maxNetRatio !== undefined && decisions.some((one) => isRisk(one, 'short'))) {
      check('net short', sum.short, maxNetRatio * equity);
    }
    if (maxLeverage !== undefined) {
      check('leverage', sum.slipped, maxLeverage * (equity - sum.costs));
    }
    if (maxRiskRatio !== undefined) check('risk', sum.risk, maxRiskRatio * equity);
    const inGroup = decisions.some(
      ({ symbol, action }) => 'AC'.includes(symbol) && (action === 'open' || action === 'add'),
    );
    if (groups !== undefined && inGroup) {
      check('group', sum.group, groups['two']!.maxExposureRatio * equity);
    }
    for (const decision of decisions) faults.push(...this.#own(decision));
    return faults;
  }

  #add(sum: Record<string, number>, symbol: string, books: Books): void {
    const { pointValue, quoteRate, commissionRatio, slipRatio } = this.#terms.get(symbol)!;
    const unit = books.price * pointValue * quoteRate;
    const held = books.quantity * unit;
    const left = books.left * books.decided * pointValue * quoteRate;
    const risky = books.isRisk ? Math.abs(left) : 0;
    const exposure = Math.abs(held) + risky;
    sum['gross']! += exposure;
    if ('AC'.includes(symbol)) sum['group']! += exposure;
    sum['long']! += held + Math.max(0, left);
    sum['short']! += -held + Math.max(0, -left);
    sum['slipped']! += Math.abs(held) + risky * (1 + slipRatio);
    sum['costs']! += risky * (slipRatio + commissionRatio * (1 + slipRatio));
    if (books.isRisk) {
      sum['risk']! += this.#lossOf(symbol, books.left, books.decided, books.planned);
    }
    sum['risk']! += this.#lossOf(symbol, books.quantity, books.entry, books.stop);
  }

  /** As a broker books it: bought dear, sold cheap, the commission on both. */
  #lossOf(symbol: string, quantity: number, entry: number, stop: number): number {
    if (quantity === 0 || Number.isNaN(stop)) return 0;
    const { pointValue, quoteRate, commissionRatio, slipRatio } = this.#terms.get(symbol)!;
    const side = Math.sign(quantity);
    const opened = entry * (1 + side * slipRatio);
    const closed = stop * (1 - side * slipRatio);
    const fees = commissionRatio * (opened + closed);
    return Math.max(
      0,
      Math.abs(quantity) * (side * (opened - closed) + fees) * pointValue * quoteRate,
    );
  }

  /** A symbol's own caps: what it loses at its stop, exposure. */
  #own({ symbol, action, side, quantity, price, stop, riskTaken }: Decision): readonly string[] {
    if (action !== 'open' && action !== 'add') return [];
    const { riskRatio, maxExposureRatio, pointValue, quoteRate } = this.#terms.get(symbol)!;
    const books = this.#books.get(symbol)!;
    const sign = side === 'long' ? 1 : -1;
    const taken = this.#lossOf(symbol, sign * quantity, price, stop);
    const before = this.#lossOf(symbol, books.quantity, books.entry, stop);
    const exposure = (Math.abs(books.quantity) + quantity) * price * pointValue * quoteRate;
    const faults: string[] = [];
    if (taken + before > riskRatio * this.#equity * (1 + 1e-9)) faults.push(`${symbol} risks more`);
    if (Math.abs(taken - riskTaken) > 1e-9 * taken) faults.push(`${symbol} says another risk`);
    if (exposure > maxExposureRatio * this.#equity * (1 + 1e-9)) faults.push(`${symbol} exposure`);
    return faults;
  }
}
