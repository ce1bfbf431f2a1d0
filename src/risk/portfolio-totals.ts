import { type Commitment, type ExposureTerms, openingCost, unitOf } from './commitments.js';
import type { SizeCap } from './decision.js';
import type { PortfolioLimits } from './portfolio-limits.js';

/** What one limit leaves: the exposure that may still be taken. */
export interface Room {
  readonly cap: SizeCap;
  readonly exposure: number;
  /** What each unit of exposure adds to what there is. */
  readonly ofOne: number;
  /** What there is already, and what there may be. */
  readonly used: number;
  readonly limit: number;
}

/** Sums over what is held and decided, in the account's currency. */
export class PortfolioTotals {
  #gross = 0;
  #net = 0;
  /** What fills that are still to come may add to the net sum, and take from it. */
  #mayBuy = 0;
  #maySell = 0;
  /** As `#gross`, what is still to be opened at its slipped price. */
  #slipped = 0;
  #costs = 0;
  #risk = 0;
  readonly #bySymbol = new Map<string, number>();

  add({ symbol, kind, quantity, price, risk }: Commitment, terms: ExposureTerms): void {
    const exposure = Math.abs(quantity) * unitOf(price, terms);
    if (kind === 'held') this.#net += Math.sign(quantity) * exposure;
    else if (quantity > 0) this.#mayBuy += exposure;
    else this.#maySell += exposure;
    if (kind === 'exit') return;
    this.#gross += exposure;
    this.#risk += risk;
    this.#bySymbol.set(symbol, (this.#bySymbol.get(symbol) ?? 0) + exposure);
    const isHeld = kind === 'held';
    this.#slipped += exposure * (isHeld ? 1 : 1 + (terms.slipRatio ?? 0));
    if (!isHeld) this.#costs += exposure * openingCost(terms);
  }

  has(symbol: string): boolean {
    return this.#bySymbol.has(symbol);
  }

  get positionCount(): number {
    return this.#bySymbol.size;
  }

  /** What each limit leaves to `symbol` on a side, 1 long or −1 short, that risks so much an exposure. */
  rooms(
    limits: PortfolioLimits,
    equity: number,
    of: Readonly<Record<'side' | 'riskRatio', number>> & { symbol: string; terms: ExposureTerms },
  ): readonly Room[] {
    const { maxExposureRatio, maxNetRatio, maxLeverage, maxRiskRatio, groups = {} } = limits;
    const rooms: Room[] = [];
    const room = (cap: SizeCap, used: number, limit: number, ofOne = 1): void => {
      rooms.push({ cap, exposure: (limit - used) / ofOne, used, limit, ofOne });
    };
    if (maxExposureRatio !== undefined) {
      room('portfolio-exposure', this.#gross, maxExposureRatio * equity);
    }
    if (maxNetRatio !== undefined) {
      const worst = of.side > 0 ? this.#net + this.#mayBuy : this.#maySell - this.#net;
      room('portfolio-net', worst, maxNetRatio * equity);
    }
    if (maxLeverage !== undefined) {
      const slip = of.terms.slipRatio ?? 0;
      const ofOne = 1 + slip + maxLeverage * openingCost(of.terms);
      room('portfolio-leverage', this.#slipped, maxLeverage * (equity - this.#costs), ofOne);
    }
    if (maxRiskRatio !== undefined && of.riskRatio > 0) {
      room('portfolio-risk', this.#risk, maxRiskRatio * equity, of.riskRatio);
    }
    for (const { symbols, maxExposureRatio: most } of Object.values(groups)) {
      if (symbols.includes(of.symbol)) room('portfolio-group', this.#sumOf(symbols), most * equity);
    }
    return rooms;
  }

  #sumOf(symbols: readonly string[]): number {
    let sum = 0;
    for (const symbol of new Set(symbols)) sum += this.#bySymbol.get(symbol) ?? 0;
    return sum;
  }
}
