import type { HomeworkKind } from '#shared/domain/cahier-de-textes/entry/homework.ts'

/** A session as a teacher writes it, and what he asks for the next one. */
export interface WrittenSession {
  readonly title: string
  readonly done: string
  readonly asked?: { readonly kind: HomeworkKind; readonly words: string; readonly minutes: number }
}

const session = (title: string, done: string): WrittenSession => ({ title, done })

const asking = (
  title: string,
  done: string,
  kind: HomeworkKind,
  words: string,
  minutes: number,
): WrittenSession => ({ title, done, asked: { kind, words, minutes } })

const language: readonly WrittenSession[] = [
  asking(
    'Se présenter, présenter quelqu’un',
    'Écoute d’un dialogue, relevé des informations.\nJeu de rôle par deux.',
    'learn',
    'Apprendre le vocabulaire de la page 14.',
    15,
  ),
  session('Le présent, emplois et formes', 'Reprise à partir de phrases du dialogue, exercices oraux.'),
  asking(
    'Compréhension écrite',
    'Lecture d’un article court, questions, mise en commun.',
    'exercise',
    'Exercices 3 et 4, page 17.',
    20,
  ),
  session('Expression orale', 'Passage de cinq élèves. Les autres notent deux points forts et un conseil.'),
  asking(
    'Bilan de la séquence',
    'Révision des structures et du lexique.',
    'revision',
    'Réviser la séquence.',
    30,
  ),
]

const practice: readonly WrittenSession[] = [
  session('Découverte', 'Présentation du projet, règles de sécurité, essais par groupes.'),
  session('Mise en pratique', 'Travail par ateliers, chaque groupe note ses essais.'),
  asking(
    'Reprise et conseils',
    'Retour sur la séance passée, correction des gestes, nouvel essai.',
    'other',
    'Apporter le matériel demandé.',
    5,
  ),
  session('Réalisation évaluée', 'Passage des groupes, critères annoncés au début de l’heure.'),
]

const general: readonly WrittenSession[] = [
  asking(
    'Reprise de la leçon',
    'Questions orales, puis deux exercices corrigés ensemble au tableau.',
    'exercise',
    'Exercices 4 et 5, à rédiger.',
    20,
  ),
  session('Leçon nouvelle', 'Définition, un exemple rédigé, une propriété notée au cahier.'),
  asking(
    'Étude de documents',
    'Deux documents lus ensemble, questions par écrit, mise en commun.',
    'learn',
    'Apprendre la leçon.',
    20,
  ),
  session('Contrôle', 'Une heure, sur la leçon des deux dernières semaines.'),
]

/** By the ministry’s code of the subject. */
const bySubject: Readonly<Record<string, readonly WrittenSession[]>> = {
  '061300': [
    asking(
      'Nombres relatifs, addition',
      'Activité du thermomètre, puis règle notée au cahier.\nTrois exercices corrigés au tableau.',
      'exercise',
      'Exercices 12 et 13, page 28.',
      20,
    ),
    session('Nombres relatifs, problèmes', 'Travail par deux sur trois problèmes, mise en commun.'),
    asking(
      'Triangles, inégalité triangulaire',
      'Construction au compas de cinq triangles, un seul est impossible. Propriété et démonstration.',
      'learn',
      'Apprendre la propriété et refaire la figure.',
      20,
    ),
    asking(
      'Proportionnalité',
      'Tableaux, coefficient, retour à l’unité. Exemple rédigé.',
      'exercise',
      'Exercices 21 à 23, page 41.',
      25,
    ),
    session('Contrôle', 'Une heure, sur les relatifs et les triangles. Correction à la prochaine séance.'),
  ],
  '020700': [
    asking(
      'Le récit d’aventures, lecture',
      'Lecture de l’extrait, qui raconte, ce que l’on apprend du héros.',
      'read',
      'Lire le chapitre 2.',
      30,
    ),
    session('Les temps du récit', 'Imparfait et passé simple, valeurs et formes. Exercices du manuel.'),
    asking(
      'Écrire une suite',
      'Plan au tableau, premier jet, relecture par le voisin.',
      'write',
      'Terminer la suite, quinze lignes.',
      40,
    ),
    session('Dictée préparée', 'Dictée de cent mots, correction ensemble, accords du participe.'),
    asking(
      'Vocabulaire du voyage',
      'Champ lexical, suffixes, synonymes.',
      'learn',
      'Apprendre la fiche.',
      15,
    ),
  ],
  '043700': [
    asking(
      'Une cité et son territoire',
      'Étude d’un plan et d’un texte, légende du croquis.',
      'learn',
      'Apprendre la définition et le croquis.',
      20,
    ),
    session('Vivre dans la cité', 'Travail de groupe sur quatre documents, récit par écrit.'),
    asking(
      'Habiter une métropole',
      'Étude de cas, lecture de carte, vocabulaire.',
      'exercise',
      'Compléter le croquis.',
      25,
    ),
    session('Enseignement moral et civique', 'Débat réglé, ce que dit le règlement intérieur.'),
  ],
  '062300': [
    session('Mesurer une masse et un volume', 'Travaux pratiques par deux, tableau de mesures.'),
    asking(
      'Masse volumique',
      'Du tableau de mesures à la relation. Unités, un calcul rédigé.',
      'exercise',
      'Exercices 6 et 8, page 52.',
      20,
    ),
    session('Le circuit électrique', 'Schéma, symboles, montage en série puis en dérivation.'),
  ],
  '062900': [
    session('Observer la cellule', 'Préparation microscopique, dessin d’observation légendé.'),
    asking(
      'De la cellule à l’organisme',
      'Mise en commun des dessins, définition.',
      'learn',
      'Apprendre la légende du dessin.',
      15,
    ),
    session('Respirer dans l’eau', 'Expérience assistée par ordinateur, lecture du graphique.'),
  ],
}

/** What is taught in a subject, in the order of the lessons; begun again when all of it was. */
export function sessionsOf(subjectCode: string): readonly WrittenSession[] {
  const own = bySubject[subjectCode]
  if (own) return own
  if (subjectCode.startsWith('030')) return language
  return /^(07|08|09|10)/.test(subjectCode) ? practice : general
}
