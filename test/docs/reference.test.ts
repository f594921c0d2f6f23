import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** `Service.id`, `SiteConfig.cookie.name` → what its comment says. */
const keysOf = (file: string): Map<string, string> => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const keys = new Map<string, string>()
  const visit = (node: ts.Node, path: readonly string[]): void => {
    const isNamed =
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isPropertySignature(node)
    const at = isNamed ? [...path, node.name.getText()] : path
    if (ts.isPropertySignature(node))
      keys.set(
        at.join('.'),
        ts
          .getJSDocCommentsAndTags(node)
          .map((comment) => comment.getText())
          .join(''),
      )
    ts.forEachChild(node, (child) => visit(child, at))
  }
  visit(source, [])
  return keys
}

test('every setting a site may write says what it means, and so does the reference made of it', () => {
  const keys = keysOf('src/config/schema.ts')
  expect(keys.size).toBeGreaterThan(100)
  expect(keys.has('SiteConfig.cookie.sameSite') && keys.has('Compat.since')).toBe(true)
  const silent = [...keys].filter(([, text]) => !text).map(([key]) => key)
  expect(silent).toEqual([])
})
