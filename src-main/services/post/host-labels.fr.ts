/** Words of the dialogs that the host shows outside the page. */
export const hostWords = {
  openAddress: 'Ouvrir cette page dans le navigateur, hors de Pupitre\u202f?',
  open: 'Ouvrir',
  cancel: 'Annuler',
}
