/** What a sentence names beside the file: a line, an identifier, a limit. */
export type RefusalDetails = Readonly<Record<string, string | number>>

type Sentence = (file: string, details: RefusalDetails) => string

const sconet =
  'Dans SIECLE, menu Exportations, En XML, prenez plutôt Nomenclature, Structures, ElevesSansAdresses ou ResponsablesAvecAdresses.'

/** The sentence of each refusal. The person who reads it holds the file: it says where, and what to give instead. */
export const refusalSentences = {
  'not-readable': (file, { detail }) => `Le fichier ${file} ne peut pas être lu : ${detail}.`,
  'empty-file': (file) => `Le fichier ${file} est vide.`,
  'file-too-big': (file, { limitMb }) =>
    `Le fichier ${file} dépasse ${limitMb} Mo : ce n’est pas un fichier d’établissement.`,
  'broken-zip': (file, { detail }) =>
    `L’archive ${file} est abîmée ou incomplète (${detail}) : téléchargez-la de nouveau.`,
  'encrypted-zip': (file) =>
    `L’archive ${file} est protégée par un mot de passe : donnez les fichiers tels que SIECLE les exporte.`,
  'zip-path-escape': (file, { entry }) =>
    `L’archive ${file} contient un chemin interdit, « ${entry} » : elle ne vient pas de SIECLE ni de STS.`,
  'zip-too-big': (file, { limit }) => `L’archive ${file} se déplie au-delà de ${limit} : elle est refusée.`,
  'html-instead-of-xml': (file) =>
    `Le fichier ${file} est une page web, pas un export : la session SIECLE avait sans doute expiré au téléchargement. Recommencez l’export.`,
  'wrong-encoding': (file, { detail }) =>
    `Le fichier ${file} n’est pas dans l’encodage qu’il annonce : ${detail}.`,
  'dtd-or-entity': (file, { line }) =>
    `Le fichier ${file}, ligne ${line}, contient une déclaration de type de document ou une entité : les exports de SIECLE et de STS n’en ont pas.`,
  'malformed-xml': (file, { line, detail }) =>
    `Le fichier ${file} est abîmé ou incomplet, ligne ${line} (${detail}) : refaites l’export.`,
  'malformed-file': (file, { line, detail }) =>
    `Le fichier ${file} est abîmé ou incomplet, ligne ${line} : ${detail}.`,
  'invalid-content': (file, { line, detail }) =>
    `Le fichier ${file}, ligne ${line}, ne suit pas son format : ${detail}.`,
  'wrong-file': (file, { found, instead }) =>
    `Le fichier ${file} n’est pas attendu ici : ${found}. ${instead ?? sconet}`,
  'duplicate-file': (file, { other, what }) =>
    `Le fichier ${file} est en double : ${what} est déjà donné par ${other}.`,
  'other-school': (file, { found, expected }) =>
    `Le fichier ${file} est celui d’un autre établissement : ${found} au lieu de ${expected}.`,
  'other-school-year': (file, { found, expected }) =>
    `Le fichier ${file} est celui d’une autre année scolaire : ${found} au lieu de ${expected}.`,
  'no-school-header': (file) =>
    `Le fichier ${file} ne dit pas de quel établissement ni de quelle année scolaire il est : refaites l’export.`,
  'no-pupil': (file) =>
    file === ''
      ? 'La base est vide et aucun fichier d’élèves n’est donné : donnez au moins ElevesSansAdresses, avec Structures ou les fichiers STS.'
      : `Le fichier ${file} ne contient aucun élève : refaites l’export ElevesSansAdresses.`,
  'duplicate-ine': (file, { ine, ids }) =>
    `Le fichier ${file} donne l’INE ${ine} à plusieurs élèves (ELEVE_ID ${ids}) : corrigez dans SIECLE.`,
  'duplicate-eleve-id': (file, { id }) =>
    `Le fichier ${file} contient deux fois l’élève ELEVE_ID ${id} : refaites l’export.`,
  'unknown-teacher': (file, { detail }) => `Le calendrier ${file} ne dit pas de qui il est : ${detail}.`,
  'school-unknown': (file) =>
    `Le fichier ${file} s’ajoute à un établissement déjà importé : importez d’abord les fichiers de SIECLE et de STS.`,
} as const satisfies Record<string, Sentence>

export type RefusalCode = keyof typeof refusalSentences
