import { catalog, classOf } from '../src/indicators/index.js';
import { operatorRows } from './harness/operator-rows.js';
import { runRoom } from './harness/run-room.js';
import { peerRows } from './indicators/peer-rows.js';
import { setRows } from './indicators/set-row.js';

/**
 * Nine operators beside their peers and C, `update`, `peek` and `process`; a set of 25 from specs;
 * every operator's `update` and `process`.
 */
const classes = Object.keys(catalog).map((kind) => classOf(kind));
runRoom('indicators', [...peerRows(), ...setRows, ...operatorRows(classes)]);
