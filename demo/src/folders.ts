/** Where things lie, as URLs. */

const demo = new URL('../', import.meta.url)

export const dist = new URL('../dist/', demo)
export const catalog = new URL('../src/catalog/', demo)
export const sites = new URL('sites/', demo)
export const vendorFiles = new URL('vendors/', demo)
export const panelFiles = new URL('panel/', demo)
export const data = new URL('../.tmp/demo/', demo)
