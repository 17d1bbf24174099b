// Revérifie les sceaux d’un cahier de textes archivé par Pupitre, avec son seul fichier JSON.
// Emploi : node verifier.mjs "cahiers/nom du cahier.json"   (sort en 1 si un sceau ne tient pas)
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const keys = Object.keys(value).filter((key) => value[key] !== undefined)
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`
}

const digest = (value) => createHash('sha256').update(canonical(value), 'utf8').digest('hex')

function contentOf(entry, target) {
  if (target.kind === 'entry') return digest(entry.sealed)
  const addendum = entry.addenda.find((one) => one.id === target.addendumId)
  return addendum ? digest({ form: 1, entryId: entry.sealed.entry.id, addendum }) : null
}

function isSigned(seal, keys) {
  const key = seal.signature && keys.get(seal.signature.keyId)
  if (!key) return false
  return verify(null, Buffer.from(seal.hash, 'hex'), key, Buffer.from(seal.signature.value, 'base64url'))
}

function sealFaults(archive, entry, seal, keys) {
  const { hash, signature, ...open } = seal
  const { id: entryId, cahierId } = entry.sealed.entry
  const place = { school: archive.school.uai, cahierId, entryId }
  const faults = []
  if (contentOf(entry, seal.target) !== seal.content) faults.push('le texte n’est plus celui qui a été visé')
  if (digest({ form: 1, place, ...open }) !== hash) faults.push('le sceau lui-même a été changé')
  if (!signature) faults.push('le sceau n’est pas signé')
  else if (!isSigned(seal, keys)) faults.push('la signature n’est pas celle du portail')
  return faults.map((fault) => `Séance du ${entry.sealed.entry.date}, sceau n° ${seal.index} : ${fault}.`)
}

function chainFaults(archive, seals) {
  const byIndex = new Map(seals.map((seal) => [seal.index, seal]))
  const faults = []
  if (byIndex.size !== seals.length) faults.push('Deux sceaux portent le même rang.')
  const length = Math.max(archive.chain?.length ?? 0, ...byIndex.keys())
  for (let index = 1; index <= length; index++) {
    const seal = byIndex.get(index)
    if (!seal) faults.push(`Le sceau n° ${index} manque.`)
    else if (seal.previous !== (byIndex.get(index - 1)?.hash ?? null))
      faults.push(`Le sceau n° ${index} ne suit pas celui d’avant.`)
  }
  if (archive.chain && byIndex.get(archive.chain.length)?.hash !== archive.chain.head)
    faults.push('Le dernier sceau n’est pas celui que le portail avait noté.')
  return faults
}

const archive = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const keys = new Map(archive.keys.map(({ id, publicKey }) => [id, createPublicKey(publicKey)]))
const placed = archive.entries.flatMap((entry) => entry.seals.map((seal) => ({ entry, seal })))
const faults = [
  ...placed.flatMap(({ entry, seal }) => sealFaults(archive, entry, seal, keys)),
  ...chainFaults(
    archive,
    placed.map(({ seal }) => seal),
  ),
]
for (const fault of faults) console.error(fault)
console.log(
  faults.length === 0
    ? `${placed.length} sceaux sur ${archive.entries.length} séances : tous vérifiés.`
    : `${placed.length} sceaux sur ${archive.entries.length} séances : ${faults.length} écarts.`,
)
process.exitCode = faults.length === 0 ? 0 : 1
