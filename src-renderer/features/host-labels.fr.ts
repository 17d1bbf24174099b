/** What this window runs in, as a person would say it. */
const hostNames: Readonly<Record<string, string>> = {
  electron: 'application',
  node: 'navigateur de ce poste',
}

export function tellHost(host: string): string {
  return hostNames[host] ?? host
}
