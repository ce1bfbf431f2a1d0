import { barColumn } from '../bars/bar.js';
import { MS_PER_DAY } from '../bars/civil.js';
import { CONTEXTS } from './bit-coder.js';
import { fineClass, lastDigit, sizeClass } from './size-class.js';

/**
 * What is known when a field is coded, as four whole numbers each, the first of them 0: the fields coded before it in
 * `ticks`, and the sizes of steps, gaps, bodies, ranges and volumes of the bars before. The last
 * digit of the price that is near tells round prices from others.
 */
export class BarContexts {
  /** The bar that is being coded, in ticks, as far as it is coded. */
  readonly ticks: Float64Array = new Float64Array(6);
  readonly contexts: Int32Array = new Int32Array(CONTEXTS);
  readonly #stepsPerDay: number;
  #time = 0;
  #close = 0;
  /** Of the bar before, and of the ones before it: steps of time, and volumes. */
  #step = 1;
  #secondStep = 1;
  #thirdStep = 1;
  #volume = 0;
  #secondVolume = 0;
  /** Of the bar before. */
  #gap = 0;
  #body = 0;
  #range = 0;
  /** Moving averages over some eight bars, in eighths: steps, movements, size classes of volumes. */
  #pace = 0;
  #movement = 0;
  #trade = 0;

  constructor(stepMs: number) {
    this.#stepsPerDay = Math.max(1, Math.floor(MS_PER_DAY / stepMs));
  }

  beforeTime(): void {
    const recent = (this.#step * 31 + this.#secondStep) * 31 + this.#thirdStep;
    const pace = fineClass(this.#pace);
    const paced = (sizeClass(this.#step) * 64 + pace) * 16 + sizeClass(this.#volume);
    this.#set(recent, paced, this.#time % this.#stepsPerDay);
  }

  beforeOpen(): void {
    const step = this.#stepNow();
    const ranged = step * 16 + sizeClass(this.#range);
    const pair = (this.#gap + 50) * 1000 + this.#body;
    this.#set(ranged, lastDigit(this.#close) * 8 + Math.min(step, 7), pair);
  }

  beforeClose(): void {
    const step = this.#stepNow();
    const open = this.ticks[barColumn.open]!;
    const movement = fineClass(this.#movement);
    const gap = open - this.#close;
    const ranged = sizeClass(gap) * 16 + sizeClass(this.#range);
    const paced = movement * 64 + step * 2 + (this.#volume === 0 ? 0 : 1);
    this.#set(ranged, lastDigit(open) * 8 + Math.min(step, 7), paced);
  }

  beforeHigh(): void {
    const [open, close] = [this.ticks[barColumn.open]!, this.ticks[barColumn.close]!];
    const body = sizeClass(close - open);
    const movement = fineClass(this.#movement);
    const digit = lastDigit(Math.max(open, close)) * 16 + body;
    const ranged = body * 16 + sizeClass(this.#range);
    this.#set(ranged, digit, movement * 16 + body);
  }

  beforeLow(): void {
    const [open, close] = [this.ticks[barColumn.open]!, this.ticks[barColumn.close]!];
    const body = sizeClass(close - open);
    const upper = sizeClass(this.ticks[barColumn.high]! - Math.max(open, close));
    const movement = fineClass(this.#movement);
    const digit = lastDigit(Math.min(open, close)) * 16 + body;
    const ranged = body * 16 + sizeClass(this.#range);
    this.#set(ranged, digit, movement * 16 + upper);
  }

  beforeVolume(): void {
    const range = fineClass(this.ticks[barColumn.high]! - this.ticks[barColumn.low]!);
    const trade = fineClass(this.#trade);
    const [volume, second] = [sizeClass(this.#volume), sizeClass(this.#secondVolume)];
    const step = this.#stepNow();
    this.#set(range * 16 + volume, range * 64 + trade, (volume * 16 + second) * 16 + step);
  }

  /** The bar is coded: it is the one before now. */
  absorb(): void {
    const { ticks } = this;
    const step = ticks[barColumn.time]! - this.#time;
    this.#thirdStep = this.#secondStep;
    this.#secondStep = this.#step;
    this.#step = step;
    this.#time = ticks[barColumn.time]!;
    this.#gap = ticks[barColumn.open]! - this.#close;
    this.#body = ticks[barColumn.close]! - ticks[barColumn.open]!;
    this.#range = ticks[barColumn.high]! - ticks[barColumn.low]!;
    this.#close = ticks[barColumn.close]!;
    this.#secondVolume = this.#volume;
    this.#volume = ticks[barColumn.volume]!;
    this.#pace += (Math.min(Math.abs(step), 200) * 8 - this.#pace) / 8;
    this.#movement += ((this.#range + Math.abs(this.#gap)) * 8 - this.#movement) / 8;
    this.#trade += (fineClass(this.#volume) * 4 - this.#trade) / 8;
  }

  #stepNow(): number {
    return sizeClass(this.ticks[barColumn.time]! - this.#time);
  }

  #set(a: number, b: number, c: number): void {
    const { contexts } = this;
    contexts[1] = a;
    contexts[2] = b;
    contexts[3] = c;
  }
}
