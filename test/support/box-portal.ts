import type { Box } from './box-feature.ts'
import { ModelPortal } from './model-portal.ts'

export function aBox(id: string, change: Partial<Box> = {}): Box {
  return { id, drawer: '2026-11', text: `text of ${id}`, labels: [], scopes: ['etab'], ...change }
}

/** A model portal that holds `count` boxes over two drawers, and as many trays over two scopes. */
export function aPortal(count = 8): ModelPortal {
  const portal = new ModelPortal()
  for (let i = 0; i < count; i++) {
    portal.put('box', aBox(`b${i}`, { drawer: i % 2 === 0 ? '2026-10' : '2026-11' }))
    portal.put('tray', aBox(`t${i}`, { scopes: i % 2 === 0 ? ['etab'] : ['class:3B'] }))
  }
  return portal
}
