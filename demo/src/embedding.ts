/** The lines a site pastes at the top of its head, in each of the three embeddings. */
import { readFile } from 'node:fs/promises'
import { dist } from './folders.ts'
import type { Settings } from './settings.ts'
import { escapeHtml, jsonForScript } from './template.ts'

interface Embedding {
  /** The site's configuration, as JSON text. */
  readonly config: string
  /** What the site itself writes on the tag. */
  readonly attributes: Readonly<Record<string, string>>
  readonly settings: Settings
  readonly nonce: string
}

const attributes = ({ attributes: own, settings, nonce }: Embedding): string => {
  const asked: Record<string, string | null> = {
    'data-region': settings.region,
    'data-layout': settings.layout,
    'data-language': settings.language,
    'data-theme': settings.theme,
  }
  return Object.entries({ ...own, ...asked, nonce })
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) => `
      ${name}="${escapeHtml(value ?? '')}"`,
    )
    .join('')
}

const openingTag = (embedding: Embedding): string => {
  const rest = attributes(embedding)
  if (embedding.settings.embed === 'inline') return `<script\n      data-base="/cct/"${rest}\n    >`
  const file = embedding.settings.embed === 'core' ? 'cct.core.js' : 'cct.js'
  return `<script\n      src="/cct/${file}"${rest}\n    >`
}

const dataBlock = ({ config }: Embedding) =>
  `<script type="application/json" data-cct-config>\n${jsonForScript(config)}\n    </script>`

// Written anew for each page, so that a rebuilt dist/ shows without a restart.
export const coreText = async () => {
  const text = await readFile(new URL('cct.core.js', dist), 'utf8').catch(
    () => 'console.warn("dist/cct.core.js is missing. Run: npm run build")',
  )
  return text.replace(/\/\/# sourceMappingURL=.*\s*$/, '').replaceAll('</script', '<\\/script')
}

export const embed = async (embedding: Embedding): Promise<string> => {
  const body = embedding.settings.embed === 'inline' ? await coreText() : ''
  return `${dataBlock(embedding)}\n    ${openingTag(embedding)}${body}</script>`
}

/** The same lines for people to read, with the core's text shortened. */
export const embedExcerpt = (embedding: Embedding): string => {
  const body = embedding.settings.embed === 'inline' ? '/* the text of cct.core.js */' : ''
  return `<script type="application/json" data-cct-config>{ … }</script>\n${openingTag(embedding).replaceAll('\n    ', '\n')}${body}</script>`
}
