/** Words of a link that leads out of Pupitre. */
export const outsideLabels = {
  notOpened: (address: string) =>
    `Page restée fermée. Son adresse, à recopier dans un navigateur\u00a0: ${address}`,
}
