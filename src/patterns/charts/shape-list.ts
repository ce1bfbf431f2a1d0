import {
  breaksAscendingTriangle,
  breaksBullFlag,
  breaksDoubleTop,
  breaksHeadAndShoulders,
  breaksSymmetricalTriangle,
  type ShapeShares,
  type ShapeView,
} from './shapes.js';

/** A shape, as it is (sign 1) or upside down, which way it points, and the swings it is made of. */
export interface Shape {
  readonly name: string;
  readonly sign: 1 | -1;
  readonly breaks: (view: ShapeView, by: ShapeShares) => boolean;
  readonly says: 100 | -100;
  readonly swings: number;
}

/** In the order of the outputs. */
export const shapes: readonly Shape[] = [
  { name: 'doubleTop', sign: 1, breaks: breaksDoubleTop, says: -100, swings: 3 },
  { name: 'doubleBottom', sign: -1, breaks: breaksDoubleTop, says: 100, swings: 3 },
  { name: 'headAndShoulders', sign: 1, breaks: breaksHeadAndShoulders, says: -100, swings: 5 },
  {
    name: 'inverseHeadAndShoulders',
    sign: -1,
    breaks: breaksHeadAndShoulders,
    says: 100,
    swings: 5,
  },
  { name: 'ascendingTriangle', sign: 1, breaks: breaksAscendingTriangle, says: 100, swings: 4 },
  { name: 'descendingTriangle', sign: -1, breaks: breaksAscendingTriangle, says: -100, swings: 4 },
  {
    name: 'symmetricalTriangleUp',
    sign: 1,
    breaks: breaksSymmetricalTriangle,
    says: 100,
    swings: 4,
  },
  {
    name: 'symmetricalTriangleDown',
    sign: -1,
    breaks: breaksSymmetricalTriangle,
    says: -100,
    swings: 4,
  },
  { name: 'bullFlag', sign: 1, breaks: breaksBullFlag, says: 100, swings: 5 },
  { name: 'bearFlag', sign: -1, breaks: breaksBullFlag, says: -100, swings: 5 },
];
