import type { CookieDescription, Description } from './descriptions'

/**
 * Descriptions from text, which is half the bytes of objects. A service is a line that starts with
 * `@`: `@id; name; provider; policy URL without https://; purpose`. Its cookies follow, one a line:
 * `name; duration; purpose`, before the name `3p` (third party) and `local`, `session` or `indexeddb`.
 */
export const parseDescriptions = (text: string): Readonly<Record<string, Description>> => {
  const services: Record<string, Description> = Object.create(null)
  let cookies: CookieDescription[] = []
  for (const line of text.trim().split('\n')) {
    const [head = '', ...rest] = line.split('; ')
    if (head.startsWith('@')) {
      const [name = '', provider = '', policy = '', purpose = ''] = rest
      cookies = []
      services[head.slice(1)] = { name, provider, policyUrl: 'https://' + policy, purpose, cookies }
    } else {
      const words = head.split(' ')
      const type = types.find((kind) => words.includes(kind))
      cookies.push({
        name: words.at(-1) ?? '',
        ...(type && { type }),
        duration: rest[0] ?? '',
        party: words.includes('3p') ? 'third' : 'first',
        purpose: rest[1] ?? '',
      })
    }
  }
  return services
}

const types = ['local', 'session', 'indexeddb'] as const
