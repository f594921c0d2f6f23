import { h } from 'preact'
import type { ComponentChildren } from 'preact'

interface SettingProps {
  readonly id: string
  readonly title: string
  readonly level: 3 | 4
  /** The switch, or what stands in its place. */
  readonly control: ComponentChildren
  readonly text: ComponentChildren
}

/** A title that is the label of its switch, and a sentence below; a site may have written both in its own language. */
export const Setting = ({ id, title, level, control, text }: SettingProps) => [
  <div class="r">
    {h(
      `h${level}`,
      null,
      <label part="setting" id={`l-${id}`} for={`t-${id}`}>
        <bdi>{title}</bdi>
      </label>,
    )}
    {control}
  </div>,
  <p part="text" id={`p-${id}`}>
    {typeof text === 'string' ? <bdi>{text}</bdi> : text}
  </p>,
]
