import { h } from 'preact'
import type { ServiceRow } from '../../app/port'
import { factsOf } from '../facts'
import { Setting } from '../parts/Setting'
import { Switch } from '../parts/Switch'
import type { CenterWords } from '../text/center-words'
import { CookieTable } from './CookieTable'
import { ServiceText } from './ServiceText'

interface ServiceItemProps {
  readonly words: CenterWords
  readonly service: ServiceRow
  /** Undefined where there is no choice: essential services. */
  readonly isOn: boolean | undefined
  readonly onToggle: (isOn: boolean) => void
}

export const ServiceItem = ({ words, service, isOn, onToggle }: ServiceItemProps) => {
  const facts = factsOf(service, words)
  const { id, name } = facts
  return (
    <li part="service">
      <Setting
        id={id}
        level={4}
        title={name}
        control={
          isOn !== undefined && (
            <Switch
              id={id}
              isOn={isOn}
              state={words.say(isOn ? 'on' : 'off')}
              onToggle={onToggle}
            />
          )
        }
        text={<ServiceText {...facts} />}
      />
      <CookieTable words={words} facts={facts} />
    </li>
  )
}
