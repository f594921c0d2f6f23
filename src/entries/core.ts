/** dist/cct.core.js and dist/cct.js: start, publish the global, drain the calls that came before. */
import { boot } from '../app/boot'
import { createBundles } from '../app/load-bundle'
import { publish } from '../app/publish'
import { readSetup } from '../app/setup'
import { build } from './build-info'
import { uiInside } from './ui-inside'

publish(() => {
  const setup = readSetup()
  const bundles = createBundles(build, setup.tag.base, setup.tag.nonce)
  const inside = uiInside
  return boot(
    setup,
    build,
    inside ? { ...bundles, ui: async () => inside(), ahead: () => {} } : bundles,
  )
})
