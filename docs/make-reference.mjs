/**
 * `docs/reference/`: written from the sources at every build, so that it cannot fall behind them.
 * Options from the types and their comments, the API from its interface, services from the catalogue.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const root = path.resolve(import.meta.dirname, '..')
const out = path.join(import.meta.dirname, 'reference')

const parse = (file) =>
  ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )

const interfaceOf = (source, name) =>
  source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name)

const docOf = (node) => (node.jsDoc ?? []).at(-1)

const commentOf = (node) => {
  const text = ts.getTextOfJSDocComment(docOf(node)?.comment) ?? ''
  return text.replace(/\s+/g, ' ').trim()
}

const examplesOf = (node) =>
  (docOf(node)?.tags ?? [])
    .filter((tag) => tag.tagName.text === 'example')
    .map((tag) => ts.getTextOfJSDocComment(tag.comment) ?? '')

const cell = (text) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim()
const code = (text) => (text ? `\`${cell(text)}\`` : '')

const defaults = () => {
  const source = parse('src/config/defaults.ts')
  const found = new Map()
  const visit = (node) => {
    if (
      ts.isPropertyAssignment(node) &&
      ts.isCallExpression(node.parent.parent) &&
      node.initializer.getText() !== 'none'
    )
      found.set(node.name.getText(), node.initializer.getText())
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Every attribute the script tag understands, and what it sets, from the table that reads them. */
const attributes = () => {
  const source = parse('src/env/script-tag.ts')
  const find = (name) => {
    let found
    const visit = (node) => {
      if (ts.isVariableDeclaration(node) && node.name.getText() === name) found = node.initializer
      ts.forEachChild(node, visit)
    }
    visit(source)
    return found
  }
  const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const settings = find('SETTINGS').properties.map((property) => {
    const { body } = property.initializer
    const [id, more] = ts.isCallExpression(body) ? body.arguments : []
    return [
      property.name.getText(),
      id
        ? `{ services: [{ id: ${id.getText()}, ${more.getText().slice(2, -2)} }] }`
        : body.expression.getText(),
    ]
  })
  const plain = find('PLAIN').elements.map(({ text }) => [text, `{ ${text} }`])
  const own = [
    [
      'config',
      'the address of a JSON file with the configuration; all stays held until it is here',
    ],
    ['base', "the folder of the tool's files, where it is not that of the tag"],
  ]
  return [...[...settings, ...plain].map(([name, sets]) => [name, code(sets)]), ...own]
    .map(([name, text]) => `| ${code(`data-${kebab(name)}`)} | ${text} |`)
    .join('\n')
}

const configuration = () => {
  const schema = parse('src/config/schema.ts')
  const typeNamed = (name) =>
    schema.statements.find((node) => ts.isTypeAliasDeclaration(node) && node.name.text === name)
      .type
  const compat = () => typeNamed('Compat').types.find(ts.isTypeLiteralNode)
  const toolNames = () =>
    typeNamed('CompatTool')
      .types.map((type) => code(type.getText()))
      .join(', ')
  const values = defaults()
  const typeOf = ({ type }) =>
    type && ts.isTypeLiteralNode(type) ? 'object' : (type?.getText() ?? '')
  /** One row a key; the keys of an object follow it as `cookie.name`. */
  const rowsOf = (members, prefix, withDefaults) =>
    members.flatMap((member) => {
      const key = prefix + member.name.getText()
      const cells = [
        code(key),
        code(typeOf(member)),
        ...(withDefaults ? [code(values.get(key) ?? '')] : []),
        cell(commentOf(member)),
      ]
      const inner =
        member.type && ts.isTypeLiteralNode(member.type)
          ? rowsOf(member.type.members, `${key}.`, withDefaults)
          : []
      return [`| ${cells.join(' | ')} |`, ...inner]
    })
  const rows = (name, withDefaults) =>
    rowsOf(interfaceOf(schema, name).members, '', withDefaults).join('\n')
  const part = (name, title) =>
    `## ${title}\n\n${commentOf(interfaceOf(schema, name))}\n\n| key | type | meaning |\n| --- | --- | --- |\n${rows(name, false)}\n`
  return [
    '# Configuration\n',
    'Every key is optional and plain JSON. A wrong key or value is reported by its path with a suggestion; it never grants anything.\n',
    '| key | type | default | meaning |\n| --- | --- | --- | --- |',
    `${rows('SiteConfig', true)}\n`,
    `## Attributes of the tag\n\nThe same settings, where an attribute is enough; the data block comes before them.\n\n| attribute | setting |\n| --- | --- |\n${attributes()}\n`,
    part('RegionOverride', 'regions'),
    part('Category', 'categories'),
    part('Service', 'services'),
    part('CookieDeclaration', 'cookies of a service'),
    part('Choice', 'choices'),
    part('Request', 'requests'),
    `## compat\n\nA tool by name: ${toolNames()}; or an object.\n\n| key | type | meaning |\n| --- | --- | --- |\n${rowsOf(compat().members, '', false).join('\n')}\n`,
  ].join('\n')
}

const api = () => {
  const source = parse('src/app/api.ts')
  const tool = interfaceOf(source, 'ConsentTool')
  const entries = tool.members.map((member) => {
    const name = member.name.getText()
    const signature = member.getText().replace(/^\/\*\*[^]*?\*\/\s*/, '')
    const examples = examplesOf(member).map((text) => `\`\`\`js\n${text}\n\`\`\`\n`)
    return `## ${name}\n\n\`\`\`ts\n${signature}\n\`\`\`\n\n${commentOf(member)}\n\n${examples.join('\n')}`
  })
  return `# API\n\n${commentOf(tool)}\n\n${entries.join('\n')}`
}

const knownServices = () => {
  const names = readdirSync(path.join(root, 'src/catalog')).filter((name) =>
    /^(services|more-[a-z]+)\.ts$/.test(name),
  )
  const rows = []
  const textOf = (node, key) => {
    const property = node.properties.find((one) => one.name?.getText() === key)
    return property && ts.isStringLiteralLike(property.initializer) ? property.initializer.text : ''
  }
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node) && textOf(node, 'id') && textOf(node, 'category'))
      rows.push(['id', 'category', 'needs', 'hosts'].map((key) => textOf(node, key)))
    ts.forEachChild(node, visit)
  }
  for (const name of names) visit(parse(`src/catalog/${name}`))
  const lines = rows
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([id, category, needs, hosts]) =>
        `| ${code(id)} | ${category} | ${needs
          .split(' ')
          .filter(Boolean)
          .map(code)
          .join(' ')} | ${cell(hosts)} |`,
    )
  return `# Known services\n\nName one by its id, with the settings it needs; provider, hosts, cookies, purposes, loader and stop call come with it.\n\n| id | category | needs | hosts |\n| --- | --- | --- | --- |\n${lines.join('\n')}\n`
}

/** Every key of `texts`, with its English. */
const texts = () => {
  const part = (title, file) => {
    const rows = []
    const visit = (node) => {
      if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer)) {
        const english = node.initializer.text.replace(/[{}]/g, (brace) => `\\${brace}`)
        rows.push(`| ${code(node.name.text ?? node.name.getText())} | ${cell(english)} |`)
      }
      ts.forEachChild(node, visit)
    }
    visit(parse(file))
    return `## ${title}\n\n| key | in English |\n| --- | --- |\n${rows.join('\n')}\n`
  }
  return [
    '# Texts\n',
    'Keys of `texts`, by language: `"texts": { "en": { "banner": "Cookies on this site" } }`. What stands in braces is filled in; a key that ends in `.one`, `.few`, `.other` and the like is chosen by number. Words of the site’s own categories, services, choices and requests are under their ids, as [Languages](/languages) shows.\n',
    part('Banner', 'src/ui/text/en.ts'),
    part('Preference center and declaration', 'src/ui/text/en-center.ts'),
    part('The control that opens it again', 'src/app/core-texts.ts'),
    part('Placeholders of held embeds', 'src/app/embed-texts.ts'),
  ].join('\n')
}

mkdirSync(out, { recursive: true })
for (const [name, text] of Object.entries({
  configuration: configuration(),
  api: api(),
  services: knownServices(),
  texts: texts(),
}))
  writeFileSync(path.join(out, `${name}.md`), text)
