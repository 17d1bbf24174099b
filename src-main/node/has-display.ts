/** Whether a window can open here: on Linux, where a display is named; an empty name names none. */
export function hasDisplay(
  platform: NodeJS.Platform,
  { DISPLAY = '', WAYLAND_DISPLAY = '' }: NodeJS.ProcessEnv,
): boolean {
  return platform !== 'linux' || DISPLAY !== '' || WAYLAND_DISPLAY !== ''
}
