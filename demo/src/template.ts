/** Plain HTML files with `{{name}}` in them. */

export type Values = Readonly<Record<string, string>>

/** Throws on a name nobody gave, so that a typing mistake is seen at once. */
export const fill = (template: string, values: Values): string =>
  template.replace(/\{\{([\w-]+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined)
      throw new Error(`The template asks for {{${name}}}, which has no value`)
    return value
  })

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** JSON inside a `<script>` must not be able to end the element. */
export const jsonForScript = (json: string): string => json.replaceAll('<', '\\u003c')
