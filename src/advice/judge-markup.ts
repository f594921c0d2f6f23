/** Markup that nearly means something: the browser ignores it without a word, so this says it. */
import { suggest, type Problem } from '../config/problems'
import type { CompatTool, SiteConfig } from '../config/schema'

/** What stands behind `data-` on an element that waits, and behind `data-cct-` anywhere. */
const MARKS = ['category', 'service']
const HOOKS = ['config', 'open', 'action', 'declaration', 'if', 'unless']

const BLOCK = 'data-cct-config'

/** How another tool's marked elements are told. */
const OTHERS: readonly (readonly [tool: CompatTool, selector: string])[] = [
  ['cookiebot', '[data-cookieconsent]:not([data-cookieconsent="ignore"])'],
  ['onetrust', '[class*="optanon-category-"]'],
  ['klaro', 'script[type="text/plain"][data-name],[data-src][data-name]'],
]

const nameOf = (element: Element): string => {
  const from = element.getAttribute('src') ?? element.getAttribute('data-src')
  return `<${element.localName}${from ? ` src="${from.slice(0, 80)}"` : ''}>`
}

const nearly = (element: Element, prefix: string, known: readonly string[]): Problem[] =>
  element.getAttributeNames().flatMap((name) => {
    const word = name.slice(prefix.length)
    const near = name.startsWith(prefix) && !known.includes(word) && suggest(word, known)
    return near
      ? [
          {
            path: name,
            message: `unknown attribute on ${nameOf(element)}${near.replace('"', `"${prefix}`)}`,
          },
        ]
      : []
  })

/** An inert script that nothing will ever wake. */
const judgeMarks = (root: ParentNode): Problem[] =>
  [
    ...root.querySelectorAll('script[type="text/plain"]:not([data-category]):not([data-cct-held])'),
  ].flatMap((script) => nearly(script, 'data-', MARKS))

const judgeHooks = (root: ParentNode): Problem[] =>
  [...root.querySelectorAll('*')].flatMap((element) => nearly(element, 'data-cct-', HOOKS))

const toolIn = (root: ParentNode): HTMLScriptElement | undefined =>
  [...root.querySelectorAll<HTMLScriptElement>('script[src]')].find((script) =>
    /\/cct\.(core\.)?js([?#]|$)/.test(script.src),
  )

const judgeBlocks = (root: ParentNode): Problem[] => {
  const [first, second] = root.querySelectorAll(`script[${BLOCK}]`)
  const tool = toolIn(root)
  const isAfter =
    first &&
    tool &&
    tool.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING &&
    !tool.async &&
    !tool.defer
  return [
    ...(isAfter
      ? [
          {
            path: BLOCK,
            message: 'stands after the tag of the tool, so it was not read: put it before',
          },
        ]
      : []),
    ...(second ? [{ path: BLOCK, message: 'stands twice; only the first is read' }] : []),
  ]
}

/** A Google tag pasted into the page beside the one that the tool loads: every hit is counted twice. */
const judgeGoogle = (root: ParentNode, { services = [] }: SiteConfig): Problem[] =>
  services.flatMap(({ measurementId, containerId }) => {
    const id = measurementId ?? containerId
    const twin =
      id &&
      [...root.querySelectorAll('script:not([src])')].some(
        ({ textContent }) =>
          textContent?.includes(id) && /\bgtag\s*\(|gtm\.start/.test(textContent),
      )
    return twin
      ? [
          {
            path: 'services',
            message: `${id} is loaded by the tool and by a snippet in the page, so it counts twice: remove the snippet or the setting`,
          },
        ]
      : []
  })

const judgeOthers = (root: ParentNode, { compat }: SiteConfig): Problem[] => {
  const tools = new Set(
    [compat].flat().map((wish) => (typeof wish === 'object' ? wish.tool : wish)),
  )
  return OTHERS.flatMap(([tool, selector]) =>
    root.querySelector(selector) && !tools.has(tool)
      ? [
          {
            path: 'compat',
            message: `elements marked for ${tool} are in the page and stay inert; set compat to "${tool}", or mark them with data-category`,
          },
        ]
      : [],
  )
}

/** What in the page does not do what it was written for, each with what to write instead. */
export const judgeMarkup = (root: ParentNode, config: SiteConfig): Problem[] => [
  ...judgeMarks(root),
  ...judgeHooks(root),
  ...judgeBlocks(root),
  ...judgeGoogle(root, config),
  ...judgeOthers(root, config),
]
