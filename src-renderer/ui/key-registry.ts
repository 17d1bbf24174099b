import { belongsToFields, isSingleSign, matchesChord, type KeyPress } from './key-chord.ts'

/** One gesture and its keys. `keys` are alternatives; they are shown in this order. */
export interface KeyBinding {
  readonly keys: readonly string[]
  /** What it does: « élève », « terminer l’appel ». */
  readonly label: string
  /** `chord` is the one of `keys` that was pressed. Answers `false` to let the key go on. */
  readonly run: (chord: string) => void | false
  /** Shown as « 1 à 4 » rather than one by one. */
  readonly isRange?: boolean
  /** Kept out of the line of keys; F1 lists it all the same. */
  readonly isQuiet?: boolean
  /** Works without being told: keys made harmless, keys that the page shows elsewhere. */
  readonly isUnlisted?: boolean
  /** Stands at the right of the line of keys. */
  readonly isAside?: boolean
  /** Works while a text is being typed, though the field has a use for it. */
  readonly worksInFields?: boolean
  /** Works through a dialog: the lock alone. */
  readonly worksEverywhere?: boolean
  readonly isDisabled?: boolean
}

/** Keys that live and die together: those of a screen, of a list, of a dialog. */
export interface KeyLayer {
  /** Head of their group in the F1 sheet. */
  readonly name: string
  /** Where the focus must be; a layer without place works from the whole page, but for lone signs. */
  readonly within: () => Element | null
  readonly hasPlace: boolean
  /** A dialog: what lies under it does not answer. Lists need no such care: they answer only with the focus inside. */
  readonly isModal: boolean
  /** The shell’s own keys give way to those of screens. */
  readonly isShell: boolean
  readonly bindings: readonly KeyBinding[]
}

/** Where a key falls, told without the page so that the rules can be tested. */
export interface KeyPlace {
  readonly isInField: boolean
  readonly isWithin: (layer: KeyLayer) => boolean
  readonly hasSingleKeys: boolean
}

function answers(layer: KeyLayer, binding: KeyBinding, chord: string, place: KeyPlace): boolean {
  if (binding.isDisabled) return false
  if (layer.hasPlace && !place.isWithin(layer)) return false
  if (isSingleSign(chord)) return layer.hasPlace && !place.isInField && place.hasSingleKeys
  return !place.isInField || binding.worksInFields === true || !belongsToFields(chord)
}

/** Dialogs, then lists, then screens, then the shell: components are mounted in no such order. */
function rankOf(layer: KeyLayer): number {
  if (layer.isModal) return 3
  if (layer.hasPlace) return 2
  return layer.isShell ? 0 : 1
}

/** Layers that answer, nearest first; a modal one hides those under it but for what works everywhere. */
function reachable(
  layers: readonly KeyLayer[],
): readonly { layer: KeyLayer; bindings: readonly KeyBinding[] }[] {
  const reached: { layer: KeyLayer; bindings: readonly KeyBinding[] }[] = []
  let isCovered = false
  for (const layer of [...layers].reverse().sort((a, b) => rankOf(b) - rankOf(a))) {
    const bindings =
      isCovered && !layer.hasPlace
        ? layer.bindings.filter((binding) => binding.worksEverywhere)
        : layer.bindings
    if (bindings.length > 0) reached.push({ layer, bindings })
    isCovered ||= layer.isModal
  }
  return reached
}

export interface FoundKey {
  readonly binding: KeyBinding
  readonly chord: string
}

/** The gestures of a key, nearest first: a gesture that answers `false` gives way to the next. */
export function findKeys(layers: readonly KeyLayer[], press: KeyPress, place: KeyPlace): readonly FoundKey[] {
  return reachable(layers).flatMap(({ layer, bindings }) =>
    bindings.flatMap((binding) => {
      const chord = binding.keys.find(
        (key) => matchesChord(press, key) && answers(layer, binding, key, place),
      )
      return chord === undefined ? [] : [{ binding, chord }]
    }),
  )
}

export interface KeyGroup {
  readonly name: string
  readonly bindings: readonly KeyBinding[]
}

/** Whether two readings tell the same keys. */
export function sameGroups(a: readonly KeyGroup[], b: readonly KeyGroup[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, bindings }, index) => {
      const other = b[index]
      return name === other?.name && sameBindings(bindings, other.bindings)
    })
  )
}

function sameBindings(a: readonly KeyBinding[], b: readonly KeyBinding[]): boolean {
  return a.length === b.length && a.every((binding, index) => binding === b[index])
}

/** The gestures that work now, by group, nearest first: what F1 and the line of keys show. */
export function activeKeys(layers: readonly KeyLayer[], place: KeyPlace): readonly KeyGroup[] {
  return reachable(layers)
    .map(({ layer, bindings }) => ({
      name: layer.name,
      bindings: bindings.filter(
        (binding) => !binding.isUnlisted && binding.keys.some((key) => answers(layer, binding, key, place)),
      ),
    }))
    .filter((group) => group.bindings.length > 0)
}
