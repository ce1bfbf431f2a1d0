import { type Bar, noBar } from '../bars/bar.js';
import { type BarFault, unlikeNumber } from './bar-fault.js';
import type { BuiltInReason } from './reason-code.js';

/** What came in, as far as it could be read, each field once. */
export interface Reading {
  bar: Bar;
  source: string | undefined;
  /** NaN if the bar did not say. */
  receivedAt: number;
  /** Why there are no six numbers, where there are none. */
  fault: BarFault;
}

const noFault: BarFault = Object.freeze({});

/** One into which nothing was read yet. */
export function emptyReading(): Reading {
  return { bar: noBar, source: undefined, receivedAt: Number.NaN, fault: noFault };
}

/** What the caller wants to be there: see `requiredFields`. */
export interface FieldDemands {
  readonly isVolumeRequired: boolean;
  /** Besides the six. */
  readonly others: readonly string[];
}

/**
 * Read the six numbers of whatever came in, each once, into a record of its own; or the reason why
 * there are none. Never throws: `input` may have fields that do.
 */
export function readBar(
  input: unknown,
  into: Reading,
  demands: FieldDemands,
): BuiltInReason | undefined {
  into.fault = noFault;
  if (typeof input !== 'object' || input === null) return 'not-an-object';
  try {
    return readFields(input as Readonly<Record<string, unknown>>, into, demands);
  } catch {
    return 'unreadable';
  }
}

function readFields(
  input: Readonly<Record<string, unknown>>,
  into: Reading,
  { isVolumeRequired, others }: FieldDemands,
): BuiltInReason | undefined {
  const { time, open, high, low, close, source, receivedAt } = input;
  let { volume } = input;
  if (!isVolumeRequired && (volume === undefined || volume === null)) volume = 0;
  if (
    typeof time !== 'number' ||
    typeof open !== 'number' ||
    typeof high !== 'number' ||
    typeof low !== 'number' ||
    typeof close !== 'number' ||
    typeof volume !== 'number'
  ) {
    into.fault = unlikeNumber({ time, open, high, low, close, volume });
    return 'not-a-number';
  }
  for (const name of others) {
    const value = input[name];
    if (value !== undefined && value !== null) continue;
    into.fault = { field: name };
    return 'field-missing';
  }
  into.bar = { time: time + 0, open, high, low, close, volume: volume + 0 }; // -0 + 0 is 0
  into.source = typeof source === 'string' ? source : undefined;
  into.receivedAt = typeof receivedAt === 'number' ? receivedAt : Number.NaN;
  return undefined;
}
