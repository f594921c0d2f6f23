/**
 * What the banner needs of Preact, and no more: elements built once and replaced when they differ.
 * A build that sends the banner ahead of the preference center puts this in Preact's place, so
 * that a first visit carries a third of the code. Same components, same hooks.
 */

type Props = Readonly<Record<string, unknown>> | null
type Component = (props: Record<string, unknown>) => unknown

const append = (into: Node, child: unknown): void => {
  if (Array.isArray(child)) for (const one of child) append(into, one)
  else if (child instanceof Node) into.appendChild(child)
  else if (child || child === 0) into.appendChild(new Text(`${child as string}`))
}

const set = (element: HTMLElement, name: string, value: unknown): void => {
  if (name === 'style')
    for (const [key, part] of Object.entries(value as object)) element.style.setProperty(key, part)
  else if (typeof value === 'function')
    element.addEventListener(name.slice(2).toLowerCase(), value as EventListener)
  else if (value !== undefined && value !== null && value !== false)
    element.setAttribute(name, `${value as string}`)
}

export const h = (type: string | Component, props: Props, ...children: unknown[]): unknown => {
  if (typeof type === 'function') return type({ ...props, children })
  const element = document.createElement(type)
  for (const [name, value] of Object.entries(props ?? {})) set(element, name, value)
  append(element, children)
  return element
}

/** Leaves alone what already stands there in the same words: focus stays, nothing flickers. */
export const render = (made: unknown, into: Element): void => {
  const next = new DocumentFragment()
  append(next, made)
  const [before, after] = [into.firstElementChild, next.firstElementChild]
  if (before && after && before.isEqualNode(after)) return
  into.replaceChildren(next)
}
