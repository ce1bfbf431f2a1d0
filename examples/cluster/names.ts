/** Where a stage reads and what it writes; `p` is a partition, 0 … partitions − 1. */
export interface Names {
  /** Bars in, in the order in which they count. */
  readonly input: string;
  /** What is said of them; also where the state, lease and epoch of a partition stand. */
  readonly stage: string;
}

/** Partitions of every stream: fixed for ever, for a symbol's state lives in its own. */
export const partitions = 64;

/**
 * What is called `name`, of one partition. `{p}` is Redis Cluster's tag: all keys of a partition live in
 * one slot, so one script can write all of them there too.
 */
export const keyOf = (name: string, p: number): string => `${name}:{${p}}`;

/** The keys of one partition of a stage. */
export function keysOf({ input, stage }: Names, p: number) {
  return {
    input: keyOf(input, p),
    /** Who reads the input, and how far each has come. */
    readers: readersOf(keyOf(input, p)),
    output: keyOf(`${stage}:out`, p),
    state: keyOf(`${stage}:state`, p),
    lease: keyOf(`${stage}:lease`, p),
    epoch: keyOf(`${stage}:epoch`, p),
    closed: (timeframe: string) => keyOf(closedName(timeframe), p),
  };
}

/** Readers of a stream, with how far each has come: what all have read may be trimmed. */
export const readersOf = (stream: string): string => `readers:${stream}`;

export type PartitionKeys = ReturnType<typeof keysOf>;

export const barsName = 'bars';

/** Stream name of the closed bars of `timeframe`; another stage's input. */
export const closedName = (timeframe: string): string => `closed:${timeframe}`;

/** Sorted set of the workers of a stage, by the time of their last beat. */
export const workersKey = ({ stage }: Names): string => `${stage}:workers`;
