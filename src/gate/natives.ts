/**
 * The page's own functions, captured before anyone, the tool's own interceptors included, stands
 * in front of them. Empty outside a browser, where the module is imported for its pure parts.
 */
const prototypeOf = <T>(kind: { prototype: T } | undefined) => kind?.prototype ?? ({} as T)

const element = prototypeOf(globalThis.Element)

export const { getAttribute, hasAttribute, setAttribute, removeAttribute } = element
export const { insertBefore, cloneNode } = prototypeOf(globalThis.Node)
export const setHtml = Object.getOwnPropertyDescriptor(element, 'innerHTML')?.set
