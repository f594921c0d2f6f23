/** What both pages for building share: a frame with the real tool in it, and lines to copy. */
import { make } from '../../demo/panel/make.js'
import { makeSnippet } from './make-snippet.js'

const encode = (config) =>
  new Uint8Array(new TextEncoder().encode(JSON.stringify(config)))
    .toReversed()
    .reduce((text, byte) => String.fromCharCode(byte) + text, '')

const toBase64Url = (text) =>
  btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Address of an empty page with this configuration. */
export const previewOf = (config, embed = 'tag') =>
  `/preview?embed=${embed}&config=${toBase64Url(encode(config))}`

/** The tool inside the frame, once it has started. */
export const toolIn = (frame) => {
  const tool = frame.contentWindow?.CookieConsentTool
  return tool && typeof tool.allows === 'function' ? tool : null
}

/** What is wrong, by path, as the tool in the frame reported it. */
export const problemsIn = (frame) => frame.contentWindow?.seen?.problems ?? []

export const drawProblems = (problems, nothing) =>
  problems.length > 0
    ? make(
        'ul',
        {},
        ...problems.map(({ path, message }) =>
          make('li', {}, make('code', { className: 'bad' }, path), ` ${message}`),
        ),
      )
    : make('p', { className: 'good' }, nothing)

/** Waits until nobody has typed for a moment, then does it. */
export const whenQuiet = (task, pause = 250) => {
  let timer
  return () => {
    clearTimeout(timer)
    timer = setTimeout(task, pause)
  }
}

const coreText = async () =>
  (await (await fetch('/cct/cct.core.js')).text())
    .replace(/\/\/# sourceMappingURL=.*\s*$/, '')
    .replaceAll('</script', String.raw`<\/script`)

const shortened = '/* the text of cct.core.js */'

/** The lines to paste, for people to read, and as they are copied. */
export const showSnippet = (config, embed, output) => {
  output.textContent = makeSnippet(config, embed, { core: shortened })
}

export const fullSnippet = async (config, embed) =>
  makeSnippet(config, embed, { core: embed === 'inline' ? await coreText() : '' })

/** Copies, and says so beside the button. */
export const copyOn = (button, status, text) =>
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(await text())
      status.textContent = 'Copied.'
    } catch {
      status.textContent = 'This browser does not let the page copy; select the lines instead.'
    }
  })
