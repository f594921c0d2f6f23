import { h } from 'preact'
import type { Group } from '../draft'
import { factsOf } from '../facts'
import { Link } from '../parts/Link'
import type { Words } from '../text/words'
import { CookieTable } from './CookieTable'

interface DeclarationProps {
  readonly words: Words
  readonly groups: readonly Group[]
}

/** The cookie declaration for a privacy notice: plain HTML that takes the page's own styling. */
export const Declaration = ({ words, groups }: DeclarationProps) => (
  <div lang={words.language} dir={words.dir}>
    {groups.map(({ id, title, text, services }) => (
      <section>
        <h3>{title ?? (words.say(id) || id)}</h3>
        <p>{text ?? words.say(`${id}.text`)}</p>
        {services.map(factsOf).map(({ name, provider, policyUrl, purpose, cookies }) => (
          <section>
            <h4>{name}</h4>
            <p>
              {provider && <Link href={policyUrl}>{provider}</Link>}
              {provider && purpose && ' · '}
              {purpose}
            </p>
            {cookies.length > 0 && <CookieTable words={words} cookies={cookies} label={name} />}
          </section>
        ))}
      </section>
    ))}
  </div>
)
