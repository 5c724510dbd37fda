import { type Actes, mot } from '#src/socle/journal/actes.ts'

export const actesCles: Actes = {
  'compte.cle-ajoutee': details => `a ajouté la clé d’accès « ${mot(details, 'cle')} »`,
  'compte.cle-renommee': details =>
    `a renommé la clé d’accès « ${mot(details, 'avant')} » en « ${mot(details, 'apres')} »`,
  'compte.cle-retiree': details => `a retiré la clé d’accès « ${mot(details, 'cle')} »`,
  'compte.cle-suspendue': details =>
    `a suspendu la clé d’accès « ${mot(details, 'cle')} », sans doute copiée`,
}
