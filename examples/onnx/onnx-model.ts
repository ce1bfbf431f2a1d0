import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Row } from 'barwave';

/** What a thread that runs a model is told. */
export interface Start {
  readonly path: string;
  readonly port: import('node:worker_threads').MessagePort;
  /** Answers given so far: who asks waits for the next one. */
  readonly answers: Int32Array;
}

export interface OnnxModel {
  /** What the model foretells of `row`, at once. */
  readonly model: (row: Row) => { value: number; confidence: number } | undefined;
  close(): Promise<unknown>;
}

/**
 * The ONNX file at `path` as a model: a function of a row that answers at once. onnxruntime answers
 * later, so it runs in a thread of its own, and whoever asks waits for it.
 *
 * @param features  the columns that the file was trained on, in their order
 */
export function onnxModel(path: string, features: readonly string[]): OnnxModel {
  const { port1, port2 } = new MessageChannel();
  const answers = new Int32Array(new SharedArrayBuffer(4));
  const start: Start = { path, port: port2, answers };
  const worker = new Worker(new URL('./onnx-thread.mjs', import.meta.url), {
    workerData: start,
    transferList: [port2],
  });
  let asked = 0;
  const model: OnnxModel['model'] = (row) => {
    const values = features.map((name) => row.get(name) ?? Number.NaN);
    if (!values.every(Number.isFinite)) return undefined; // not ready
    port1.postMessage(values);
    if (Atomics.wait(answers, 0, asked, 30_000) === 'timed-out') throw new Error('no answer');
    asked += 1;
    const { value, error } = receiveMessageOnPort(port1)!.message as Answer;
    if (error !== undefined) throw new Error(error);
    return { value: value!, confidence: 1 };
  };
  return { model, close: () => worker.terminate() };
}

interface Answer {
  readonly value?: number;
  readonly error?: string;
}
