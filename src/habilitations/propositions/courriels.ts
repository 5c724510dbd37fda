import type { Ecriture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import type { Contexte } from '../contexte.ts'
import { prevenir } from '../courriels.ts'
import type { Personne } from '../lectures/personnes.ts'
import { chemins } from '../pages/mots.ts'

type Proposee = {
  id: string
  personne: { prenom: string; nom: string }
  profil: string
  lieu: string
  fin: Jour
  motif: string
}

const nomDe = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`
const objetDe = (p: Proposee) => `« ${p.profil} » (${p.lieu}) pour ${nomDe(p.personne)}`

export async function demanderUneApprobation(
  tx: Ecriture,
  c: Contexte,
  { approbateurs, proposition: p }: { approbateurs: readonly Personne[]; proposition: Proposee },
): Promise<void> {
  for (const approbateur of approbateurs)
    await prevenir(tx, c, approbateur, {
      sujet: `Approuvez ou refusez l’habilitation proposée ${pour(p)}`,
      paragraphes: [
        `${nomDe(c.acteur)} propose ${objetDe(p)}, jusqu’au ${enToutesLettres(p.fin)}.`,
        `Motif : ${p.motif}`,
        'Cette habilitation demande deux personnes : sans décision d’ici sept jours, la proposition expire.',
      ],
      action: { libelle: 'Voir la proposition', chemin: chemins.proposition(p.id) },
    })
}

const pour = (p: Proposee) => `pour ${nomDe(p.personne)}`

/** To who proposed it: how it ended. */
export async function direLaDecision(
  tx: Ecriture,
  c: Contexte,
  { auteur, proposition: p, refus }: { auteur: Personne; proposition: Proposee; refus: string | null },
): Promise<void> {
  if (auteur.etat !== 'actif') return
  await prevenir(tx, c, auteur, {
    sujet: refus === null ? `Proposition approuvée ${pour(p)}` : `Proposition refusée ${pour(p)}`,
    paragraphes: [
      `${nomDe(c.acteur)} a ${refus === null ? 'approuvé' : 'refusé'} votre proposition : ${objetDe(p)}.`,
      ...(refus === null ? [] : [`Motif : ${refus}`]),
    ],
    action: { libelle: 'Voir la proposition', chemin: chemins.proposition(p.id) },
  })
}

/** To who proposed it: nobody decided in time. */
export async function direLExpiration(
  tx: Ecriture,
  c: Pick<Contexte, 'maintenant' | 'services'>,
  { auteur, proposition: p }: { auteur: Personne; proposition: Proposee },
): Promise<void> {
  if (auteur.etat !== 'actif') return
  await prevenir(tx, c, auteur, {
    sujet: `Proposition expirée ${pour(p)}`,
    paragraphes: [
      `Personne n’a décidé de votre proposition en sept jours : ${objetDe(p)}. Elle ne vaut plus ; proposez-la de nouveau si elle est toujours utile.`,
    ],
    action: { libelle: 'Voir la proposition', chemin: chemins.proposition(p.id) },
  })
}
