import { h } from 'preact'
import type { ComponentChildren } from 'preact'

const isSafe = (url: string): boolean => {
  try {
    return /^(https?|mailto|tel):$/.test(new URL(url, document.baseURI).protocol)
  } catch {
    return false
  }
}

interface LinkProps {
  readonly href: string | undefined
  /** Opens beside the page, so that a half-made answer is not lost. */
  readonly isAside?: boolean
  readonly children: ComponentChildren
}

/** A link, or its bare words when the address could run code. */
export const Link = ({ href, isAside, children }: LinkProps) =>
  href && isSafe(href) ? (
    <a part="link" href={href} {...(isAside && { target: '_blank', rel: 'noopener' })}>
      {children}
    </a>
  ) : (
    <span>{children}</span>
  )
