/** Words of the furniture. */
export const keyNames: Readonly<Record<string, string>> = {
  Ctrl: 'Ctrl',
  Maj: 'Maj',
  Alt: 'Alt',
  Enter: 'Entrée',
  Escape: 'Échap',
  Space: 'Espace',
  Delete: 'Suppr',
  Backspace: 'Retour',
  Tab: 'Tab',
  Home: 'Début',
  End: 'Fin',
  PageUp: 'Page préc.',
  PageDown: 'Page suiv.',
}

export const arrowNames: Readonly<Record<string, string>> = {
  ArrowUp: 'flèche haut',
  ArrowDown: 'flèche bas',
  ArrowLeft: 'flèche gauche',
  ArrowRight: 'flèche droite',
}

export const uiLabels = {
  keys: 'Touches',
  panes: 'Volets',
  rangeTo: 'à',
  dateHelp: 'JJ/MM/AAAA',
  dateUnread: 'Ce jour n’est pas au calendrier : écrivez-le comme 17/11/2026.',
  close: 'Refermer',
  clear: 'Effacer',
  undo: 'Annuler',
  capsLock: 'Verrouillage des majuscules activé',
  showPassword: 'Montrer le mot de passe',
  hidePassword: 'Cacher le mot de passe',
  sortedUp: 'ordre croissant',
  sortedDown: 'ordre décroissant',
  leftPane: 'Volet de gauche',
  rightPane: 'Volet de droite',
  nextPane: 'volet suivant',
  closePane: 'refermer le volet',
  kept: (count: number, max: number) => `${count} sur ${max}`,
  excess: (count: number) => `${count} signe${count > 1 ? 's' : ''} de trop`,
  notification: 'Ce qui vient d’être fait',
}
