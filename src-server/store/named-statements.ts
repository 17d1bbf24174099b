import type pg from 'pg'

/** Gives a question its name, when it is worth one. */
export type NameOf = (text: string) => string | undefined

/** Uses from which a question has a name: an import's, each of another length, never come to it. */
const usesMin = 20

/** Names that a connection keeps at most: what is asked all day is some dozens of questions. */
const namesMax = 64

/** Questions whose uses are counted at a time. */
const countedMax = 1000

/** Names for the questions that come back, the same on every connection of a pool. */
export function createStatementNames(): NameOf {
  const names = new Map<string, string>()
  const uses = new Map<string, number>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= namesMax) return known
    const count = (uses.get(text) ?? 0) + 1
    if (uses.size >= countedMax) uses.clear()
    if (count < usesMin) {
      uses.set(text, count)
      return undefined
    }
    uses.delete(text)
    const name = `q${names.size}`
    names.set(text, name)
    return name
  }
}

/** A table has changed under a plan that was kept: PostgreSQL says so once, by this routine of its own. */
export function isStalePlan(error: unknown): boolean {
  return (error as { routine?: unknown } | null)?.routine === 'RevalidateCachedQuery'
}

/**
 * Has a connection keep what PostgreSQL has read and planned of a question (a prepared statement): under the clock's
 * lock, that was half of its time. After a change of the tables the connection names nothing any more.
 */
export function nameStatements(client: pg.ClientBase, nameOf: NameOf): void {
  const ask = client.query.bind(client) as (...asked: readonly unknown[]) => Promise<unknown>
  let isNaming = true
  const askNamed = async (text: string, values: readonly unknown[], name: string) => {
    try {
      return await ask({ name, text, values })
    } catch (error) {
      if (isStalePlan(error)) isNaming = false
      throw error
    }
  }
  client.query = ((...asked: readonly unknown[]) => {
    const [text, values] = asked
    const isNameable =
      asked.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0
    const name = isNaming && isNameable ? nameOf(text) : undefined
    return name === undefined ? ask(...asked) : askNamed(text as string, values as readonly unknown[], name)
  }) as typeof client.query
}
