/** Does the label of a button say what the button does? Pure. */
import { germanic } from './labels-germanic'
import { latin } from './labels-latin'
import { other } from './labels-other'
import { romance } from './labels-romance'
import { slavic } from './labels-slavic'
import { languageOf } from './language'

/**
 * Pieces of lower-case text, divided by `|`. A space at an end is the edge of a word; a star in
 * front finds the piece inside a word, which in Latin, Greek and Cyrillic letters begins one.
 */
export interface LabelWords {
  /** Puts the answer off, or leads elsewhere. */
  readonly later: string
  /** Lets one choose. */
  readonly choose: string
  /** Says yes, unless a no stands beside it ("Continuer sans accepter"). */
  readonly yes: string
  /** Is pressed as a yes, and does not say so: too little for who is to accept. */
  readonly vague: string
  /** Says no, or "only" ("Accept only what is needed"). */
  readonly no: string
}

/** By language. */
export const labels: Readonly<Record<string, LabelWords>> = {
  ...germanic,
  ...romance,
  ...slavic,
  ...latin,
  ...other,
}

/** Languages in which a mark on a letter makes another word: `tắt` is off, `tất` is all. */
const marked = /^(vi|ga)$/

/** Capitals may come without their marks ("ΑΠΟΔΟΧΗ", "PARAMETRES"); there is more than one way to write some. */
const fold = (text: string, language: string): string => {
  const lower = text.toLowerCase().replace(/['‘ʼ`]/g, '’')
  return marked.test(language)
    ? lower.normalize('NFC')
    : lower
        .normalize('NFKD')
        .replace(/[\u0300-\u036f\u064b-\u0652\u093c]/g, '')
        .replace(/ı/g, 'i')
        .normalize('NFC')
}

/** Words with one space between them and at both ends; an apostrophe is part of a word. */
const spell = (label: string, language: string) =>
  ` ${fold(label, language)} `.replace(/[^\p{L}\p{M}\p{N}’]+/gu, ' ')

/** "no" is not in "annoy", but "accepte" is in "j’accepte". */
const beginsWords = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

const saysAny = (text: string, pieces: string, language: string) =>
  fold(pieces, language)
    .split('|')
    .some((piece) =>
      beginsWords.test(piece)
        ? text.includes(` ${piece}`) || text.includes(`’${piece}`)
        : text.includes(piece.replace('*', '')),
    )

type Says = Readonly<Record<keyof LabelWords, boolean>>

const elsewhere = 'puts the answer off, or leads elsewhere'
const yes = 'reads like a yes'
const no = 'reads like a no'
const silent = 'does not say that it accepts'

/** Of saving and of the way to single choices: both speak of choosing, or of neither yes nor no. */
const chooses = (says: Says) =>
  says.choose || says.later ? undefined : says.no ? no : says.yes ? yes : undefined

const judges: Readonly<Record<string, (says: Says) => string | undefined>> = {
  accept: (says) =>
    !says.yes || says.no ? silent : says.later || says.choose ? elsewhere : undefined,
  reject: (says) =>
    says.later || (says.choose && !says.no)
      ? elsewhere
      : (says.yes || says.vague) && !says.no
        ? yes
        : undefined,
  close: (says) => ((says.yes || says.vague) && !says.no ? yes : undefined),
  save: chooses,
  manage: (says) => chooses({ ...says, yes: says.yes || says.vague }),
}

/** What is wrong with the label of a button; undefined where nothing is. */
export const judgeLabel = (button: string, label: string, tag: string): string | undefined => {
  const language = languageOf(tag)
  const words = Object.hasOwn(labels, language) ? labels[language] : undefined
  const judge = Object.hasOwn(judges, button) ? judges[button] : undefined
  const text = spell(label, language)
  if (!words || !judge || text === ' ') return undefined
  const says = (kind: keyof LabelWords) => saysAny(text, words[kind], language)
  return judge({
    later: says('later'),
    choose: says('choose'),
    yes: says('yes'),
    vague: says('vague'),
    no: says('no'),
  })
}

/** Buttons that stand on one screen, and do different things. */
const together = [
  ['reject', 'accept'],
  ['manage', 'accept'],
  ['manage', 'reject'],
  ['save', 'accept'],
  ['save', 'reject'],
  ['close', 'accept'],
  ['close', 'reject'],
  ['close', 'save'],
] as const

export type Labelled = (typeof together)[number][number]

/** Pairs of buttons that say the same. */
export const findTwins = (
  of: Readonly<Partial<Record<Labelled, string | undefined>>>,
): readonly (readonly [Labelled, Labelled])[] => {
  const text = (button: Labelled) => spell(of[button] ?? '', '').trim()
  return together.filter(([a, b]) => text(a) && text(a) === text(b))
}
