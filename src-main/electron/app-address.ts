/** The page's own origin under Electron. Standard and secure, so that it has storage, WebCrypto and modules. */
export const appScheme = 'app'
export const appOrigin = 'app://pupitre'
export const pageUrl = `${appOrigin}/index.html`

/** Whether an address is the page's own, whatever its hash. */
export function isOwnAddress(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === `${appScheme}:` && parsed.host === 'pupitre'
}
