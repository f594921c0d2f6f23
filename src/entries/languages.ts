import type { Texts } from '../app/port'

/** Replaced by the build: one dynamic import per file of `src/ui/text`. */
export const languages: Readonly<Record<string, () => Promise<{ texts: Texts }>>> = {}
