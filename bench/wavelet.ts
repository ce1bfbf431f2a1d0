import { runRoom } from './harness/run-room.js';
import { denoiserRows } from './wavelet/denoiser-rows.js';
import { historyRows, modwtRows } from './wavelet/modwt-rows.js';
import { pywaveletsRecompute } from './wavelet/pywavelets.js';
import { recomputeRows } from './wavelet/recompute-rows.js';

/**
 * `Modwt` at every update, five wavelets at three depths, beside C; after little history and after
 * much; the denoisers beside C; and what others take to transform a window of 512 anew.
 */
const rows = [...modwtRows(), ...historyRows(), ...denoiserRows(), ...(await recomputeRows())];
const results = runRoom('wavelet', rows);

const ours = results.find(({ name }) => name === 'modwt db4 J=5: update')?.ns['barwave'];
if (ours !== undefined) console.log(pywaveletsRecompute(ours));
