import type { ComponentChildren } from 'preact'

interface NoticeProps {
  readonly title: string
  readonly children: ComponentChildren
  /** Something went wrong: it is told at once, and may be tried again. */
  readonly onRetry?: () => void
}

export const Notice = ({ title, children, onRetry }: NoticeProps) => (
  <section class="notice" role={onRetry ? 'alert' : undefined}>
    <h2>{title}</h2>
    <p>{children}</p>
    {onRetry && (
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    )}
  </section>
)
