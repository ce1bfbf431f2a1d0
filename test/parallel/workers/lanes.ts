// A worker: of node:worker_threads with a parent port, else of a browser.
import { hostLanes, type Port } from '../../../src/parallel/index.js';

/** Of a web worker. */
declare const self: Port | undefined;
/** The bundler puts it here: `node:worker_threads`' port, or nothing. */
declare const PARENT: Port | undefined;

const port = typeof PARENT === 'undefined' ? self : PARENT;
hostLanes(port!, { now: () => performance.now() });
