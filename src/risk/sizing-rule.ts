import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';

/** How the size of a position follows from what is known, as JSON. */
export type Sizing =
  /** What loses a fixed share of equity at the stop; the default. */
  | { readonly kind: 'fixedFractional' }
  /** What makes the position as volatile as a target, at most `maxLeverage` times the equity. */
  | {
      readonly kind: 'volatilityTarget';
      /** In the unit of the volatility that is given, e.g. 0.1 a year. */
      readonly targetRatio: number;
      /** Default 1. */
      readonly maxLeverage?: number;
    }
  /** A fraction of what Kelly's rule says, at most `maxRatio` of equity. */
  | {
      readonly kind: 'kelly';
      /** Default 0.25. */
      readonly fraction?: number;
      /** Default 0.2. */
      readonly maxRatio?: number;
    };

/**
 * `value` as the rule of size that it is, a copy, checked.
 *
 * @throws {ConfigError} naming what is unknown or out of bounds, under `path`
 * @example
 * requireSizing('sizing', { kind: 'kelly', fraction: 0.5 }).kind; // 'kelly'
 */
export function requireSizing(path: string, value: unknown): Sizing {
  const sizing = { ...requireRecord(path, value) } as unknown as Sizing;
  const kinds = ['fixedFractional', 'volatilityTarget', 'kelly'] as const;
  const kind = requireOneOf(`${path}.kind`, sizing.kind, kinds);
  requireKnownKeys(path, sizing as unknown as Record<string, unknown>, ['kind', ...ownKeys[kind]]);
  if (sizing.kind === 'volatilityTarget') {
    requireNumber(`${path}.targetRatio`, sizing.targetRatio, 1e-6, 1e3);
    requireNumber(`${path}.maxLeverage`, sizing.maxLeverage ?? 1, 0, 1e3);
  } else if (sizing.kind === 'kelly') {
    requireNumber(`${path}.fraction`, sizing.fraction ?? 0.25, 0, 1);
    requireNumber(`${path}.maxRatio`, sizing.maxRatio ?? 0.2, 0, 1e3);
  }
  return sizing;
}

const ownKeys = {
  fixedFractional: [],
  volatilityTarget: ['targetRatio', 'maxLeverage'],
  kelly: ['fraction', 'maxRatio'],
} as const;
