/** The charter of use of the workstation (C12), as shown at the first sign-in. A new text takes a new version. */
export const charter = {
  version: 1,
  title: 'Charte d’usage du poste de travail Pupitre',
  text: [
    'Pupitre vous donne accès à des données personnelles d’élèves, de familles et de collègues. Vous ne consultez que celles dont votre fonction a besoin, pour le service de l’établissement, et vous n’en parlez pas en dehors.',
    'Votre identifiant et votre mot de passe sont personnels. Vous ne les confiez à personne, pas même à un collègue, à la direction ou à l’assistance, et vous ne les enregistrez pas dans un navigateur.',
    'Vous verrouillez votre session dès que vous quittez le poste (Ctrl+L). Sur un poste partagé, vous n’utilisez jamais la session d’un autre. Vous projetez sans laisser paraître les données d’un élève.',
    'Ce que vous écrivez peut être lu par la famille et par l’élève, qui y ont droit. Vos appréciations et observations restent factuelles, sans mention de santé, d’opinion ni de vie privée.',
    'Vos actions sont datées et conservées avec votre nom, ainsi que les consultations que le règlement prévoit de tracer. Ces traces servent à la sécurité et à la preuve, pas à mesurer votre activité.',
    'Aucune réponse n’est attendue de vous en dehors des heures d’ouverture que l’établissement a fixées.',
    'Vous signalez sans attendre à la direction un poste perdu, un mot de passe qu’un autre pourrait connaître, ou une donnée vue par erreur.',
    'En cas de manquement, votre accès peut être suspendu par le chef d’établissement, après que vous avez été entendu.',
  ].join('\n\n'),
} as const
