import { h } from 'preact'

interface FinderProps {
  readonly label: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly filterLabel: string
  /** Value and text of each. */
  readonly filters: readonly (readonly [value: string, text: string])[]
  readonly filter: string
  readonly onFilter: (filter: string) => void
  /** What came of it, for everyone to hear. */
  readonly status: string
}

/** A search field, a filter beside it, and what they found. */
export const Finder = (props: FinderProps) => (
  <div class="fi" role="search" aria-label={props.label} part="search">
    <label>
      <span>{props.label}</span>
      <input
        type="search"
        data-cct="find"
        autocomplete="off"
        spellcheck={false}
        value={props.query}
        onInput={(event) => props.onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          // The first Escape empties the field, the next one closes the dialog.
          if (event.key !== 'Escape') return
          event.preventDefault()
          if (props.query) props.onQuery('')
          // WebKit keeps Escape for the field.
          else event.currentTarget.closest('dialog')?.close()
        }}
      />
    </label>
    <label>
      <span>{props.filterLabel}</span>
      <select
        data-cct="filter"
        value={props.filter}
        onChange={(event) => props.onFilter(event.currentTarget.value)}
      >
        {props.filters.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
    {/* There before its text, or screen readers would not announce it. */}
    <p role="status">{props.status}</p>
  </div>
)
