import { h } from 'preact'
import { factsOf } from '../facts'
import type { Group } from '../groups'
import type { CenterWords } from '../text/center-words'
import { CookieTable } from './CookieTable'
import { ServiceText } from './ServiceText'

interface DeclarationProps {
  readonly words: CenterWords
  readonly groups: readonly Group[]
}

/** The cookie declaration for a privacy notice: plain HTML that takes the page's own styling. */
export const Declaration = ({ words, groups }: DeclarationProps) => (
  <div lang={words.language} dir={words.dir}>
    {groups.map(({ title, text, services }) => (
      <section>
        <h3>{title}</h3>
        <p>{text}</p>
        {services
          .map((service) => factsOf(service, words))
          .map((facts) => (
            <section>
              <h4>{facts.name}</h4>
              <p>
                <ServiceText {...facts} />
              </p>
              <CookieTable words={words} facts={facts} />
            </section>
          ))}
      </section>
    ))}
  </div>
)
