/** Own keys only: what a page puts on `Object.prototype` is no host and no permission. */
export const bare = <T extends object>(row: T): T => ({ __proto__: null, ...row })
