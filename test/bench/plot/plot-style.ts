import type { PeerName } from '#test/bench/peers/peer.ts'

/** Colours for paper and for a dark screen; a dash and a mark of its own, for whoever does not see the colours. */
interface PeerStyle {
  readonly label: string
  readonly light: string
  readonly dark: string
  readonly dash: string
}

export const peerStyles: Readonly<Record<PeerName, PeerStyle>> = {
  ours: { label: 'Pupitre (encrypted)', light: '#0b57d0', dark: '#8ab4f8', dash: '' },
  dexie: { label: 'Dexie', light: '#a04a00', dark: '#ffb074', dash: '6 3' },
  rxdb: { label: 'RxDB', light: '#7b1fa2', dark: '#d7a5f0', dash: '2 3' },
  'rxdb-encrypted': { label: 'RxDB encrypted', light: '#b0003a', dark: '#ff8fab', dash: '8 3 2 3' },
  pouchdb: { label: 'PouchDB', light: '#1b6e3c', dark: '#7fd8a0', dash: '3 2' },
}

/** The page's own style sheet: a picture in a document has no other. */
export function styleSheet(): string {
  const rules = (shade: 'light' | 'dark') =>
    Object.entries(peerStyles)
      .map(([peer, style]) => `.${peer}{--hue:${style[shade]}}`)
      .join('')
  return [
    'svg{--paper:#ffffff;--ink:#1f2328;--faint:#d0d7de;font:12px system-ui,sans-serif}',
    rules('light'),
    `@media (prefers-color-scheme:dark){svg{--paper:#161b22;--ink:#e6edf3;--faint:#3d444d}${rules('dark')}}`,
    '.paper{fill:var(--paper)}text{fill:var(--ink)}.title{font-size:15px;font-weight:600}',
    '.grid{stroke:var(--faint)}.line{fill:none;stroke:var(--hue);stroke-width:2}.ours .line{stroke-width:3}',
    '.dot{fill:var(--hue)}.stopped{fill:var(--paper);stroke:var(--hue);stroke-width:2}.name{fill:var(--hue);font-weight:600}',
  ].join('')
}
