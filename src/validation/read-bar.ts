import type { Bar } from '../bars/bar.js';
import type { ReasonCode } from './judgement.js';

/**
 * The six numbers of whatever came in, each read once, as a record of its own; or the reason why
 * there are none. Never throws: `input` may have fields that do.
 */
export function readBar(input: unknown): Bar | ReasonCode {
  if (typeof input !== 'object' || input === null) return 'not-an-object';
  try {
    const { time, open, high, low, close, volume } = input as Record<keyof Bar, unknown>;
    if (
      typeof time !== 'number' ||
      typeof open !== 'number' ||
      typeof high !== 'number' ||
      typeof low !== 'number' ||
      typeof close !== 'number' ||
      typeof volume !== 'number'
    ) {
      return 'not-a-number';
    }
    return { time: time + 0, open, high, low, close, volume: volume + 0 }; // -0 + 0 is 0
  } catch {
    return 'unreadable';
  }
}
