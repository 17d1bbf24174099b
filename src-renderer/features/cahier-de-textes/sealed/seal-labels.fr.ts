/** Words of a visa given, for all who read it. */
export const sealLabels = {
  stamp: 'VISÉ',
  sealedBy: (name: string) => `Scellé par ${name}`,
  pending: 'Donné sur ce poste, à sceller par le portail',
  print: 'Empreinte',
  checked: 'vérifiée ici',
  differs: 'ne correspond plus au texte',
  observation: 'Remarque\u00a0:',
  addendum: (name: string) => `Additif de ${name}`,
  counterEntry: (name: string) => `Contre-écriture de ${name}`,
}
