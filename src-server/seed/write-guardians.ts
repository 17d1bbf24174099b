import type { FictionalGuardian, FictionalLink } from './fictional-guardians.ts'
import type { SchoolModel } from './school-model.ts'
import { siecleFile } from './siecle-header.ts'
import { element, leaves, type XmlElement } from './xml-text.ts'

function personne(guardian: FictionalGuardian): XmlElement {
  return element(
    'PERSONNE',
    { PERSONNE_ID: guardian.personId },
    ...leaves({
      LC_CIVILITE: guardian.sex === 'M' ? 'M.' : 'MME',
      LL_CIVILITE: guardian.sex === 'M' ? 'MONSIEUR' : 'MADAME',
      NOM_DE_FAMILLE: guardian.familyName,
      PRENOM: guardian.givenName,
      TEL_PERSONNEL: guardian.landline === '' ? null : guardian.landline,
      TEL_PORTABLE: guardian.mobile === '' ? null : `+33${guardian.mobile.slice(1)}`,
      ACCEPTE_SMS: guardian.acceptsSms ? 1 : 0,
      TEL_PROFESSIONNEL: guardian.work === '' ? null : guardian.work,
      MEL: guardian.email === '' ? null : guardian.email,
      COMMUNICATION_ADRESSE: 0,
      ADRESSE_ID: guardian.addressId,
    }),
  )
}

/** One link: some fields say 0 or 1, others true or false, as SIECLE does (formats §1.3). */
function responsable(link: FictionalLink): XmlElement {
  return element(
    'RESPONSABLE_ELEVE',
    {},
    ...leaves({
      ELEVE_ID: link.eleveId,
      PERSONNE_ID: link.personId,
      NIVEAU_RESPONSABILITE: link.level,
      CODE_PARENTE: link.kinship,
      PAIE_FRAIS_SCOLAIRES: link.isFirst ? 1 : 0,
      PERCOIT_LES_AIDES: link.isFirst ? 'true' : 'false',
      HEBERGE_ELEVE: link.level === '1' ? 'true' : 'false',
      A_CONTACTER_EN_PRIORITE: link.isFirst ? 'true' : 'false',
    }),
  )
}

/** ResponsablesAvecAdresses.xml: BEE_RESPONSABLES (formats §1.3). */
export function writeGuardians(model: SchoolModel): XmlElement {
  const { guardians, links, addresses } = model.households
  return siecleFile(
    'BEE_RESPONSABLES',
    '2.1',
    model,
    element('PERSONNES', {}, ...guardians.map(personne)),
    element('RESPONSABLES', {}, ...links.map(responsable)),
    element(
      'ADRESSES',
      {},
      ...addresses.map((address) =>
        element(
          'ADRESSE',
          { ADRESSE_ID: address.id },
          ...leaves({
            LIGNE1_ADRESSE: address.line,
            LIGNE2_ADRESSE: '',
            CODE_POSTAL: address.postCode,
            CODE_PAYS: '100',
            LL_PAYS: 'FRANCE',
            LIBELLE_POSTAL: address.town,
          }),
        ),
      ),
    ),
  )
}
