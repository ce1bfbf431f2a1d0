import { isoTime } from '../time-text.js';

/** How venues want times in a request. */
export const seconds = (ms: number): number => Math.floor(ms / 1000);
/** Of the last bar that is wanted: `to` is not. */
export const lastSecond = (to: number): number => Math.ceil(to / 1000) - 1;
/** `2024-01-02T14:30:00Z`, without milliseconds. */
export const isoSeconds = (ms: number): string => `${isoTime(ms).slice(0, 19)}Z`;
export const isoDay = (ms: number): string => isoTime(ms).slice(0, 10);
