/**
 * Fills a database with a year of invented receipts, to try the dashboard with.
 *
 *     node bench/seed.ts file:./seeded.db 300
 */
import { seedYear } from '../test/support/year.ts'

const [url = 'file:./seeded.db', perDay = '300'] = process.argv.slice(2)
await seedYear(url, Number(perDay))
console.log(`A year of receipts is in ${url}.`)
