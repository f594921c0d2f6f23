/** Rights exercised by contact: which are shown where, and what is wrong with how they are declared. */
import type { Request } from '../config/schema'

const codeOf = (region: string): string =>
  region.trim().toUpperCase().replace('_', '-').replace(/^UK\b/, 'GB').replace(/^EL\b/, 'GR')

/** Shown where it applies, and everywhere to someone whose place is not known. */
export const isRightIn = ({ title, regions }: Request, region: string | null): boolean =>
  Boolean(title?.trim()) &&
  (!region || !regions || regions.some((code) => `${region}-`.startsWith(`${codeOf(code)}-`)))

/** One message for each thing a visitor would miss. */
export const checkRequests = (
  requests: readonly Request[],
  report: (path: string, message: string) => void,
): void =>
  requests.forEach(({ title, text, url, email, phone, regions }, i) => {
    const at = `requests[${i}]`
    if (!title?.trim()) report(`${at}.title`, 'is missing; the request is not shown')
    if (!text?.trim()) report(`${at}.text`, 'is missing; nobody is told what the request is for')
    if (!url && !email && !phone) report(at, 'names no url, email or phone: nobody can make it')
    if (phone && !/\d/.test(phone)) report(`${at}.phone`, `"${phone}" has no digits`)
    for (const code of regions ?? [])
      if (!/^[A-Z]{2}(-[A-Z\d]{1,3})?$/.test(codeOf(code)))
        report(`${at}.regions`, `"${code}" should be an ISO 3166 code such as "DE" or "US-CA"`)
  })
