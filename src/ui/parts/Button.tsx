import { h } from 'preact'

interface ButtonProps {
  readonly hook?: string
  readonly label: string
  /** Quiet ones carry no fill. Yes and no never differ in this. */
  readonly isQuiet?: boolean
  readonly onClick: (event: MouseEvent) => void
}

export const Button = ({ hook, label, isQuiet, onClick }: ButtonProps) => (
  <button
    type="button"
    class={isQuiet ? 'q' : 'f'}
    part={`button ${hook ?? ''}`}
    data-cct={hook}
    onClick={onClick}
  >
    {label}
  </button>
)
