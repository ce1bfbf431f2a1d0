/** All that `riskPolicy` made: nobody can write on them, so that they need no second look. */
export const policies: WeakSet<object> = /* @__PURE__ */ new WeakSet<object>();
