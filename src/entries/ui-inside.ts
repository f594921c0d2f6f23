import type { Mount } from '../app/port'

/**
 * In `cct.js` the build puts the interface here, inside a function, so that its code is there but
 * does not run until it is needed. In `cct.core.js` there is none, and it is fetched.
 */
export const uiInside: (() => Mount) | undefined = undefined
