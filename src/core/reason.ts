/** Why something was said or not said, as data: a code, the value it was about, and the limit. */
export interface Reason {
  /** E.g. `low-confidence`; what a machine branches on. */
  readonly code: string;
  /** What was seen; left out where it is not a number. */
  readonly value?: number;
  /** What it was held against. */
  readonly limit?: number;
  /** Whom or what it is about, by its id: a signal. */
  readonly of?: string;
}

/** A reason without those of its parts that are not finite: JSON has no word for them. */
export function reason(code: string, value?: number, limit?: number): Reason {
  const isSeen = Number.isFinite(value);
  if (Number.isFinite(limit)) {
    return isSeen ? { code, value: value!, limit: limit! } : { code, limit: limit! };
  }
  return isSeen ? { code, value: value! } : { code };
}
