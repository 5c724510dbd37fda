/** Rows of text, the header first, and the number of each row as a spreadsheet shows it. */
export type Rang = { numero: number; cellules: string[] }
export type Lecture = { ok: true; rangs: Rang[] } | { ok: false; message: string }

export const refuser = (message: string): Lecture => ({ ok: false, message })

export const messages = {
  vide: 'Ce fichier est vide. Enregistrez-le de nouveau avec ses lignes, puis déposez-le.',
  illisible:
    'Ce fichier ne s’ouvre pas : il est abîmé, ou ce n’est pas un tableau. Ouvrez-le dans votre tableur, enregistrez-le au format XLSX, ODS ou CSV, puis déposez-le.',
  tropDeLignes: 'Ce fichier compte plus de 5 000 lignes. Découpez-le en plusieurs fichiers.',
  tropDeColonnes:
    'Ce fichier compte plus de 60 colonnes. Gardez seulement celles du modèle, puis déposez-le de nouveau.',
  tropGros:
    'Ce fichier est trop volumineux une fois ouvert. Gardez seulement les colonnes du modèle et 5 000 lignes au plus, sans image.',
  protege:
    'Ce fichier est protégé par un mot de passe, ou c’est un ancien classeur .xls. Enregistrez-le sans mot de passe au format XLSX, ODS ou CSV.',
  image: 'Ce fichier est une image, quel que soit son nom. Déposez un tableau au format XLSX, ODS ou CSV.',
  pdf: 'Ce fichier est un PDF. Déposez un tableau au format XLSX, ODS ou CSV.',
  archive: 'Ce fichier n’est ni un classeur XLSX ni un classeur ODS. Déposez l’un des deux, ou un CSV.',
  nul: 'Ce fichier contient des caractères illisibles (NUL). Enregistrez-le de nouveau au format CSV UTF-8, XLSX ou ODS.',
  fusion: (ou: string) =>
    `Des cellules sont fusionnées (${ou}) : défusionnez-les, chaque ligne doit porter toutes ses valeurs.`,
  guillemets: (ligne: number) =>
    `Un guillemet n’est pas fermé, vers la ligne ${ligne}. Corrigez cette ligne, ou enregistrez le tableau au format XLSX ou ODS.`,
  ligneTropChargee: (ligne: number) =>
    `La ligne ${ligne} porte un texte bien trop long (20 000 caractères au plus) : raccourcissez-le.`,
  ligneTropLongue: (ligne: number) =>
    `La ligne ${ligne} est trop longue : un guillemet ou un retour à la ligne y manque sans doute.`,
} as const
