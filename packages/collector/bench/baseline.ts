/** The least a durable receipt store can be: node:http, node:sqlite, one commit for many requests. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'

const db = new DatabaseSync(process.argv[2] ?? ':memory:')
db.exec('pragma journal_mode = wal; pragma synchronous = full')
db.exec('create table receipts (id text primary key, body text) without rowid')
const insert = db.prepare('insert into receipts values (?, ?) on conflict do nothing')

let queue: { id: string; body: string; response: ServerResponse }[] = []

function flush() {
  const batch = queue
  queue = []
  db.exec('begin immediate')
  for (const { id, body } of batch) insert.run(id, body)
  db.exec('commit')
  for (const { response } of batch)
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"accepted":1}')
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    const { id } = JSON.parse(body) as { id: string }
    if (queue.push({ id, body, response }) === 1) setImmediate(flush)
  })
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  console.log(`Collector listening on http://127.0.0.1:${port}`)
})
