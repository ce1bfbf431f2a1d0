import { chartsScript } from './script-charts.js';
import { pointerScript } from './script-pointer.js';
import { tablesScript } from './script-tables.js';
import { zoomScript } from './script-zoom.js';

/**
 * What a page does if it may. A line under the cursor reads out the nearest bar, by pointer or arrow
 * keys. A stretch that is dragged over, keys and buttons zoom, all charts over time together. Tables
 * sort. The program loads nothing and keeps nothing; without it the page is complete.
 */
export const program: string = `({ steps, rows, ladder }) => {
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (name, attributes) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  return element;
};
let sum = 0;
const times = steps.map((step) => (sum += step));
const price = times.length > 1 && document.querySelector('svg.chart[aria-label^="Price"]');
if (price) {
${chartsScript}${zoomScript}${pointerScript}
}
${tablesScript}}`.replace(/\n +/g, '\n');
