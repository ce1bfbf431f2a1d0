// The control: a worker whose commit asks nobody. It has to say things twice, or the trial shows nothing.
import { scripts } from '../scripts.js';

const { commit } = scripts;
const unfenced = commit.slice(commit.indexOf('local at ='));
Object.assign(scripts, { commit: unfenced });
await import('../run-worker.js');
