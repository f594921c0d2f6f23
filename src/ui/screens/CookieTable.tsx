import { h } from 'preact'
import type { Facts } from '../facts'
import type { CenterWords } from '../text/center-words'

interface CookieTableProps {
  readonly words: CenterWords
  readonly facts: Facts
}

export const CookieTable = ({ words, facts }: CookieTableProps) => {
  const { name: label, cookies } = facts
  const heads = ['name', 'kept', 'by', 'purpose'].map((key) => words.say(key))
  // On a phone the rows are stacked and each cell shows its own heading.
  const cell = (column: number, text = '–', lang?: string) => (
    <td data-l={heads[column]}>
      <bdi lang={lang}>{text}</bdi>
    </td>
  )
  return cookies.length ? (
    // Named for those who jump from table to table.
    <table aria-label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cookies.map(({ name, type = 'cookie', duration, party, purpose }) => (
          <tr>
            <th scope="row">
              <code dir="ltr">{name}</code>
              {type !== 'cookie' && <small> {words.say(type)}</small>}
            </th>
            {cell(1, duration && words.duration(duration))}
            {cell(2, party && words.say(party))}
            {cell(3, purpose?.text, purpose?.lang)}
          </tr>
        ))}
      </tbody>
    </table>
  ) : null
}
