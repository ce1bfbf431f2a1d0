// Runs an ONNX file in a thread of its own: a row comes in, what the model says of it goes out.
import { readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';

const { path, port, answers } = workerData;
env.wasm.numThreads = 1; // the same sums in the same order everywhere
const session = await InferenceSession.create(new Uint8Array(readFileSync(path)));
const [input] = session.inputNames;
const [output] = session.outputNames;

port.on('message', async (values) => {
  port.postMessage(await answerTo(values));
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
});

async function answerTo(values) {
  try {
    const row = new Tensor('float64', Float64Array.from(values), [1, values.length]);
    const said = await session.run({ [input]: row });
    return { value: Number(said[output].data[0]) };
  } catch (error) {
    return { error: String(error) };
  }
}
