#!/usr/bin/env node
import { isBuiltin } from 'node:module'

// Asked before anything that needs it is loaded.
if (isBuiltin('node:sqlite')) {
  const { run } = await import('./run.ts')
  await run(process.argv.slice(2))
} else {
  console.error(`cct-collector needs Node 24 or later; this is ${process.version}.`)
  process.exitCode = 2
}
