import { expect, it } from 'vitest';
import { encodeText, type Snapshot } from '../../src/core/index.js';
import {
  adjust,
  adoptLane,
  changedParts,
  finish,
  Pipeline,
  PipelineCore,
  type PipelineExtensions,
  type PipelineOptions,
  PortfolioStage,
  reconfigure,
  releaseLane,
  reset,
  restoreParts,
  snapshotParts,
  splitPosition,
} from '../../src/pipeline/index.js';
import { minutes, printed, small } from './market.js';

// Code that runs within a call calls the pipeline once more: it is refused, and the bar is absorbed as
// if nobody had called.

const bars = minutes('X', 8, 12);
const [at, later] = [9, bars.at(-1)!.time + 60_000];
const options = { ...small, timeframes: ['1m'], denoise: false, portfolio: {} };
const bar = { ...bars[0]!, time: later };
const columns = { time: [later], open: [1], high: [1], low: [1], close: [1], volume: [1] };

type Call = (pipeline: Pipeline, saved: Snapshot) => unknown;

const methods: Readonly<Record<string, Call>> = {
  update: (pipeline) => pipeline.update(bar),
  peek: (pipeline) => pipeline.peek(bar),
  process: (pipeline) => pipeline.process(columns as never),
  warm: (pipeline) => pipeline.warm([bar]),
  advance: (pipeline) => pipeline.advance(later),
  snapshot: (pipeline) => pipeline.snapshot(),
  restore: (pipeline, saved) => pipeline.restore(saved),
  setEquity: (pipeline) => pipeline.setEquity(5),
  onFill: (pipeline) => pipeline.onFill({} as never),
  onReject: (pipeline) => pipeline.onReject('a'),
  mark: (pipeline) => pipeline.mark('X', 7),
  setQuoteRate: (pipeline) => pipeline.setQuoteRate('X', 2, 0),
  resumeTrading: (pipeline) => pipeline.resumeTrading(0),
};

const functions: Readonly<Record<string, Call>> = {
  adjust: (pipeline) => adjust(pipeline, 'X', {} as never),
  adoptLane: (pipeline) => adoptLane(pipeline, {} as never),
  changedParts: (pipeline) => changedParts(pipeline),
  finish: (pipeline) => finish(pipeline),
  reconfigure: (pipeline) => reconfigure(pipeline, 'X', {}),
  releaseLane: (pipeline) => releaseLane(pipeline, 'X'),
  reset: (pipeline) => reset(pipeline, 'X'),
  restoreParts: (pipeline, saved) => restoreParts(pipeline, [saved]),
  snapshotParts: (pipeline) => [...snapshotParts(pipeline)],
  splitPosition: (pipeline) => splitPosition(pipeline, 'X', 2),
};

const empty = { format: 1, version: 1, id: 'mine', state: null };

function stageOf(code: () => void) {
  return class {
    readonly id = 'mine';
    update = (): void => code();
    peek = this.update;
    snapshot = (): typeof empty => empty;
    restore(): void {}
  };
}

/** `step`, after `code`. */
const after =
  <A extends readonly unknown[], R>(code: () => void, step: (...known: A) => R) =>
  (...known: A): R => {
    code();
    return step(...known);
  };

const hosts: Readonly<Record<string, (code: () => void) => PipelineExtensions>> = {
  'a stage': (code) => ({ stages: { mine: stageOf(code) } }),
  'a stage over all symbols': (code) => {
    class Mine extends PortfolioStage {
      readonly id = 'mine';
      update = (): void => code();
      peek = this.update;
      snapshot = (): typeof empty => empty;
      restore(): void {}
    }
    return { stages: { mine: Mine } };
  },
  'a step that pools': (code) => ({ steps: { composite: after(code, (_, usual) => usual()) } }),
  'a step that decides': (code) => ({
    steps: { decision: after(code, (known, usual) => usual(known)) },
  }),
  'a step over all symbols': (code) => ({
    steps: { portfolio: after(code, (some, usual) => [...usual(some)]) },
  }),
};

interface Story {
  readonly said: readonly string[];
  readonly thrown: Readonly<Record<string, string>>;
}

function messageOf(call: () => unknown): string {
  try {
    return `said ${call()}`;
  } catch (error) {
    return String(error);
  }
}

/** A run in which the code makes all of `calls` at one bar. */
function storyOf(host: (code: () => void) => PipelineExtensions, calls: typeof methods): Story {
  let i = 0;
  let isDone = false;
  const thrown: Record<string, string> = {};
  const code = (): void => {
    if (i !== at || isDone) return;
    isDone = true; // what reads a result may run a step once more
    for (const [name, call] of Object.entries(calls)) {
      thrown[name] = messageOf(() => call(pipeline, saved));
    }
  };
  const pipeline = new Pipeline(options as PipelineOptions, host(code)) as unknown as Pipeline;
  const saved = pipeline.snapshot();
  pipeline.setEquity(1e5);
  const said: string[] = [];
  for (; i < bars.length; i++) said.push(printed(pipeline.update(bars[i]!)));
  return { said: [...said, encodeText(pipeline.snapshot())], thrown };
}

it.each(Object.entries(hosts))('within %s each call is refused', (_, host) => {
  const calls = { ...methods, ...functions };
  const { said, thrown } = storyOf(host, calls);
  const refusal = 'Error: called from within a call that has not returned';
  expect(thrown).toEqual(Object.fromEntries(Object.keys(calls).map((name) => [name, refusal])));
  const plain = storyOf(host, {}).said;
  expect(said.flatMap((one, i) => (one === plain[i] ? [] : [i]))).toEqual([]);
});

it('no method of a pipeline is left out', () => {
  const own = Object.getOwnPropertyDescriptors(PipelineCore.prototype);
  const names = Object.keys(own).filter((name) => 'value' in own[name]! && name !== 'constructor');
  const all = [...Object.keys(methods), 'position', 'tradingStatus', 'barsNeeded'];
  expect(names.sort()).toEqual(all.sort());
});
