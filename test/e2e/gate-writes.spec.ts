import { expect, test, type Page, type Site } from './support/test'

/** What `document.write` makes of a page: as without the tool, whatever comes in pieces. */
const write = (...pieces: string[]) =>
  `<script>${pieces.map((piece) => `document.write('${piece.replaceAll('</script', "</scr' + 'ipt")}')`).join(';')}</script>`

const cases: readonly [name: string, body: string][] = [
  [
    'text that looks like the beginning of a tag, and more in the next script',
    `<p>${write('text if a <b')}c id=d>x</p>${write('<i>l1</i>')}`,
  ],
  [
    'the beginning of a tag that could fetch, and the page’s own text behind it',
    `<p>${write('if a <s')}mall id=d>x</small></p>${write('<i>l1</i>')}`,
  ],
  ['no end in sight', `<p>1</p>${write('2 <a')}`],
  ['a lone bracket', `<p>${write('1 <', '2 < 3')}</p>`],
  ['a tag over three writes', write('<i', 'mg al', 't="x" src=/a.gif><b>1</b>')],
  ['a tag over two lines', `<script>document.writeln('<img'); document.writeln('alt=x>')</script>`],
  [
    'a script that writes inside one that was written',
    write(`<script>document.write("<i>1</i>")</script><a`, ' id=b>2</a>'),
  ],
  ['a script of a file behind it', `${write('<script src="/w.js"></script><a', ' id=b>2</a>')}3`],
  [
    'nothing, undefined, and an object',
    `<script>document.write(null, undefined, 1, { toString: () => '<a' }, ' id=c>x</a>')</script>`,
  ],
  [
    'one that is closed in between',
    `<script>document.write('<a');document.close()</script> id=d>x`,
  ],
]

const made = async (page: Page, site: Site, head: string, body: string) => {
  site.reply('*', '/w.js', { body: 'document.write("<u>file</u><s")' })
  site.reply('*', '/a.gif', { body: '' })
  await page.goto(site.page({ head, body }))
  return page.evaluate(() => {
    document.querySelectorAll('script,cct-root').forEach((one) => one.remove())
    return document.body.innerHTML.replaceAll('\n', ' ').trim()
  })
}

for (const [name, body] of cases)
  test(`a page that writes comes out the same: ${name}`, async ({ page, site }) => {
    const without = await made(page, site, '', body)
    expect(await made(page, site, site.tool(), body)).toBe(without)
  })

test('a written tag in pieces is held, over many tasks, too', async ({ page, site }) => {
  const url = 'https://www.google-analytics.com/analytics.js'
  const body = `${write('<scr', `ipt src="${url}"></script>`)}<iframe></iframe>`
  await page.goto(site.page({ head: site.tool(), body }))
  await page.evaluate(async (src) => {
    const { contentDocument } = document.querySelector('iframe')!
    contentDocument!.open()
    for (const piece of ['<p>1</p><', 'scr', `ipt src="${src}"></scr`, 'ipt><p>2</p>']) {
      contentDocument!.write(piece)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    contentDocument!.close()
  }, url)
  await page.waitForTimeout(300)
  const count = () =>
    document.querySelector('iframe')!.contentDocument!.querySelectorAll('p').length
  expect(await page.evaluate(count)).toBe(2)
  expect(site.vendorHits()).toEqual([])
})

test('a document that is opened anew does not begin with what the last one left', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(), body: '<iframe></iframe>' }))
  const [reopened, closed] = await page.evaluate(() => {
    const inside = document.querySelector('iframe')!.contentDocument!
    const text = () => inside.body.innerHTML
    inside.open()
    inside.write('old <s')
    inside.open()
    inside.write('<b>new</b> <i')
    inside.close()
    const first = text()
    inside.write('<b>third</b>')
    inside.close()
    return [first, text()]
  })
  expect([reopened, closed]).toEqual(['<b>new</b> ', '<b>third</b>'])
})

test('a script that comes too late to write does not wipe the page', async ({ page, site }) => {
  site.reply('*', '/late.js', { body: 'document.write("late <s"); window.ran = ["late"]' })
  const late = `<script async src="/late.js"></script>`
  await page.goto(site.page({ head: site.tool() + late, body: '<h1>Works</h1>' }))
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.src = '/late.js?2'
    document.head.append(script)
    return new Promise((resolve) => script.addEventListener('load', resolve))
  })
  await page.waitForTimeout(100)
  expect(await page.evaluate(() => document.body.innerText)).toContain('Works')
})

test('a page that says it has millions of frames is as fast as ever', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(), body: '<iframe></iframe>' }))
  const took = await page.evaluate(() => {
    Object.assign(window, { length: 3e6 })
    const start = performance.now()
    for (let at = 0; at < 20; at += 1) document.createElement('p').innerHTML = '<b>x</b>'
    return performance.now() - start
  })
  expect(took).toBeLessThan(500)
})
