import { z } from 'zod'
import { flagField, requiredId, textField } from '#server/import/reading/field-values.ts'
import { takeAdresse } from './decode-adresse.ts'
import { checkRow, decoderOf, siecleHeader, silentHeader, type FileDecoder } from './file-decoder.ts'
import type { FileHeader, PersonneRow, ResponsableRow, ResponsablesFile } from './siecle-files.ts'

const personneSchema = z.object({
  PERSONNE_ID: requiredId,
  LC_CIVILITE: textField(20),
  LL_CIVILITE: textField(20),
  NOM_DE_FAMILLE: textField(100),
  NOM: textField(100),
  NOM_USAGE: textField(100),
  PRENOM: textField(100),
  TEL_PERSONNEL: textField(20),
  TEL_PORTABLE: textField(20),
  TEL_PROFESSIONNEL: textField(20),
  MEL: textField(254),
  ACCEPTE_SMS: flagField,
  ADRESSE_ID: textField(20),
})

function personneOf(read: z.infer<typeof personneSchema>): PersonneRow {
  return {
    personId: read.PERSONNE_ID,
    civility: read.LC_CIVILITE || read.LL_CIVILITE,
    familyName: read.NOM_DE_FAMILLE || read.NOM,
    usageName: read.NOM_USAGE,
    givenName: read.PRENOM,
    homePhone: read.TEL_PERSONNEL,
    mobilePhone: read.TEL_PORTABLE,
    workPhone: read.TEL_PROFESSIONNEL,
    email: read.MEL,
    acceptsSms: read.ACCEPTE_SMS,
    addressId: read.ADRESSE_ID,
  }
}

/** Both schemas: RESPONSABLE_ELEVE, and the older RESPONSABLE with RESP_LEGAL, PERS_CONTACT, PERS_PAIMENT (formats §1.3). */
const responsableSchema = z.object({
  ELEVE_ID: requiredId,
  PERSONNE_ID: requiredId,
  NIVEAU_RESPONSABILITE: textField(1),
  RESP_LEGAL: textField(5),
  CODE_PARENTE: textField(4),
  A_CONTACTER_EN_PRIORITE: flagField,
  PERS_CONTACT: flagField,
  HEBERGE_ELEVE: flagField,
  PAIE_FRAIS_SCOLAIRES: flagField,
  PERS_PAIMENT: flagField,
})

function levelOf(level: string, legal: string): 1 | 2 | 3 {
  if (level === '1' || level === '2' || level === '3') return Number(level) as 1 | 2 | 3
  // RESP_LEGAL: 1 and 2 were the first and second legal representatives, 0 a person to call.
  return ['1', '2', 'true'].includes(legal.toLowerCase()) ? 1 : 3
}

function responsableOf(read: z.infer<typeof responsableSchema>): ResponsableRow {
  return {
    eleveId: read.ELEVE_ID,
    personId: read.PERSONNE_ID,
    level: levelOf(read.NIVEAU_RESPONSABILITE, read.RESP_LEGAL),
    kinship: read.CODE_PARENTE,
    isFirstContact: read.A_CONTACTER_EN_PRIORITE || read.PERS_CONTACT,
    housesStudent: read.HEBERGE_ELEVE,
    paysFees: read.PAIE_FRAIS_SCOLAIRES || read.PERS_PAIMENT,
  }
}

/** BEE_RESPONSABLES, with or without addresses. */
export function decodeResponsables(file: string): FileDecoder<ResponsablesFile> {
  let header: FileHeader = silentHeader
  const persons: PersonneRow[] = []
  const links: ResponsableRow[] = []
  const addresses = new Map<string, string>()
  const takeLink = (row: Parameters<typeof checkRow>[1], line: number) =>
    links.push(responsableOf(checkRow(responsableSchema, row, line, file)))
  return decoderOf(
    {
      PARAMETRES: (row) => (header = siecleHeader(row)),
      PERSONNE: (row, line) => persons.push(personneOf(checkRow(personneSchema, row, line, file))),
      RESPONSABLE_ELEVE: takeLink,
      RESPONSABLE: takeLink,
      ADRESSE: takeAdresse(addresses),
    },
    () => ({ kind: 'responsables', file, ...header, persons, links, addresses }),
  )
}
