import { h } from 'preact'
import { factsOf } from '../facts'
import type { Group } from '../groups'
import type { Words } from '../text/words'
import { CookieTable } from './CookieTable'
import { ServiceText } from './ServiceText'

interface DeclarationProps {
  readonly words: Words
  readonly groups: readonly Group[]
}

/** The cookie declaration for a privacy notice: plain HTML that takes the page's own styling. */
export const Declaration = ({ words, groups }: DeclarationProps) => (
  <div lang={words.language} dir={words.dir}>
    {groups.map(({ title, text, services }) => (
      <section>
        <h3>{title}</h3>
        <p>{text}</p>
        {services.map(factsOf).map((facts) => (
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
