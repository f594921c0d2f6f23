import { h } from 'preact'
import type { CookieDeclaration } from '../../config/schema'
import type { Words } from '../text/words'

interface CookieTableProps {
  readonly words: Words
  readonly cookies: readonly CookieDeclaration[]
  /** Names the table for those who jump from table to table. */
  readonly label: string
}

export const CookieTable = ({ words, cookies, label }: CookieTableProps) => {
  const heads = ['name', 'kept', 'by', 'purpose'].map((key) => words.say(key))
  // On a phone the rows are stacked and each cell shows its own heading.
  const cell = (column: number, text = '–') => <td data-l={heads[column]}>{text}</td>
  return cookies.length ? (
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
            {cell(1, duration)}
            {cell(2, party && words.say(party))}
            {cell(3, purpose)}
          </tr>
        ))}
      </tbody>
    </table>
  ) : null
}
