import type { RecordBody, RecordType } from '#shared/domain/core/record-type.ts'
import type { RecordView } from './collections.ts'

/** A selector over the view that knows which kinds it read, hence when it must run again. */
export interface Selection<S> {
  read(): S
  subscribe(listener: () => void): () => void
}

export function trackSelection<S>(view: RecordView, selector: (view: RecordView) => S): Selection<S> {
  let seen: ReadonlyMap<string, number> | null = null
  let value: S

  const run = (): S => {
    const read = new Map<string, number>()
    const note = (kind: string) => read.set(kind, view.versionOf(kind))
    value = selector({
      get: <T extends RecordBody>(type: RecordType<T>, id: string) => {
        note(type.kind)
        return view.get(type, id)
      },
      all: <T extends RecordBody>(type: RecordType<T>, partitions?: readonly string[]) => {
        note(type.kind)
        return view.all(type, partitions)
      },
      versionOf: (kind) => {
        note(kind)
        return view.versionOf(kind)
      },
      subscribe: view.subscribe,
    })
    seen = read
    return value
  }
  const isCurrent = () =>
    seen !== null && [...seen].every(([kind, version]) => view.versionOf(kind) === version)
  const read = () => (isCurrent() ? value : run())

  return {
    read,
    // What a selector reads may depend on what it found: after each change it is subscribed anew.
    subscribe(listener) {
      let stop = () => {}
      const follow = () => {
        read()
        stop()
        stop = view.subscribe([...(seen?.keys() ?? [])], () => {
          follow()
          listener()
        })
      }
      follow()
      return () => stop()
    },
  }
}
