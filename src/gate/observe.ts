import { findAll } from './natives'

/** Sees elements the moment the parser or a script has put them into a document. */
export const observePage = (
  selector: string,
  look: (element: Element) => void,
  onMarked: (element: Element) => void,
  onRemoved: (element: Element) => void,
  /** Is there anything whose removal matters? */
  followsRemoval: () => boolean,
): ((document: Document) => void) => {
  const inside = (node: ParentNode) => findAll(node, selector).forEach(look)
  // Runs for every node that anything puts into the page: it reads no more than it needs.
  const nodes = new MutationObserver((records) => {
    for (const record of records) {
      const { addedNodes } = record
      for (let at = 0; at < addedNodes.length; at += 1) {
        const node = addedNodes[at] as Element
        if (!node.localName) continue // text; a form's field may go by the name of `nodeType`
        look(node)
        if (node.firstElementChild) inside(node)
      }
      if (followsRemoval())
        for (const node of record.removedNodes) if (!node.isConnected) onRemoved(node as Element)
    }
  })
  const marks = new MutationObserver((records) => {
    for (const { target } of records) onMarked(target as Element)
  })
  return (page) => {
    // The parser is at work on this one; another may have been written already.
    if (page !== document) inside(page)
    nodes.observe(page, { childList: true, subtree: true })
    marks.observe(page, { subtree: true, attributeFilter: ['data-category'] })
  }
}
