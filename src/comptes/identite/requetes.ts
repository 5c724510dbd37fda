import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import type { EtatCompte } from '../tables.ts'
import type { RoleDeVie } from '../vie/transitions.ts'
import type { Identite } from './identite.ts'

/** An account as screens show it. */
export type Compte = Identite & {
  id: string
  courriel: string
  /** Label of the profession. */
  profession: string | null
  etat: EtatCompte
  creeLe: Date
  creePar: string | null
  inviteLe: Date | null
  activeLe: Date | null
  derniereConnexionLe: Date | null
  version: number
  etatDepuis: Date
  /** At which level it was put in this state, and why. */
  etatRole: RoleDeVie | null
  etatMotif: string | null
  fusionneAvec: string | null
  anciensNoms: string
}

function comptes(base: Lecture) {
  return base
    .selectFrom('compte')
    .leftJoin('profession', 'profession.code', 'compte.profession_code')
    .select([
      'compte.id',
      'compte.courriel',
      'compte.civilite',
      'compte.nom',
      'compte.prenom',
      'compte.profession_code as professionCode',
      'profession.libelle as profession',
      'compte.fonction',
      'compte.rpps',
      'compte.telephone',
      'compte.etat',
      'compte.cree_le as creeLe',
      'compte.cree_par as creePar',
      'compte.invite_le as inviteLe',
      'compte.active_le as activeLe',
      'compte.derniere_connexion_le as derniereConnexionLe',
      'compte.version',
      'compte.etat_depuis as etatDepuis',
      'compte.etat_role as etatRole',
      'compte.etat_motif as etatMotif',
      'compte.fusionne_avec as fusionneAvec',
      'compte.anciens_noms as anciensNoms',
    ])
}

export function trouverCompte(base: Lecture, id: string): Promise<Compte | undefined> {
  return comptes(base).modifyFront(preparee).where('compte.id', '=', id).executeTakeFirst()
}

/** Whatever the case of the address. */
export function trouverCompteParCourriel(base: Lecture, courriel: string): Promise<Compte | undefined> {
  return comptes(base).where('compte.courriel', '=', courriel).executeTakeFirst()
}

export function trouverCompteParRpps(base: Lecture, rpps: string): Promise<Compte | undefined> {
  return comptes(base).where('compte.rpps', '=', rpps).executeTakeFirst()
}

/** An account that may be the same person. No more than what helps to tell: somebody else will read it. */
export type Sosie = Pick<Compte, 'id' | 'nom' | 'prenom' | 'profession' | 'etat'> & { memeRpps: boolean }

/**
 * Accounts that look like this person: same RPPS, or same names whatever the accents, the case, the hyphens and
 * which name was typed first. Five at most, the same RPPS first.
 * @param parmi only says whether this account is one of them
 */
export async function sosies(
  base: Lecture,
  personne: { nom: string; prenom: string; rpps: string | null },
  parmi?: { compteId: string },
): Promise<Sosie[]> {
  const { nom, prenom, rpps } = personne
  const memeRpps = sql<boolean>`compte.rpps is not null and compte.rpps = ${rpps}::text`
  return base
    .selectFrom('compte')
    .leftJoin('profession', 'profession.code', 'compte.profession_code')
    .select(['compte.id', 'compte.nom', 'compte.prenom', 'compte.etat', 'profession.libelle as profession'])
    .select(memeRpps.as('memeRpps'))
    .where(eb =>
      eb.or([
        eb('compte.tri', 'in', [
          sql<string>`normaliser(${`${nom} ${prenom}`})`,
          sql<string>`normaliser(${`${prenom} ${nom}`})`,
        ]),
        ...(rpps ? [eb('compte.rpps', '=', rpps)] : []),
      ]),
    )
    .$if(parmi !== undefined, r => r.where('compte.id', '=', parmi?.compteId ?? ''))
    .orderBy(memeRpps, 'desc')
    .orderBy('compte.tri')
    .limit(5)
    .execute()
}

/** Names of the nomenclatures, as a person choosing from a list would call them. */
const groupes: Record<string, string> = {
  G15: 'Professions de santé',
  R95: 'Titres protégés',
  R94: 'Professions du social',
  VT: 'Fonctions',
  R85: 'Rôles dans la prise en charge',
  R291: 'Autre',
}

/** Professions by group, ready for a list to choose from. */
export async function professions(
  base: Lecture,
): Promise<{ groupe: string; options: { valeur: string; libelle: string }[] }[]> {
  const lignes = await base
    .selectFrom('profession')
    .select(['systeme', 'code', 'libelle'])
    .orderBy('ordre')
    .execute()
  return Object.entries(groupes)
    .map(([systeme, groupe]) => ({
      groupe,
      options: lignes
        .filter(ligne => (ligne.systeme in groupes ? ligne.systeme : 'R291') === systeme)
        .map(({ code, libelle }) => ({ valeur: code, libelle })),
    }))
    .filter(({ options }) => options.length > 0)
}

export async function professionConnue(base: Lecture, code: string): Promise<boolean> {
  const connue = await base
    .selectFrom('profession')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst()
  return connue !== undefined
}
