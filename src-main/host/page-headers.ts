/** Headers of every file of the page, whichever host serves it. `connect`: where the page may connect, `'none'` under Electron. */
export function pageHeaders(connect: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policyOf(connect),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': lentToNobody.map((name) => `${name}=()`).join(', '),
  }
}

/** What a page may be lent by the machine, and this one never asks for. */
const lentToNobody = [
  ...['camera', 'microphone', 'display-capture', 'geolocation', 'clipboard-read', 'local-fonts'],
  ...['usb', 'serial', 'hid', 'midi', 'accelerometer', 'gyroscope', 'magnetometer'],
  ...['idle-detection', 'window-management', 'storage-access', 'payment', 'publickey-credentials-get'],
]

/** `wasm-unsafe-eval` is for Argon2id, compiled in the page; nothing else runs that is not a file of ours. */
function policyOf(connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
