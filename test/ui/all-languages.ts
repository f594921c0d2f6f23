import { readdirSync } from 'node:fs'
import { coreTexts } from '../../src/app/core-texts'
import { embedTexts } from '../../src/app/embed-texts'
import { texts as center } from '../../src/ui/text/en-center'
import { texts as en } from '../../src/ui/text/en'

export type Texts = Readonly<Record<string, string>>

/** The three parts of English as one. */
export const english: Texts = { ...en, ...center, ...coreTexts, ...embedTexts }

/** Tags of the files in `src/ui/text`, by the pattern the build finds them with. */
export const tags = readdirSync('src/ui/text')
  .filter((name) => /^[a-z]{2,3}(-[A-Z][A-Za-z]+)?\.ts$/.test(name))
  .map((name) => name.slice(0, -3))
  .toSorted()

const read = async (tag: string): Promise<[string, Texts]> => {
  if (tag === 'en') return [tag, english]
  const { texts } = (await import(`../../src/ui/text/${tag}.ts`)) as { texts: Texts }
  return [tag, texts]
}

export const languages = Object.fromEntries(await Promise.all(tags.map(read)))
