/** What an element of the page is marked as: `data-category`, and `data-service` where it has one. */
export interface Marking {
  /** All must be allowed. */
  readonly categories: readonly string[]
  /** `!analytics`: runs once that is refused. */
  readonly refused: readonly string[]
  readonly service: string | null
}

export const readMarking = (category: string, service: string | null): Marking => {
  const words = category.split(/[\s,]+/).filter(Boolean)
  return {
    categories: words.filter((word) => word[0] !== '!'),
    refused: words.filter((word) => word[0] === '!').map((word) => word.slice(1)),
    service,
  }
}
