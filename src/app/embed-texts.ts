/** The words of a placeholder in English; the file of another language brings its own. */
export const embedTexts = {
  embed: '{name} is held until you allow it.',
  embedOnce: 'Load once',
  embedAlways: 'Always allow {name}',
}
