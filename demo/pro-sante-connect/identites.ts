import type { Lecture } from '#src/socle/base/base.ts'
import { composerRpps } from '#src/socle/identifiants/rpps.ts'
import { personnages } from '../personnages.ts'

/** Somebody whom the local double can prove, with the claims that PSC would give. */
export type IdentiteDuDouble = {
  cle: string
  /** `SubjectNameID`: 8 and the RPPS. */
  identifiant: string
  prenom: string
  nom: string
  /** The surname used at work, when it is another. */
  nomExercice?: string
  /** What to try. */
  essai: string
}

const courrielDe = (cle: string) => personnages.find(p => p.cle === cle)?.courriel ?? ''

/** One identity whose RPPS number is that of an account of the demo region, one that nobody knows. */
export async function identitesDeDemo(base: Lecture): Promise<IdentiteDuDouble[]> {
  const compte = await base
    .selectFrom('compte')
    .select(['prenom', 'nom', 'rpps'])
    .where('courriel', '=', courrielDe('multi-structures'))
    .executeTakeFirst()
  return [
    ...(compte?.rpps
      ? [
          {
            cle: 'connue',
            identifiant: `8${compte.rpps}`,
            prenom: compte.prenom,
            nom: compte.nom,
            essai: 'Son numéro RPPS est celui d’un compte de la région, qui s’ouvre directement.',
          },
        ]
      : []),
    {
      cle: 'inconnue',
      identifiant: `8${composerRpps('1099988001')}`,
      prenom: 'Ewen',
      nom: 'Morvan',
      // an account without RPPS number: any identity may be linked to it
      essai: `Aucun compte ne porte son numéro. Voyez comment en demander un, ou associez celui de ${courrielDe('referent-seul')}.`,
    },
  ]
}

const royaume = '550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd'
export const sujetDe = ({ identifiant }: Pick<IdentiteDuDouble, 'identifiant'>) =>
  `f:${royaume}:${identifiant}`

/** As PSC writes them: empty strings rather than absent fields, and no practice at all for many. */
export function claimsDe(identite: IdentiteDuDouble) {
  const { identifiant, nom, prenom, nomExercice } = identite
  const exercices = nomExercice ? [{ nomDexercice: nomExercice, prenomDexercice: prenom }] : []
  return {
    sub: sujetDe(identite),
    SubjectNameID: identifiant,
    preferred_username: identifiant,
    family_name: nom.toUpperCase(),
    given_name: prenom,
    email_verified: false,
    SubjectOrganization: '',
    SubjectOrganizationID: '',
    SubjectRole: [''],
    SubjectRefPro: { codeCivilite: '', exercices },
    Secteur_Activite: '^1.2.250.1.71.4.2.4',
    Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
    PSI_Locale: '1.2.250.1.213.1.3.1.1',
    Mode_Acces_Raison: '',
    Acces_Regulation_Medicale: 'FAUX',
    UITVersion: '1.0',
    otherIds: [{ identifiant, origine: 'RPPS', qualite: 1 }],
  }
}
