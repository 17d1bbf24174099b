import { forgetKey, sinceKey } from './key-clock.ts'

/** One key of a person: how long until its effect stood in the document, and until it was painted. */
export interface KeyFigures {
  /** From the key's own time stamp until the change is in the document, styled and laid out: ready for the next frame. */
  readonly shownMs: number
  /** Until that frame was handed to the screen. Waits for the display's rhythm, 16.7 ms here. */
  readonly paintedMs: number
}

/** Watches the effect of the next key on what `selector` names. Call before the key is pressed. */
export function watchKey(selector: string): Promise<KeyFigures> {
  forgetKey()
  return new Promise((resolve) => {
    const observer = new MutationObserver((changes) => {
      if (Number.isNaN(sinceKey()) || !changes.some((change) => isWithin(change.target, selector))) return
      observer.disconnect()
      document.body.getBoundingClientRect()
      const shownMs = sinceKey()
      afterPaint(() => resolve({ shownMs, paintedMs: sinceKey() }))
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  })
}

function isWithin(node: Node, selector: string): boolean {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest(selector) !== null
}

/** A message sent from a frame's callback arrives once that frame has been painted. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = then
    channel.port2.postMessage(null)
  })
}
