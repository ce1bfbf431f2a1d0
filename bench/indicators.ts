import type { OperatorClass } from '../src/core/operator-class.js';
import * as operators from '../src/indicators/operators.js';
import { operatorRows } from './harness/operator-rows.js';
import { runRoom } from './harness/run-room.js';
import { peerRows } from './indicators/peer-rows.js';
import { setRow } from './indicators/set-row.js';

/**
 * Nine operators beside their peers and C, `update`, `peek` and `process`; a set of 25 from specs;
 * every operator's `update` and `process`.
 */
const classes = Object.values(operators) as unknown as OperatorClass[];
runRoom('indicators', [...peerRows(), setRow, ...operatorRows(classes)]);
