/** One test that failed: its name, and the first lines of why. */
export interface Failure {
  readonly name: string
  readonly why: string
}

/** As many lines of a reason as the end of a long log can bear. */
const linesKept = 6

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

function shorten(text: string): string {
  return text.replace(colours, '').split('\n').slice(0, linesKept).join('\n')
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

/** The failures of Vitest’s JSON report; a file that could not be loaded is one. */
export function vitestFailures({ testResults }: VitestReport): Failure[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [{ name, why: shorten(message) }]
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => ({
        name: `${name} › ${test.fullName}`,
        why: shorten(test.failureMessages?.join('\n') ?? ''),
      }))
  })
}

interface PlaywrightError {
  readonly message?: string
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs: readonly {
    readonly title: string
    readonly file: string
    readonly tests: readonly {
      readonly status: string
      readonly results: readonly { readonly errors: readonly PlaywrightError[] }[]
    }[]
  }[]
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[]
  readonly errors: readonly PlaywrightError[]
}

const tell = (errors: readonly PlaywrightError[]) =>
  shorten(errors.map(({ message }) => message ?? '').join('\n'))

function suiteFailures({ suites = [], specs }: PlaywrightSuite): Failure[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        name: `${file} › ${title}`,
        why: tell(results.flatMap(({ errors }) => errors)),
      })),
  )
  return [...own, ...suites.flatMap(suiteFailures)]
}

/** The failures of Playwright’s JSON report, what broke outside of any test among them. */
export function playwrightFailures({ suites, errors }: PlaywrightReport): Failure[] {
  const outside = errors.map((error) => ({ name: 'outside of any test', why: tell([error]) }))
  return [...suites.flatMap(suiteFailures), ...outside]
}

interface MutantReport {
  readonly compile: readonly string[]
  readonly table: readonly {
    readonly id: string
    readonly verdict: { readonly kind: string; readonly why?: string }
  }[]
}

/** The mutants that are not killed as they should be, and those that do not compile. */
export function mutantFailures({ table, compile }: MutantReport): Failure[] {
  const wrong = table
    .filter(({ verdict }) => verdict.kind !== 'killed')
    .map(({ id, verdict }) => ({
      name: `mutant ${id}: ${verdict.kind}`,
      why: shorten(verdict.why ?? ''),
    }))
  return [...wrong, ...compile.map((line) => ({ name: 'a mutant does not compile', why: line }))]
}

/** What failed, said once more where a reader of a long log looks: at its end. */
export function tellFailures(failures: readonly Failure[]): string {
  return failures
    .map(({ name, why }) =>
      [`✗ ${name}`, ...why.split('\n').map((line) => `    ${line}`)].join('\n').trimEnd(),
    )
    .join('\n')
}
