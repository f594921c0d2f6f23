import all from './rollup.config.mjs'
export default all.filter(({ output }) => output.file?.endsWith('cct.core.js'))
