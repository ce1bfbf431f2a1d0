export type { Pair } from '../core/pair-operator.js';
