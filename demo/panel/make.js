/** An element with its properties and children; text is always text. */
export const make = (name, properties = {}, ...children) => {
  const element = document.createElement(name)
  Object.assign(element, properties)
  element.append(...children)
  return element
}
