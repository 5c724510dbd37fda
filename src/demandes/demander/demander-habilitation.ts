import { verrouillerComptes } from '#src/habilitations/contexte.ts'
import { type LieuDuPerimetre, trouverLieu } from '#src/habilitations/lectures/lieux.ts'
import { droitsDuCompte } from '#src/habilitations/lectures/lire-habilitations.ts'
import { profils as lireCatalogue } from '#src/habilitations/lectures/profils.ts'
import { lireVivantes } from '#src/habilitations/lectures/vivantes.ts'
import { cleDe } from '#src/habilitations/perimetre.ts'
import { refuserSaisie } from '#src/habilitations/refus.ts'
import { type Profil, pourquoiPas } from '#src/habilitations/regles/profils.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { ContexteDemande, RefusDemande } from '../contexte.ts'
import type { Demande } from '../lire-demande.ts'
import { deposer } from './deposer.ts'

export type Souhait = { perimetre: Demande['perimetre']; profils: readonly string[]; motif: string }

/** Beyond that, one writes to one's référents rather than fill their list. */
const vivesAuPlus = 20
const profilsAuPlus = 10

type Deposee = { ok: true; demandeId: string }

/** For oneself, and giving nothing: somebody else will answer. One live request for each right. */
export async function demanderHabilitation(
  tx: Ecriture,
  c: ContexteDemande,
  souhait: Souhait,
): Promise<Deposee | RefusDemande> {
  const { compteId } = c.acteur
  await verrouillerComptes(tx, [compteId])
  const codes = [...new Set(souhait.profils)]
  const lieu = await trouverLieu(tx, souhait.perimetre, jourDe(c.maintenant))
  const profils = (await lireCatalogue(tx)).filter(({ code }) => codes.includes(code))
  const refus = erreursDuSouhait(souhait, codes, profils, lieu)
  if (Object.keys(refus).length > 0) return refuserSaisie(refus)
  const siennes = await lireVivantes(tx, { compteIds: [compteId], profils: codes }, c.maintenant)
  const tenues = siennes.filter(({ perimetre }) => perimetre === cleDe(souhait.perimetre))
  const deja = profils.filter(({ code }) => tenues.some(({ profil }) => profil === code))
  if (deja.length > 0)
    return refuserSaisie({ profils: `Vous avez déjà ${enClair(deja)} : demandez plutôt son renouvellement.` })
  return inscrire(tx, c, { ...souhait, profils, genre: 'habilitation' })
}

/** Same right, same place. Nobody renews their own: this only asks. */
export async function demanderRenouvellement(
  tx: Ecriture,
  c: ContexteDemande,
  { habilitationId, motif }: { habilitationId: string; motif: string },
): Promise<Deposee | RefusDemande> {
  await verrouillerComptes(tx, [c.acteur.compteId])
  const siennes = await droitsDuCompte(tx, c.acteur.compteId, c.maintenant)
  const droit = siennes.find(({ id }) => id === habilitationId)
  if (!droit || !('structureId' in droit.perimetre)) return { ok: false, genre: 'hors-perimetre' }
  if (droit.termineeLe !== null || droit.etat === 'a-venir')
    return refuserSaisie({
      formulaire: 'Cette habilitation ne se renouvelle pas : demandez-en une nouvelle.',
    })
  const lieu = await trouverLieu(tx, droit.perimetre, jourDe(c.maintenant))
  if (!lieu || lieu.fermee)
    return refuserSaisie({
      formulaire: `« ${droit.lieu} » est fermée ou hors de l’annuaire : rien ne peut y être renouvelé.`,
    })
  const { perimetre, profil } = droit
  return inscrire(tx, c, { perimetre, profils: [profil], motif, genre: 'renouvellement' })
}

/** Pure: what is wrong with what is asked, by field. */
export function erreursDuSouhait(
  { perimetre, motif }: Souhait,
  codes: readonly string[],
  profils: readonly Profil[],
  lieu: LieuDuPerimetre | null,
): Erreurs {
  if (!lieu) return { unite: 'Cette unité n’est pas de cette structure : choisissez-la dans la liste.' }
  if (lieu.fermee)
    return { unite: `« ${lieu.libelle} » est fermée ou hors de l’annuaire : rien ne peut y être demandé.` }
  if (codes.length === 0) return { profils: 'Choisissez au moins un profil.' }
  if (codes.length > profilsAuPlus) return { profils: `Choisissez ${profilsAuPlus} profils au plus.` }
  if (profils.length < codes.length)
    return {
      profils: 'Un des profils choisis n’existe plus : rechargez la page et choisissez dans la liste.',
    }
  const refuses = profils.flatMap(profil => pourquoiPas(profil, perimetre, lieu.familles) ?? [])
  if (refuses.length > 0) return { profils: refuses.join(' ') }
  return motif === '' ? { motif: 'Dites en une phrase pourquoi vous en avez besoin.' } : {}
}

type Inscription = Omit<Souhait, 'profils'> & {
  profils: readonly { code: string; libelle: string }[]
  genre: 'habilitation' | 'renouvellement'
}

async function inscrire(tx: Ecriture, c: ContexteDemande, i: Inscription): Promise<Deposee | RefusDemande> {
  const vives = await tx
    .selectFrom('demande as d')
    .innerJoin('demande_profil as dp', 'dp.demande_id', 'd.id')
    .select(['d.id', 'd.perimetre', 'dp.profil_code as profil'])
    .where('d.demandeur_id', '=', c.acteur.compteId)
    .where('d.etat', '=', 'a-traiter')
    .execute()
  const deja = i.profils.filter(({ code }) =>
    vives.some(v => v.profil === code && v.perimetre === cleDe(i.perimetre)),
  )
  const champ = i.genre === 'habilitation' ? 'profils' : 'formulaire'
  if (deja.length > 0)
    return refuserSaisie({
      [champ]: `Vous avez déjà demandé ${enClair(deja)} : la réponse n’est pas encore donnée.`,
    })
  if (new Set(vives.map(({ id }) => id)).size >= vivesAuPlus)
    return refuserSaisie({
      formulaire: `Vous avez ${vivesAuPlus} demandes en attente : retirez-en une, ou écrivez à vos référents.`,
    })
  return { ok: true, demandeId: await deposer(tx, c, { ...i, demandeurId: c.acteur.compteId }) }
}

const enClair = (profils: readonly { libelle: string }[]) =>
  profils.map(({ libelle }) => `« ${libelle} »`).join(', ')
