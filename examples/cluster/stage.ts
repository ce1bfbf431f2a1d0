import { Pipeline, type PipelineOptions, type PipelineResult, type SymbolBar } from 'barwave';
import { barsName, closedName, type Names } from './names.js';
import { type Input, toFields } from './wire.js';

/** A step of the system: bars of one name in, what is said of them out. */
export interface Stage extends Names {
  readonly options: PipelineOptions;
  /** Timeframes whose closed bars are published, for stages that read only those. */
  readonly publishes: readonly string[];
}

/** Something to be said, on which stream. */
export interface Said {
  /** A timeframe, or `undefined` for the output of the stage. */
  readonly closed: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
}

/** What `input` leads to in the pipeline of a partition. */
export function absorbed(pipeline: Pipeline, input: Input, { publishes }: Stage): Said[] {
  if ('bar' in input) return saidOf(pipeline.update(input.bar), publishes);
  return pipeline.advance(input.now).results.flatMap((result) => saidOf(result, publishes));
}

export const pipelineOf = ({ options }: Stage): Pipeline => new Pipeline(options);

/** Signals, decisions that are more than to hold, and what is said no more, each with its id. */
function saidOf(result: PipelineResult, publishes: readonly string[]): Said[] {
  const { signals, decisions, events, closed, symbol } = result;
  const said = signals.map((signal) => output('signal', signal.id, signal));
  for (const event of events) {
    if (event.type === 'superseded') said.push(output('superseded', event.id, event));
  }
  for (const decision of decisions) {
    if (decision.action !== 'hold') said.push(output('decision', decision.id, decision));
  }
  for (const { timeframe, bar } of closed) {
    if (publishes.includes(timeframe)) said.push(closedBar(timeframe, { ...bar, symbol }));
  }
  return said;
}

/** `id` is an idempotency key: a sink elsewhere knows by it what it has already. */
function output(type: string, id: string, value: object): Said {
  return { closed: undefined, fields: { type, id, json: JSON.stringify(value) } };
}

function closedBar(timeframe: string, bar: SymbolBar): Said {
  return { closed: timeframe, fields: toFields({ bar }) };
}

/** Signals from one-minute bars, and the closed bars of longer timeframes for others. */
export const signalStage: Stage = {
  input: barsName,
  stage: 'signals',
  publishes: ['5m', '15m'],
  options: {
    base: '1m',
    timeframes: ['1m', '5m', '15m'],
    strategies: {
      macdRsi: { kind: 'macdRsi' },
      quick: { kind: 'maCrossover', fastPeriod: 3, slowPeriod: 8, atrPeriod: 5 },
    },
    risk: { minConfidence: 0.02 },
  },
};

/** The same words about five minutes, by one who sees nothing but bars of five minutes. */
export const swingStage: Stage = {
  ...signalStage,
  input: closedName('5m'),
  stage: 'swing',
  publishes: [],
  options: { ...signalStage.options, base: '5m', timeframes: ['5m'] },
};

const stages: readonly Stage[] = [signalStage, swingStage];

/** @throws {Error} if there is none of that name */
export function stageOf(name: string): Stage {
  const found = stages.find(({ stage }) => stage === name);
  if (found !== undefined) return found;
  const names = stages.map(({ stage }) => stage).join(', ');
  throw new Error(`no stage '${name}'; there are: ${names}`);
}
