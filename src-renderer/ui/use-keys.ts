import { useEffect, useRef, useSyncExternalStore, type RefObject } from 'react'
import {
  activeKeys,
  findKeys,
  sameGroups,
  type KeyBinding,
  type KeyGroup,
  type KeyLayer,
  type KeyPlace,
} from './key-registry.ts'

const layers: KeyLayer[] = []
const listeners = new Set<() => void>()
let hasSingleKeys = true
let groups: readonly KeyGroup[] = []
let isStale = true

function changed(): void {
  isStale = true
  for (const listener of listeners) listener()
}

/** The focus goes nowhere; when it goes to another element, its arrival tells. */
function onFocusOut(event: FocusEvent): void {
  if (event.relatedTarget === null) changed()
}

/** WCAG 2.1.4: a person may switch lone letters off. */
export function setSingleKeys(isOn: boolean): void {
  if (hasSingleKeys === isOn) return
  hasSingleKeys = isOn
  changed()
}

const textTypes = new Set(['text', 'password', 'search', 'email', 'tel', 'url', 'number', 'date', 'time'])

function isField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return textTypes.has(element.type)
  return (
    element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
  )
}

function placeOf(target: Element | null): KeyPlace {
  return {
    isInField: isField(target),
    isWithin: (layer) => target !== null && (layer.within()?.contains(target) ?? false),
    hasSingleKeys,
  }
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.getModifierState('AltGraph')) return
  const place = placeOf(event.target instanceof Element ? event.target : null)
  for (const { binding, chord } of findKeys(layers, event, place)) {
    if (binding.run(chord) === false) continue
    event.preventDefault()
    event.stopPropagation()
    return
  }
}

/**
 * Starts the one listener of the page. Before the components: a button keeps no key from the shell.
 * @param isSpent hears each key first, and answers true for one that the page must not have
 */
export function startKeys(isSpent: (event: KeyboardEvent) => boolean = () => false): () => void {
  const hear = (event: KeyboardEvent) => {
    if (!isSpent(event)) return onKeyDown(event)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', hear, true)
  document.addEventListener('focusin', changed)
  document.addEventListener('focusout', onFocusOut)
  return () => {
    window.removeEventListener('keydown', hear, true)
    document.removeEventListener('focusin', changed)
    document.removeEventListener('focusout', onFocusOut)
  }
}

export interface KeysOptions {
  /** Head of the group in the F1 sheet: « Appel », « Partout ». */
  readonly name: string
  readonly bindings: readonly KeyBinding[]
  /** The list or grid that must have the focus. Needed by lone letters, digits and signs. */
  readonly within?: RefObject<Element | null>
  readonly isModal?: boolean
  readonly isShell?: boolean
  /** False leaves the layer out, without breaking the order of hooks. */
  readonly isOn?: boolean
}

function signature(options: KeysOptions): string {
  return JSON.stringify([
    options.name,
    options.isModal,
    options.isShell,
    options.bindings.map((binding) => ({ ...binding, run: undefined })),
  ])
}

/** Registers keys for as long as the component is on the screen; the latest `run` is the one called. */
export function useKeys(options: KeysOptions): void {
  const latest = useRef(options)
  const mark = signature(options)
  const isOn = options.isOn ?? true
  useEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    if (!isOn) return
    const layer: KeyLayer = {
      name: latest.current.name,
      within: () => latest.current.within?.current ?? null,
      hasPlace: latest.current.within !== undefined,
      isModal: latest.current.isModal ?? false,
      isShell: latest.current.isShell ?? false,
      bindings: latest.current.bindings.map((binding, index) => ({
        ...binding,
        run: (chord) => latest.current.bindings[index]?.run(chord),
      })),
    }
    layers.push(layer)
    changed()
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      changed()
    }
  }, [mark, isOn])
}

/** The same, read once: F1 keeps what worked before its own sheet opened. */
export function readActiveKeys(): readonly KeyGroup[] {
  if (isStale) {
    const found = activeKeys(layers, placeOf(document.activeElement))
    // From row to row the same keys work: the line of keys is not drawn again for that.
    if (!sameGroups(found, groups)) groups = found
    isStale = false
  }
  return groups
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The keys that work now, by group, nearest first. */
export function useActiveKeys(): readonly KeyGroup[] {
  return useSyncExternalStore(subscribe, readActiveKeys)
}
