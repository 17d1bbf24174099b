import pg from 'pg'

/** A database of a test's own on somebody's server. */
export interface OwnDatabase {
  readonly url: string
  readonly name: string
  drop(): Promise<void>
}

async function run(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

let made = 0

/** Makes a database beside the one that an address names, whose role must have the right to. */
export async function makeOwnDatabase(server: string): Promise<OwnDatabase> {
  const name = `pupitre_test_${process.pid}_${Date.now().toString(36)}_${++made}`
  await run(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, name, drop: () => run(server, `drop database ${name} with (force)`) }
}
