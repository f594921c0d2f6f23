import { learnedClues } from './learned'

const categories = ['essential', 'functional', 'analytics', 'advertising'] as const

/** The words of a name and how it begins: what its category is guessed from. */
export const cluesOf = (name: string): string[] => {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1)
  const heads = [3, 4]
    .map((length) => '^' + name.slice(0, length))
    .filter((head) => head.length > 3)
  return [...new Set([...words, ...heads])].filter((clue) => !/\s/.test(clue))
}

/** Each clue weighs for or against each category; a weight is one letter, `n` is nothing. */
const readWeights = () =>
  new Map(
    learnedClues.split(' ').map((entry) => {
      const letters = entry.slice(-4).split('')
      return [entry.slice(0, -4), letters.map((letter) => (letter.charCodeAt(0) - 110) / 3)]
    }),
  )
let cached: ReturnType<typeof readWeights> | undefined

/**
 * A guess from the words in a name that nobody knows, with its probability.
 * @example guessName('acme_csrf_token') // { category: 'essential', … }
 */
export const guessName = (name: string) => {
  const weights = (cached ??= readWeights())
  const clues = cluesOf(name)
  const scores = clues.reduce(
    (sums, clue) => sums.map((sum, index) => sum + (weights.get(clue)?.[index] ?? 0)),
    [...(weights.get('') ?? [0, 0, 0, 0])],
  )
  const likelihoods = scores.map((score) => Math.exp(score))
  const best = Math.max(...likelihoods)
  const index = likelihoods.indexOf(best)
  return {
    category: categories[index] ?? 'essential',
    probability: best / likelihoods.reduce((sum, likelihood) => sum + likelihood, 0),
    // A beginning alone says little: half the web starts its names with `__`.
    hasWord: clues.some((clue) => clue[0] !== '^' && weights.has(clue)),
  }
}
