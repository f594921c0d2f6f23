import { h } from 'preact'
import type { ServiceRow } from '../../app/port'
import { factsOf } from '../facts'
import { Link } from '../parts/Link'
import { Switch } from '../parts/Switch'
import type { Words } from '../text/words'
import { CookieTable } from './CookieTable'

interface ServiceItemProps {
  readonly words: Words
  readonly service: ServiceRow
  /** Undefined where there is no choice: essential services. */
  readonly isOn: boolean | undefined
  readonly onToggle: (isOn: boolean) => void
}

export const ServiceItem = ({ words, service, isOn, onToggle }: ServiceItemProps) => {
  const { id, name, provider, policyUrl, purpose, cookies } = factsOf(service)
  return (
    <li part="service">
      <div class="r">
        <h4>
          <label for={`t-${id}`}>{name}</label>
        </h4>
        {isOn !== undefined && (
          <Switch id={id} isOn={isOn} state={words.say(isOn ? 'on' : 'off')} onToggle={onToggle} />
        )}
      </div>
      <p>
        {provider && (
          <Link href={policyUrl} isAside>
            {provider}
          </Link>
        )}
        {provider && purpose && ' · '}
        {purpose}
      </p>
      {cookies.length > 0 && <CookieTable words={words} cookies={cookies} label={name} />}
    </li>
  )
}
