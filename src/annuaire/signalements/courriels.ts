import { estClos } from '#src/comptes/vie/transitions.ts'
import { trouverPersonnes } from '#src/habilitations/lectures/personnes.ts'
import { estPresent, referentsDe } from '#src/habilitations/lectures/referents.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import { chemins } from '../chemins.ts'
import type { Signalement } from './lire-signalements.ts'

/** What a mail needs of its surroundings, in a request as in a job. */
export type Envoi = {
  maintenant: Date
  services: { config: Pick<Config, 'URL_PUBLIQUE' | 'ROR_COURRIEL' | 'OPERATEUR_NOM'> }
}

const ou = (s: Signalement) => (s.sur === s.structure ? s.structure : `${s.sur}, ${s.structure}`)
const dite = (valeur: string | null) => (valeur === null ? 'rien' : `« ${valeur} »`)

/** To the ROR team, when the ROR takes no reports by itself: all that they need, since they have no account here. */
export async function ecrireAuRor(tx: Ecriture, e: Envoi, s: Signalement): Promise<void> {
  const { ROR_COURRIEL, OPERATEUR_NOM } = e.services.config
  const piece = await lirePiece(tx, s.id)
  const [auteur] = s.auteurId ? await trouverPersonnes(tx, [s.auteurId]) : []
  await poster(
    tx,
    {
      destinataire: ROR_COURRIEL,
      sujet: `Correction demandée : ${s.libelle}, ${ou(s)}`,
      paragraphes: [
        `${ou(s)}${s.finess ? `, FINESS ${finessLisible(s.finess)}` : ''} : le champ « ${s.libelle} » est à corriger dans le ROR.`,
        `Le ROR dit : ${dite(s.affichee)}.`,
        s.attendue === null ? 'Cette information est à retirer.' : `Ce qui est juste : « ${s.attendue} ».`,
        ...(s.precisions ? [`Précisions : ${s.precisions}`] : []),
        ...(piece ? [`Un justificatif est joint : ${piece.nom}.`] : []),
        auteur
          ? `Demande de ${auteur.prenom} ${auteur.nom}, ${auteur.courriel}, le ${jourEtHeure(s.creeLe)}.`
          : `Demande du ${jourEtHeure(s.creeLe)}.`,
      ],
      note: `Envoyé par ViaTrajectoire (${OPERATEUR_NOM}). La demande se close d’elle-même quand le ROR publie la bonne valeur. Référence ${s.id}.`,
      ...(piece && { pieces: [piece] }),
    },
    e.maintenant,
    `signalement:${s.id}:ror`,
  )
}

type Nouvelle = { sujet: string; paragraphes: readonly string[]; cle: string }

/** To whoever reported it; when they have left, to the référents who are there. */
export async function prevenirLeReferent(tx: Ecriture, e: Envoi, s: Signalement, n: Nouvelle): Promise<void> {
  for (const personne of await destinatairesDe(tx, s, e.maintenant))
    await poster(
      tx,
      {
        destinataire: personne.courriel,
        pour: `${personne.prenom} ${personne.nom}`,
        sujet: `${n.sujet} : ${s.libelle}, ${ou(s)}`,
        paragraphes: n.paragraphes,
        action: {
          libelle: 'Voir le signalement',
          url: `${e.services.config.URL_PUBLIQUE}${chemins.signalement(s.id)}`,
        },
      },
      e.maintenant,
      `signalement:${s.id}:${n.cle}:${personne.courriel}`,
    )
}

async function destinatairesDe(base: Lecture, s: Signalement, maintenant: Date) {
  const [auteur] = s.auteurId ? await trouverPersonnes(base, [s.auteurId]) : []
  if (auteur && !estClos(auteur.etat)) return [auteur]
  const [lieu] = await referentsDe(base, [s.structureId], maintenant)
  return lieu?.referents.filter(estPresent) ?? []
}

async function lirePiece(base: Lecture, signalementId: string) {
  return base
    .selectFrom('signalement_piece')
    .select(['nom', 'type', 'contenu'])
    .where('signalement_id', '=', signalementId)
    .executeTakeFirst()
}
