/** dist/config.d.ts: what a site owner may write, types only. */
export type * from '../config/schema'
