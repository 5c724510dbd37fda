import { createHash } from 'node:crypto'
import { type Compte, trouverCompte } from '#src/comptes/identite/requetes.ts'
import type { EtatCompte } from '#src/comptes/tables.ts'
import { type RoleDeVie, transiter } from '#src/comptes/vie/transitions.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { droitsDuCompte, type Habilitation } from '../../lectures/lire-habilitations.ts'
import { cleDe } from '../../perimetre.ts'
import { administrationDe } from '../../pouvoirs/administration.ts'
import { empriseSur, roleDe } from '../pouvoir.ts'
import { type DroitAUnir, type Union, unirDroits } from './unir-droits.ts'

export type Cote = { compte: Compte; vivants: Habilitation[] }

export type Fusion = {
  garde: Cote
  absorbe: Cote
  union: Union
  role: RoleDeVie
  /** Changes as soon as what the preview shows does. */
  empreinte: string
}

export type Preparation =
  | { ok: true; fusion: Fusion }
  | { ok: false; genre: 'hors-perimetre' }
  /** What prevents it, in a sentence. Whether both accounts may be shown, the caller knows. */
  | { ok: false; genre: 'impossible'; pourquoi: string; garde: Compte; absorbe: Compte }

type Demande = { acteur: Acteur; gardeId: string; absorbeId: string; maintenant: Date }

/** What would happen if two accounts became one: read the same way for the preview and, under locks, for the act. */
export async function preparerFusion(base: Lecture, d: Demande): Promise<Preparation> {
  const { acteur, gardeId, absorbeId, maintenant } = d
  const [garde, absorbe] = [
    await lireCote(base, gardeId, maintenant),
    await lireCote(base, absorbeId, maintenant),
  ]
  const administration = administrationDe(acteur)
  const role = roleDe(administration)
  // a département, a structure see too little of a person to say that two accounts are theirs
  if (role !== 'regional' && role !== 'national') return { ok: false, genre: 'hors-perimetre' }
  if (!garde || !absorbe) return { ok: false, genre: 'hors-perimetre' }
  const entiers = [garde, absorbe].every(
    ({ compte, droits }) =>
      empriseSur(administration, droits, compte.creePar === acteur.compteId) === 'entiere',
  )
  const pourquoi = entiers ? empechement(d, garde, absorbe, role) : phraseAilleurs
  if (pourquoi)
    return { ok: false, genre: 'impossible', pourquoi, garde: garde.compte, absorbe: absorbe.compte }
  const memes = await comptesDeLaPersonne(base, [gardeId, absorbeId])
  const donnesPar = await auteursDes(base, [...garde.vivants, ...absorbe.vivants])
  const enUnion = (h: Habilitation): DroitAUnir => ({
    id: h.id,
    cle: `${h.profil.code} ${cleDe(h.perimetre)}`,
    debut: h.debut,
    fin: h.fin,
    parSoi: memes.has(donnesPar.get(h.id) ?? ''),
  })
  const union = unirDroits(
    { garde: garde.vivants.map(enUnion), absorbe: absorbe.vivants.map(enUnion) },
    jourDe(maintenant),
  )
  const vu = JSON.stringify([gardeId, absorbeId, garde.compte.version, absorbe.compte.version, union])
  const empreinte = createHash('sha256').update(vu).digest('base64url')
  return { ok: true, fusion: { garde, absorbe, union, role, empreinte } }
}

async function lireCote(base: Lecture, compteId: string, maintenant: Date) {
  const compte = await trouverCompte(base, compteId)
  if (!compte) return null
  const droits = await droitsDuCompte(base, compteId, maintenant)
  return { compte, droits, vivants: droits.filter(({ etat }) => etat !== 'terminee') }
}

const phraseAilleurs =
  'L’un de ces comptes a des habilitations hors de votre région : demandez à l’équipe nationale de les réunir.'

const vigueur: Record<EtatCompte, number> = {
  actif: 3,
  verrouille: 3,
  invite: 2,
  inactif: 1,
  desactive: 0,
  anonymise: 0,
}

/** Two people approve these profils together: they do not travel by a merge. */
const approuvesADeux = ['adm-regional', 'adm-national']

function empechement(d: Demande, garde: Cote, absorbe: Cote, role: RoleDeVie): string | null {
  if (d.gardeId === d.absorbeId) return 'C’est deux fois le même compte : choisissez-en deux.'
  if ([d.gardeId, d.absorbeId].includes(d.acteur.compteId))
    return 'L’un de ces comptes est le vôtre : demandez à une autre personne de l’équipe de les réunir.'
  if (!transiter(absorbe.compte.etat, 'fusionner', role) || vigueur[garde.compte.etat] === 0)
    return 'L’un de ces comptes est déjà désactivé : réactivez-le d’abord s’il doit servir.'
  if (vigueur[garde.compte.etat] < vigueur[absorbe.compte.etat])
    return 'Le compte à garder sert moins que l’autre : gardez plutôt celui qui est activé.'
  const [un, deux] = [garde.compte.rpps, absorbe.compte.rpps]
  if (un && deux && un !== deux)
    return 'Ces comptes ont deux numéros RPPS différents : ce sont deux personnes, ou l’un est à corriger d’abord.'
  if (absorbe.vivants.some(h => approuvesADeux.includes(h.profil.code)))
    return 'Le compte à absorber administre une région ou la France : gardez plutôt celui-là, ou terminez d’abord cette habilitation.'
  return null
}

/** The two accounts, and those that were merged into them before. */
async function comptesDeLaPersonne(base: Lecture, ids: readonly string[]): Promise<Set<string>> {
  const reunis = await base.selectFrom('compte').select('id').where('fusionne_avec', 'in', ids).execute()
  return new Set([...ids, ...reunis.map(({ id }) => id)])
}

async function auteursDes(
  base: Lecture,
  droits: readonly Habilitation[],
): Promise<Map<string, string | null>> {
  if (droits.length === 0) return new Map()
  const lignes = await base
    .selectFrom('habilitation')
    .select(['id', 'attribuee_par'])
    .where(
      'id',
      'in',
      droits.map(({ id }) => id),
    )
    .execute()
  return new Map(lignes.map(({ id, attribuee_par }) => [id, attribuee_par]))
}
