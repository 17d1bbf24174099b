import type { Role } from '#shared/domain/core/actor.ts'

/** Functions of STS (FONCTION): the role each gives on the portal, null when none, and what it is called. */
export const positions: Readonly<Record<string, { readonly role: Role | null; readonly title: string }>> = {
  ENS: { role: 'teacher', title: 'professeur' },
  DOC: { role: 'teacher', title: 'professeur documentaliste' },
  DIR: { role: 'direction', title: 'direction' },
  EDU: { role: 'cpe', title: 'CPE' },
  AED: { role: 'aed', title: 'AED' },
  ASE: { role: 'aed', title: 'AED' },
  SUR: { role: 'aed', title: 'AED' },
  ADF: { role: 'teacher', title: 'directeur délégué aux formations' },
  FCP: { role: 'teacher', title: 'formateur' },
  ADM: { role: 'secretariat', title: 'secrétariat' },
  ORI: { role: null, title: 'psychologue de l’Éducation nationale' },
  MDS: { role: null, title: 'personnel médico-social' },
  LAB: { role: null, title: 'personnel de laboratoire' },
}

/** « professeur (lettres modernes) », « professeure » for Mme; the discipline is the one he was recruited in. */
export function staffTitle(position: string, civility: string, discipline: string): string {
  const known = positions[position]?.title ?? 'professeur'
  const title =
    civility === 'Mme'
      ? known
          .replace(/^professeur\b/, 'professeure')
          .replace(/^directeur délégué/, 'directrice déléguée')
          .replace(/^formateur/, 'formatrice')
      : known
  return (discipline === '' ? title : `${title} (${discipline.toLocaleLowerCase('fr')})`).slice(0, 120)
}
