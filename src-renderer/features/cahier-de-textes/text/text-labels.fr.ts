/** Words of the text editor. */
export const textLabels = {
  bold: 'Gras',
  bullets: 'Liste',
  numbers: 'Liste numérotée',
  link: 'Lien',
  formula: 'Formule',
  tools: 'Mise en forme',
  signs: (count: number, max: number) => `${count.toLocaleString('fr')} / ${max.toLocaleString('fr')} signes`,
  tooLong: 'Ce texte est trop long\u00a0: il ne sera gardé qu’une fois raccourci.',
  formulaTitle: 'Insérer une formule',
  formulaField: 'Formule en notation LaTeX',
  formulaHelp:
    'Par exemple \\frac{AB}{AC}, x^2, \\sqrt{2}. Dans le texte, on peut aussi l’écrire entre deux $.',
  linkTitle: 'Ajouter un lien',
  linkField: 'Adresse de la page',
  linkHelp: 'Elle commence par https://.',
  linkWrong: 'Cette adresse n’est pas celle d’une page du web.',
  insert: 'Insérer',
  cancel: 'Annuler',
}
