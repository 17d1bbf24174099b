import { describe, expect, it } from 'vitest'
import { hasDisplay } from '#main/node/has-display.ts'

describe('issue 2 §2: on a machine without a display, npm start says so', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '', WAYLAND_DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['win32', {}, true],
  ] as const)('%s with %j: %s', (platform, env, expected) => {
    expect(hasDisplay(platform, env)).toBe(expected)
  })
})
