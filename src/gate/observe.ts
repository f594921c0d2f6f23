/** Sees elements the moment the parser or a script has put them into a document. */
export const observePage = (
  selector: string,
  look: (element: Element) => void,
  onMarked: (element: Element) => void,
  onRemoved: (element: Element) => void,
): { observe(document: Document): void; stop(): void } => {
  const inside = (node: ParentNode) => node.querySelectorAll(selector).forEach(look)
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'attributes') onMarked(target as Element)
      for (const node of addedNodes) {
        if (node.nodeType !== 1) continue
        look(node as Element)
        if ((node as Element).firstElementChild) inside(node as Element)
      }
      for (const node of removedNodes) if (!node.isConnected) onRemoved(node as Element)
    }
  })
  return {
    observe: (page) => {
      // The parser is at work on this one; another may have been written already.
      if (page !== document) inside(page)
      observer.observe(page, {
        childList: true,
        subtree: true,
        attributes: true,
        attributeFilter: ['data-category'],
      })
    },
    stop: () => observer.disconnect(),
  }
}
