import type { Build } from '../app/load-bundle'

/** Replaced by the build with what it made; these values serve the tests of the sources. */
export const build: Build = {
  version: '0.0.0',
  ui: '',
  acts: '',
  themes: '',
  elsewhere: '',
  services: '',
  languages: {},
}
