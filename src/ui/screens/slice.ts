/** Services drawn at a time. */
export const slice = 25
