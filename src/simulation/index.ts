export { Book } from './book.js';
export type { BookBar } from './book-bar.js';
export type { BookEvent, BookFill, Budget, FillReason, OrderRefusal } from './book-event.js';
export type { BookOptions, IntrabarPolicy, SizingContext } from './book-options.js';
export type { BrokerUpdate } from './broker-end.js';
export {
  type CostContext,
  type FeeModel,
  impactSlippage,
  ratioFee,
  ratioSlippage,
  type SlippageModel,
  tickSlippage,
  unitFee,
} from './costs.js';
export type { Exits, Order, OrderKind, OrderState } from './order.js';
export { PaperBroker, type PaperBrokerOptions } from './paper-broker.js';
