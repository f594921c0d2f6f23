import { dirname, join } from 'node:path/posix'
import ts from 'typescript'

/**
 * Who may import values from whom. Types may be imported from anywhere (`import type`). A row more
 * is a change of architecture.
 */
const mayImport: Record<string, readonly string[]> = {
  config: [],
  catalog: [],
  policy: [],
  consent: [],
  env: [],
  gate: [],
  signals: [],
  // Descriptions only: the plain facts about known services that the interface shows.
  ui: ['catalog/descriptions'],
  themes: ['config/problems'],
  verify: ['catalog'],
  elsewhere: ['storage', 'config/problems', 'consent/record'],
  fairness: ['catalog', 'config', 'policy', 'themes'],
  advice: [
    'catalog',
    'config/problems',
    'consent/record',
    'elsewhere/is-within',
    'fairness',
    'policy',
  ],
  storage: ['consent'],
  receipts: ['storage'],
  app: [
    'config',
    'catalog',
    'policy',
    'consent',
    'env',
    'storage',
    'gate',
    'signals',
    'receipts',
    'elsewhere/token',
  ],
  // What a bundle exports: `start`, and pure functions such as `parseRecord` and `classifyCookie`.
  entries: [
    'app',
    'env',
    'ui',
    'modules',
    'storage',
    'consent',
    'policy',
    'catalog',
    'config',
    'verify',
    'themes',
    'fairness',
    'advice',
    'elsewhere',
  ],
}

const packages: Record<string, readonly string[]> = {
  preact: ['ui'],
  'preact/hooks': ['ui'],
  'js-cookie': ['storage'],
  'node:fs': ['entries'], // the command line
  'node:util': ['entries'], // the command line
}

const pureRooms = new Set(['config', 'catalog', 'policy', 'consent'])

const worldly = new Set([
  'window',
  'document',
  'fetch',
  'localStorage',
  'sessionStorage',
  'navigator',
  'location',
  'globalThis',
  'self',
  'console',
  'crypto',
  'performance',
  'setTimeout',
])

const worldlyCalls = new Set(['Date.now', 'Math.random'])

const markupDoors = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML'])

const MAX_LINES = 250

interface Import {
  /** Path from `src` without extension, or the name of a package. */
  readonly target: string
  readonly isPackage: boolean
  readonly isTypeOnly: boolean
}

interface File {
  readonly path: string
  readonly room: string
  readonly imports: readonly Import[]
  readonly breaches: readonly string[]
}

/**
 * Reads every file (`room/name.ts` → text) and says what breaks the rules of the house, one line
 * each; none means it stands.
 */
export const findBreaches = (sources: Readonly<Record<string, string>>): string[] => {
  const files = Object.entries(sources).map(([path, text]) => readSource(path, text))
  return [
    ...files.flatMap((file) => file.breaches.map((breach) => `${file.path}: ${breach}`)),
    ...files.flatMap((file) =>
      file.imports.flatMap((one) => {
        const breach = importBreach(file, one)
        return breach ? [`${file.path}: ${breach}`] : []
      }),
    ),
    ...findCycles(files),
  ]
}

const roomOf = (path: string) => {
  const [first = '', second = ''] = path.split('/')
  return first === 'modules' ? `modules/${second}` : first
}

const importBreach = ({ room }: File, { target, isPackage, isTypeOnly }: Import) => {
  if (isTypeOnly) return null
  if (isPackage) {
    return packages[target]?.includes(room) ? null : `${room} may not import the package ${target}`
  }
  if (roomOf(target) === room) return null
  const allowed = room.startsWith('modules/') ? [] : mayImport[room]
  if (!allowed) return `${room} is not a room of the house`
  const fits = allowed.some((entry) => target === entry || target.startsWith(`${entry}/`))
  return fits ? null : `${room} may not import values from ${target}`
}

const readSource = (path: string, text: string): File => {
  const source = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const room = roomOf(path)
  const imports: Import[] = []
  const breaches: string[] = []
  let hasCode = false
  const visit = (node: ts.Node) => {
    hasCode ||= ts.isFunctionLike(node)
    const found = readImport(path, node)
    if (found) imports.push(found)
    const breach = breachAt(path, room, node)
    if (breach) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      breaches.push(`line ${line + 1}: ${breach}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  const name = /([^/]*)\.tsx?$/.exec(path)?.[1] ?? ''
  if (/^(utils?|helpers?|common|types)$/.test(name))
    breaches.push(`nobody owns a file named ${name}`)
  const lines = text.split('\n').length - 1
  // Rows of data are read by searching; code is read from top to bottom, and has to be short.
  if (lines > MAX_LINES && hasCode) breaches.push(`${lines} lines; past ${MAX_LINES}, split`)
  return { path, room, imports, breaches }
}

const readImport = (path: string, node: ts.Node): Import | null => {
  const specifier = specifierOf(node)
  if (!specifier) return null
  const isPackage = !specifier.startsWith('.')
  const target = isPackage ? specifier : join(dirname(path), specifier)
  const isTypeOnly =
    (ts.isImportDeclaration(node) &&
      node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
    (ts.isExportDeclaration(node) && node.isTypeOnly)
  return { target, isPackage, isTypeOnly }
}

const specifierOf = (node: ts.Node) => {
  const expression =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined
  return expression && ts.isStringLiteralLike(expression) ? expression.text : null
}

const breachAt = (path: string, room: string, node: ts.Node): string | null => {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any says nothing'
  // Reading it makes a string of markup, which is no door.
  const isRead =
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'outerHTML' &&
    ts.isCallExpression(node.parent)
  if (!isRead && ts.isPropertyAccessExpression(node) && markupDoors.has(node.name.text)) {
    return `${node.name.text} makes markup of a string`
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'eval') return 'eval'
  if (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    /^(window\.|globalThis\.)?Function$/.test(node.expression.getText())
  ) {
    return 'Function makes code of a string'
  }
  if (isFree(node, 'console') && path !== 'app/report.ts') return 'only app/report.ts speaks'
  return pureRooms.has(room) ? worldlinessOf(node) : null
}

const worldlinessOf = (node: ts.Node) => {
  if (ts.isPropertyAccessExpression(node) && worldlyCalls.has(node.getText())) {
    return `a pure room reads ${node.getText()}`
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'a pure room reads the clock'
  }
  return ts.isIdentifier(node) && worldly.has(node.text) && isFree(node, node.text)
    ? `a pure room reads ${node.text}`
    : null
}

/** A name used as a value: neither the name of a property nor of a type nor being declared. */
const isFree = (node: ts.Node, name: string) => {
  if (!ts.isIdentifier(node) || node.text !== name) return false
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  const isDeclared =
    (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
    parent.initializer !== node
  return !isDeclared && !ts.isTypeNode(parent) && !ts.isTypeElement(parent)
}

/** Walks value imports depth first; each cycle is told once, from its first file in order. */
const findCycles = (files: readonly File[]) => {
  const byPath = new Map(files.map((file) => [withoutExtension(file.path), file]))
  const finished = new Set<string>()
  const cycles: string[] = []
  const walk = (path: string, trail: readonly string[]) => {
    if (finished.has(path)) return
    const at = trail.indexOf(path)
    if (at !== -1) {
      cycles.push(`a cycle: ${[...trail.slice(at), path].join(' → ')}`)
      return
    }
    for (const { target, isPackage, isTypeOnly } of byPath.get(path)?.imports ?? []) {
      if (!isPackage && !isTypeOnly) walk(target, [...trail, path])
    }
    finished.add(path)
  }
  for (const path of byPath.keys()) walk(path, [])
  return cycles
}

const withoutExtension = (path: string) => path.replace(/\.tsx?$/, '')
