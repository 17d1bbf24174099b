/** What an archive says of itself, for those who open it in some years. */
export const archiveLabels = {
  fileName: (year: number, whose: string) =>
    `Archive des cahiers de textes ${year}-${year + 1}, ${whose}.zip`,
  wholeSchool: 'établissement',
  readMeName: 'LISEZ-MOI.txt',
  checkerName: 'verifier.mjs',
  howToCheck: [
    'Chaque sceau se revérifie avec ce seul fichier, sans Pupitre.',
    '1. Forme canonique : JSON sans espaces, clés de chaque objet triées, champs absents omis.',
    '2. seals[].content est le SHA-256, en hexadécimal, de la forme canonique de « sealed » ; pour un additif, de { form: 1, entryId, addendum }.',
    '3. seals[].hash est le SHA-256 de la forme canonique de { form: 1, place: { school, cahierId, entryId }, target, index, previous, content, noticeId, grantId, by, owner, observation, at, on }.',
    '4. seals[].previous est le hash du sceau de rang précédent (index - 1) du même cahier, null pour le premier ; « chain » dit le dernier rang et son hash.',
    '5. signature.value est la signature Ed25519, en base64url, des 32 octets de hash, par la clé publique signature.keyId.',
    'Le programme verifier.mjs fait ces cinq étapes : node verifier.mjs "cahiers/….json"',
  ],
  readMe: (name: string, uai: string, year: number, until: string) =>
    [
      `Archive des cahiers de textes, année scolaire ${year}-${year + 1}`,
      `${name} (${uai})`,
      '',
      'Pour chaque cahier : un PDF à lire, et un fichier JSON qui porte les séances, les travaux, les additifs,',
      'les sceaux des visas, leurs empreintes, leurs signatures et les clés publiques du portail.',
      'Les notes privées des professeurs n’y sont pas.',
      '',
      `À conserver jusqu’au ${until}.`,
      '',
      'Revérifier les sceaux, avec Node.js 20 ou plus récent, sans réseau :',
      '',
      '    node verifier.mjs "cahiers/nom du cahier.json"',
      '',
      'Il dit « tous vérifiés », ou quelle séance diffère de ce qui a été visé.',
      '',
      'Ces fichiers disent ce qui a été archivé. Que les clés soient bien celles du portail se compare avec',
      'un PDF de visa imprimé auparavant, dont l’annexe les porte.',
      '',
    ].join('\r\n'),
}
