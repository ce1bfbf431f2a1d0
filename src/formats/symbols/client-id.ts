/** What venues take as a client's own id; where a venue is not named, 32 letters and digits. */
const accepted: Readonly<Record<string, RegExp>> = {
  alpaca: /^.{1,128}$/,
  binance: /^[.A-Z:/a-z0-9_-]{1,36}$/,
  bybit: /^[A-Za-z0-9_-]{1,36}$/,
  coinbase: /^.{1,128}$/,
};
const plain = /^[A-Za-z0-9]{1,32}$/;

/**
 * A decision's id as `venue` takes it: the id itself if its letters are allowed and it is short enough,
 * else 32 hexadecimal digits of it. A pure function of the id: a repeated order has the same.
 *
 * @source https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints (newClientOrderId),
 *   https://bybit-exchange.github.io/docs/v5/order/create-order (orderLinkId),
 *   https://www.okx.com/docs-v5/en/#order-book-trading-trade-post-place-order (clOrdId),
 *   https://docs.kraken.com/api/docs/rest-api/add-order (cl_ord_id)
 */
export function clientIdFor(venue: string, decisionId: string): string {
  const pattern = Object.hasOwn(accepted, venue) ? accepted[venue]! : plain;
  return pattern.test(decisionId) ? decisionId : hexOf(decisionId);
}

/** Four lanes of 32 bits, each an FNV-1a with an offset of its own, stirred at the end. */
function hexOf(text: string): string {
  return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => lane(text, seed)).join('');
}

function lane(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
