import { h } from 'preact'
import type { ComponentChildren } from 'preact'

interface ButtonsProps {
  readonly labels: readonly string[]
  readonly children: ComponentChildren
}

/** Marks that stand above or below a letter take no room of their own; Cyrillic letters take more than Latin ones. */
const lengthOf = (label: string) =>
  label.replace(/\p{Mn}/gu, '').length + label.replace(/[^\u0400-\u04ff]/g, '').length / 5

export const longest = (labels: readonly string[]): number => Math.max(...labels.map(lengthOf))

/**
 * Buttons of one width. The longest label decides whether they stand side by side or stack, so
 * that a long word never makes one of them wider than the other.
 */
export const Buttons = ({ labels, children }: ButtonsProps) => (
  <div class="bs" style={{ '--n': longest(labels) }}>
    {children}
  </div>
)
