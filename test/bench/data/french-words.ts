/** Invented people and everyday sentences, in the shapes and lengths of a French school. */

export const familyNames = [
  'Abadie', 'Aït-Kaci', 'Arnaud', 'Barbier', 'Ben Salah', 'Bertrand', 'Blanchard', 'Boulanger', 'Carpentier', 'Chevallier',
  'Cissé', 'Coulibaly', 'D’Almeida', 'Da Costa', 'De La Fontaine', 'Delacroix', 'Deschamps', 'Diallo', 'Dubreuil', 'Dupré',
  'El Amrani', 'Étienne', 'Fauvel', 'Ferreira', 'Fournier', 'Garnier', 'Gauthier', 'Giraud', 'Guérin', 'Hamidi',
  'Hœrner', 'Hubert', 'Jacquemin', 'Joly', 'Kaplan', 'Kone', 'Lacaze', 'Le Bihan', 'Le Goff', 'Lefèvre',
  'Legrand', 'Lemaître', 'Loiseau', 'Marchand', 'Martinelli', 'Ménard', 'Mercier', 'Meunier', 'Monnier', 'Nguyễn',
  'Noël', 'Ouédraogo', 'Pelletier', 'Pham', 'Picard', 'Poirier', 'Quéméner', 'Renard', 'Rivière', 'Rousseau',
  'Sanchez', 'Sauvage', 'Schmitt', 'Tessier', 'Thévenot', 'Traoré', 'Vasseur', 'Vidal', 'Weber', 'Zerrouki',
] as const

export const givenNames = [
  'Aaron', 'Adèle', 'Aïcha', 'Alban', 'Alice', 'Amina', 'Anaïs', 'Antoine', 'Aya', 'Baptiste', 'Bastien', 'Camille', 'Capucine',
  'Célian', 'Chloé', 'Clément', 'Côme', 'Daphné', 'Élise', 'Éloïse', 'Émile', 'Enzo', 'Esteban', 'Fatou', 'Félix', 'Gabriel',
  'Garance', 'Hugo', 'Ibrahim', 'Inès', 'Jade', 'Jean-Baptiste', 'Joséphine', 'Jules', 'Kenza', 'Lény', 'Léonie', 'Lina', 'Loïc',
  'Louane', 'Lucas', 'Maëlle', 'Maëlys', 'Marius', 'Mathéo', 'Mehdi', 'Mila', 'Moussa', 'Naël', 'Nina', 'Noé', 'Océane', 'Olivia',
  'Paul', 'Rayan', 'Romane', 'Sacha', 'Salomé', 'Samuel', 'Simon', 'Sofia', 'Théo', 'Timothée', 'Valentine', 'Victor', 'Yanis', 'Zoé',
] as const

export const subjects = [
  ['020700', 'FRANC', 'Français'],
  ['061300', 'MATHS', 'Mathématiques'],
  ['043700', 'HI-GE', 'Histoire-géographie'],
  ['030201', 'AGL1', 'Anglais LV1'],
  ['030602', 'ESP2', 'Espagnol LV2'],
  ['062900', 'SVT', 'Sciences de la vie et de la Terre'],
  ['063000', 'PHCH', 'Physique-chimie'],
  ['100100', 'EPS', 'Éducation physique et sportive'],
  ['080100', 'EDMUS', 'Éducation musicale'],
  ['090100', 'A-PLA', 'Arts plastiques'],
  ['006500', 'TECHN', 'Technologie'],
  ['020300', 'LATIN', 'Langues et cultures de l’Antiquité'],
] as const

export const observationTexts = [
  'Bavarde sans cesse avec sa voisine malgré trois rappels.',
  'N’a pas son matériel pour la deuxième fois cette semaine ; prévenir la famille.',
  'Travail remarquable sur l’exposé, très bonne participation à l’oral.',
  'S’est endormi pendant l’évaluation. Dit ne pas avoir mangé ce matin.',
  'Refuse de ranger son téléphone, puis s’excuse à la fin de l’heure.',
  'Excellente entraide avec un camarade arrivé en cours d’année.',
  'Arrive sans son carnet de liaison ; affirme l’avoir oublié chez son père.',
  'A quitté sa place à plusieurs reprises et dérangé le groupe. Entretien prévu avec le professeur principal, le CPE sera informé.',
] as const

export const absenceReasons = ['illness', 'medical', 'family', 'transport', 'outing', 'internship', 'unknown'] as const
export const latenessReasons = ['transport', 'alarm', 'appointment', 'unknown'] as const
export const exitRegimes = ['', 'sortie libre en fin de demi-journée', 'sortie libre en fin de journée', 'sortie non autorisée'] as const
