/** A preference center with a thousand services: searchable, by keyboard all through. */
import { atRest, focused, manyServices, open, openMany, press, tabTo } from './accessibility-page'
import { answer, cct, control, expect, preferences, test, type Page } from './support/test'

const field = (page: Page) => page.locator('cct-root [data-cct="find"]')

const status = (page: Page) => page.locator('cct-root [data-cct="preferences"] .fi [role="status"]')

test('a service is found by keyboard, and the count is said', async ({ page, site }) => {
  await openMany(page, site, 1000)
  // With the tool's own, which remembers the answer.
  await expect(status(page)).toHaveText('1,001 services')
  await tabTo(page, 'find')
  await page.keyboard.type('reseau 98')
  await expect(status(page)).toHaveText('4 services')
  await tabTo(page, 'toggle:service-98')
  await press(page, 'Space')
  await expect(control(page, 'toggle:service-98')).toBeChecked()
  await field(page).fill('nothing of that name')
  await expect(status(page)).toHaveText('No service found.')
  await field(page).focus()
  await press(page, 'Escape')
  await expect(field(page)).toHaveValue('')
  await expect(preferences(page)).toBeVisible()
  await press(page, 'Escape')
  await expect(preferences(page)).toBeHidden()
  expect(await cct(page, (tool) => tool.state.status)).toBe('undecided')
})

test('saving while a search is on keeps every other choice', async ({ page, site }) => {
  await openMany(page, site, 1000)
  await control(page, 'toggle:advertising').click()
  await field(page).fill('c_77')
  await expect(status(page)).toHaveText('11 services')
  await control(page, 'toggle:service-77').click()
  await answer(page, 'save')
  await expect(preferences(page)).toBeHidden()
  const services = await cct(page, (tool) => tool.state.services)
  const on = Object.keys(services).filter((id) => services[id])
  expect(on).toHaveLength(501)
  expect(on).toContain('service-77')
})

test('the filter lists what is on or off, and a switch that is turned stays under the hand', async ({
  page,
  site,
}) => {
  await openMany(page, site, 1000)
  const choose = (value: string) =>
    page.locator('cct-root [data-cct="filter"]').evaluate((select: Element, wanted: string) => {
      ;(select as HTMLSelectElement).value = wanted
      select.dispatchEvent(new Event('change', { bubbles: true }))
    }, value)
  await control(page, 'toggle:analytics').click()
  await choose('on')
  // With the tool's own, which is essential and always on.
  await expect(status(page)).toHaveText(/^50\d services$/)
  await control(page, 'toggle:service-1').click()
  await expect(control(page, 'toggle:service-1')).not.toBeChecked()
  await choose('off')
  await expect(status(page)).toHaveText('501 services')
})

test('a slice more brings the focus to the first new one', async ({ page, site }) => {
  await openMany(page, site, 1000)
  await control(page, 'details:analytics').click()
  await page.getByRole('button', { name: 'Show 25 more' }).click()
  await expect.poll(() => focused(page)).toBe('toggle:service-51')
})

test('the dialog keeps its place while results come and go, right to left too', async ({
  page,
  site,
}) => {
  await openMany(page, site, 1000, { language: 'ar' })
  await atRest(page)
  const box = () =>
    preferences(page).evaluate((dialog: Element) => {
      const { x, y, width, height } = dialog.getBoundingClientRect()
      return [x, y, width, height]
    })
  const before = await box()
  for (const query of ['98', 'nothing of that name', '']) {
    await field(page).fill(query)
    await atRest(page)
    expect(await box()).toEqual(before)
  }
  const isMirrored = await field(page).evaluate((input: Element) => {
    const select = (input.getRootNode() as ShadowRoot).querySelector('[data-cct="filter"]')!
    return input.getBoundingClientRect().left > select.getBoundingClientRect().left
  })
  expect(isMirrored).toBe(true)
})

test('up to twenty services there is nothing to search', async ({ page, site }) => {
  await open(page, site, { services: manyServices(19) })
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  await expect(field(page)).toHaveCount(0)
})
