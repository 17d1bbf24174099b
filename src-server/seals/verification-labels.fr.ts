import type { VerifiedFault } from './verify-seals.ts'

const faults: Readonly<Record<VerifiedFault['fault'], string>> = {
  'content-differs': 'le texte n’est plus celui qui a été visé',
  'seal-differs': 'le sceau lui-même a été changé',
  'addendum-gone': 'l’additif visé a disparu',
  'not-signed': 'le sceau n’est pas signé par le portail',
  'signature-wrong': 'la signature n’est pas celle du portail',
  'key-unknown': 'la clé qui a signé est inconnue de ce portail',
  'seal-missing': 'un sceau manque dans la suite',
  'seal-twice': 'deux sceaux portent le même rang',
  'chain-broken': 'le sceau ne suit pas celui d’avant',
  'chain-shorter':
    'des visas donnés depuis ont disparu\u00a0: la base a été remplacée par une sauvegarde plus ancienne',
}

/** One fault in a sentence: which entry, which seal, what differs. */
export function tellFault(fault: VerifiedFault): string {
  const says = faults[fault.fault]
  return fault.kind === 'seal'
    ? `Séance du ${fault.date} (${fault.entryId}), sceau n°\u00a0${fault.index}\u00a0: ${says}.`
    : `Cahier ${fault.cahierId}, sceau n°\u00a0${fault.index}\u00a0: ${says}.`
}
