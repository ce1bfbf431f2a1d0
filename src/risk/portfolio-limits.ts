import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireDrawdownLimits } from './drawdown-limits.js';
import type { DrawdownLimits } from './trading-status.js';

/** Symbols that move together, and how much of them there may be. */
export interface GroupLimit {
  readonly symbols: readonly string[];
  /** Largest sum of their exposures, long and short added, as a share of equity. */
  readonly maxExposureRatio: number;
}

/** Limits over all symbols, as JSON: what is held and what is decided counts. None by default. */
export interface PortfolioLimits {
  /** Largest sum of price · quantity, long and short added, as a share of equity. */
  readonly maxExposureRatio?: number;
  /** Largest difference between long and short, as a share of equity, whatever of it is filled. */
  readonly maxNetRatio?: number;
  /** Largest sum of price · quantity over equity once all is filled, slip and commission paid. */
  readonly maxLeverage?: number;
  /** Largest sum of what is lost at the stops, as a share of equity. */
  readonly maxRiskRatio?: number;
  /** Most symbols with a position. */
  readonly maxPositions?: number;
  /** By name; a symbol may be in several. */
  readonly groups?: Readonly<Record<string, GroupLimit>>;
  /** When only reducing is allowed, and when nothing new is. */
  readonly drawdown?: DrawdownLimits;
  /** Whether a halt by `drawdown`, which it asks for, closes what is held; default false. */
  readonly closeWhenHalted?: boolean;
}

const ratios = ['maxExposureRatio', 'maxNetRatio', 'maxLeverage', 'maxRiskRatio'] as const;

/**
 * `given` as limits, a copy, checked.
 *
 * @throws {ConfigError} naming what is unknown or out of bounds, under `path`
 * @example
 * requirePortfolioLimits('portfolio', { maxExposureRatio: 2 }).maxExposureRatio; // 2
 */
export function requirePortfolioLimits(path: string, given: unknown): PortfolioLimits {
  const limits = requireRecord(path, given) as PortfolioLimits & Record<string, unknown>;
  requireKnownKeys(path, limits, [
    ...ratios,
    ...['maxPositions', 'groups', 'drawdown', 'closeWhenHalted'],
  ]);
  const checked: Record<string, unknown> = {};
  for (const name of ratios) {
    const ratio = limits[name];
    if (ratio !== undefined) checked[name] = requireNumber(`${path}.${name}`, ratio, 0, 1e3);
  }
  const { maxPositions, groups, drawdown, closeWhenHalted } = limits;
  if (maxPositions !== undefined) {
    checked['maxPositions'] = requireInteger(`${path}.maxPositions`, maxPositions, 0);
  }
  if (groups !== undefined) checked['groups'] = requireGroups(`${path}.groups`, groups);
  if (drawdown !== undefined) {
    checked['drawdown'] = requireDrawdownLimits(`${path}.drawdown`, drawdown);
  }
  if (closeWhenHalted !== undefined) {
    const at = `${path}.closeWhenHalted`;
    const closes = requireBoolean(at, closeWhenHalted);
    if (closes && drawdown === undefined)
      throw new ConfigError(at, 'false without drawdown', closes);
    checked['closeWhenHalted'] = closes;
  }
  return checked;
}

function requireGroups(path: string, given: unknown): Readonly<Record<string, GroupLimit>> {
  const groups = Object.entries(requireRecord(path, given)).map(([name, group]) => {
    const at = `${path}.${name}`;
    const { symbols, maxExposureRatio, ...rest } = requireRecord(at, group);
    requireKnownKeys(at, rest, ['symbols', 'maxExposureRatio']);
    if (!Array.isArray(symbols) || !symbols.every((symbol) => typeof symbol === 'string')) {
      throw new ConfigError(`${at}.symbols`, 'an array of symbols', symbols);
    }
    const most = requireNumber(`${at}.maxExposureRatio`, maxExposureRatio, 0, 1e3);
    return [name, { symbols: [...symbols], maxExposureRatio: most }];
  });
  return Object.fromEntries(groups);
}
