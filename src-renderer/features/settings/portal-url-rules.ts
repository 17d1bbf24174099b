/** Whether an address may be the portal’s: https, or http on this machine. */
export function isPortalUrl(text: string): boolean {
  const url = URL.parse(text)
  if (!url) return false
  const isHere = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
}
