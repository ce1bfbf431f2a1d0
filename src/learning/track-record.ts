import { log } from '../core/log.js';

/**
 * How well probabilities did against outcomes, each judged before it was learned from, newer ones
 * weighing more: sums to take means of, and means of blocks, whose spread says how sure they are.
 */
export type TrackRecord = {
  outcomeCount: number;
  /** Of all weights, and of squared errors and gains by them. */
  weight: number;
  statedSquares: number;
  learnedSquares: number;
  gain: number;
  /** The block that is filling. */
  blockCount: number;
  blockGain: number;
  /** Over full blocks: weights, their squares, gains, and gains' squares by weight. */
  blocksWeight: number;
  blockWeightSquares: number;
  blocksGain: number;
  blockGainSquares: number;
};

/** Outcomes in a block, a power of two: several horizons of a source that speaks at every bar. */
export const blockOutcomes = 32;
/** Blocks' weight that a verdict takes. */
const leastBlocks = 8;
/** Of the normal distribution at 97.5 %. */
const twoSided95 = 1.959963984540054;

export const trackRecord = (): TrackRecord => ({
  outcomeCount: 0,
  weight: 0,
  statedSquares: 0,
  learnedSquares: 0,
  gain: 0,
  blockCount: 0,
  blockGain: 0,
  blocksWeight: 0,
  blockWeightSquares: 0,
  blocksGain: 0,
  blockGainSquares: 0,
});

/** What a probability saves of the log loss of a coin, ties counting half each way. */
export function gainOf(probability: number, outcome: number): number {
  return outcome * log(2 * probability) + (1 - outcome) * log(2 * (1 - probability));
}

/** Judge `stated` and `learned`, two probabilities of one event, by its outcome. */
export function judge(
  record: TrackRecord,
  stated: number,
  learned: number,
  outcome: number,
  memory: number,
): void {
  const gain = gainOf(learned, outcome);
  record.outcomeCount += 1;
  record.weight = memory * record.weight + 1;
  record.statedSquares = memory * record.statedSquares + (outcome - stated) * (outcome - stated);
  record.learnedSquares =
    memory * record.learnedSquares + (outcome - learned) * (outcome - learned);
  record.gain = memory * record.gain + gain;
  record.blockCount += 1;
  record.blockGain += gain;
  if (record.blockCount < blockOutcomes) return;
  closeBlock(record, record.blockGain / blockOutcomes, memory);
  record.blockCount = 0;
  record.blockGain = 0;
}

function closeBlock(record: TrackRecord, gain: number, memoryOfOne: number): void {
  let memory = memoryOfOne;
  for (let doubled = 1; doubled < blockOutcomes; doubled *= 2) memory *= memory;
  record.blocksWeight = memory * record.blocksWeight + 1;
  record.blockWeightSquares = memory * memory * record.blockWeightSquares + 1;
  record.blocksGain = memory * record.blocksGain + gain;
  record.blockGainSquares = memory * record.blockGainSquares + gain * gain;
}

/**
 * The lower end of the 95 % interval of the mean gain, by the spread of blocks' means; −∞ while
 * there are too few blocks.
 */
export function leastGain(record: TrackRecord): number {
  const { blocksWeight, blockWeightSquares, blocksGain, blockGainSquares } = record;
  const blocks = (blocksWeight * blocksWeight) / blockWeightSquares;
  if (!(blocks >= leastBlocks)) return Number.NEGATIVE_INFINITY;
  const mean = blocksGain / blocksWeight;
  const variance = Math.max(0, blockGainSquares / blocksWeight - mean * mean);
  return mean - twoSided95 * Math.sqrt(variance / (blocks - 1));
}
