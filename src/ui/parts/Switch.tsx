import { h } from 'preact'

interface SwitchProps {
  readonly id: string
  readonly isOn: boolean
  readonly isMixed?: boolean
  /** The state in words, beside the switch: colour alone would not do. */
  readonly state: string
  /** A script's click can only switch off. */
  readonly onToggle: (isOn: boolean) => void
}

export const Switch = ({ id, isOn, isMixed = false, state, onToggle }: SwitchProps) => (
  <span class="sw" part="switch">
    {/* A switch knows no mixed state, so it is described by its words; on and off it says itself. */}
    <span id={isMixed ? `s-${id}` : undefined} aria-hidden={!isMixed}>
      {state}
    </span>
    <input
      part="toggle"
      type="checkbox"
      role="switch"
      id={`t-${id}`}
      data-cct={`toggle:${id}`}
      aria-describedby={`p-${id} s-${id}`}
      checked={isOn}
      ref={(input) => {
        // Clicking clears the mixed state by itself, also where the click is then refused.
        if (input) input.indeterminate = isMixed
      }}
      // `change` is trusted even after a script's `click()`, so the click itself is asked.
      onClick={(event) => onToggle(event.currentTarget.checked && event.isTrusted)}
    />
  </span>
)
