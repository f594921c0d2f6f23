import type { Texts } from '../app/port'

/** Replaced by the build: one dynamic import per file of `src/ui/text`. */
export const languages: Readonly<Record<string, () => Promise<{ texts: Texts }>>> = {}

/** The same of `src/catalog/purposes`. */
export const purposes: Readonly<Record<string, () => Promise<{ purposes: Texts }>>> = {}
