/**
 * The page's own functions, captured before anyone, the tool's own interceptors included, stands
 * in front of them. Empty outside a browser, where the module is imported for its pure parts.
 */
const prototypeOf = <T>(kind: { prototype: T } | undefined) => kind?.prototype ?? ({} as T)

const element = prototypeOf(globalThis.Element)

export const { getAttribute, hasAttribute, setAttribute, removeAttribute } = element
export const { hasAttributes, matches } = element
export const { insertBefore, cloneNode, contains } = prototypeOf(globalThis.Node)

const { querySelectorAll } = element
/** Also of a form with a field of that name: a field answers for its form (`<input name="matches">`). */
export const findAll = (node: ParentNode, selector: string): NodeListOf<Element> =>
  (node instanceof Element ? querySelectorAll : node.querySelectorAll).call(node, selector)

export const setHtml = Object.getOwnPropertyDescriptor(element, 'innerHTML')?.set

/** Of this document, and no markup can take its names: `<img name="baseURI">` answers for `document`. */
export const here = globalThis.Text && new Text()

const attribute = prototypeOf(globalThis.Attr)
export const nameOf = Object.getOwnPropertyDescriptor(attribute, 'name')?.get
export const valueOf = Object.getOwnPropertyDescriptor(attribute, 'value')?.get
