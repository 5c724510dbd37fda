import { estEnService } from '#src/comptes/vie/transitions.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { de, pluriel } from '#src/socle/ui/typographie.ts'
import type { Contexte, ContexteDAuteur } from '../contexte.ts'
import { prevenir } from '../courriels.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import type { Personne } from '../lectures/personnes.ts'
import { referentsDe } from '../lectures/referents.ts'

type Quoi = { personne: Personne; structureId: string; lieu: string }

/** The person who leaves, and the référents who stay. */
export async function prevenirDuDepart(
  tx: Ecriture,
  c: ContexteDAuteur,
  d: Quoi & { le: Jour; arretees: readonly Habilitation[] },
): Promise<void> {
  const auteur = `${c.acteur.prenom} ${c.acteur.nom}`.trim()
  const qui = `${d.personne.prenom} ${d.personne.nom}`
  const immediat = d.le === jourDe(c.maintenant)
  const quand = immediat ? 'dès maintenant' : `le ${enToutesLettres(d.le)} au soir`
  if (estEnService(d.personne.etat))
    await prevenir(tx, c, d.personne, {
      sujet: `Votre départ est enregistré : ${d.lieu}`,
      paragraphes: [
        `${auteur} a déclaré votre départ sur ViaTrajectoire : ${d.lieu}.`,
        `Vos habilitations dans cette structure s’arrêtent ${quand}. Celles que vous avez ailleurs ne changent pas.`,
        'S’il s’agit d’une erreur, prévenez l’un de vos référents : le départ peut être annulé jusqu’à cette date.',
      ],
      action: { libelle: 'Voir mes référents', chemin: '/administration/mes-referents' },
    })
  await prevenirLesCoReferents(tx, c, d, {
    sujet: `Prenez connaissance du départ ${de(qui)} : ${d.lieu}`,
    paragraphes: [
      `${auteur} a déclaré le départ ${de(qui)} : ${d.lieu}.`,
      `${pluriel(d.arretees.length, 'habilitation')} : fin ${quand}.`,
    ],
  })
}

export async function prevenirDeLAnnulation(tx: Ecriture, c: Contexte, d: Quoi): Promise<void> {
  const auteur = `${c.acteur.prenom} ${c.acteur.nom}`
  const qui = `${d.personne.prenom} ${d.personne.nom}`
  if (estEnService(d.personne.etat))
    await prevenir(tx, c, d.personne, {
      sujet: `Votre départ est annulé : retrouvez vos habilitations à ${d.lieu}`,
      paragraphes: [`${auteur} a annulé votre départ : ${d.lieu}. Vos habilitations y sont rétablies.`],
    })
  await prevenirLesCoReferents(tx, c, d, {
    sujet: `Le départ ${de(qui)} est annulé : ${d.lieu}`,
    paragraphes: [`${auteur} a annulé le départ ${de(qui)} : ${d.lieu}.`],
  })
}

async function prevenirLesCoReferents(
  tx: Ecriture,
  c: ContexteDAuteur,
  d: Quoi,
  message: { sujet: string; paragraphes: string[] },
): Promise<void> {
  const [lieu] = await referentsDe(tx, [d.structureId], c.maintenant)
  const prevenus = (lieu?.referents ?? []).filter(
    ({ compteId }) => compteId !== c.acteur.compteId && compteId !== d.personne.id,
  )
  for (const { compteId, ...contact } of prevenus)
    await prevenir(
      tx,
      c,
      { ...contact, id: compteId, etat: 'actif' },
      {
        ...message,
        action: {
          libelle: 'Voir les habilitations',
          chemin: `/administration/habilitations?structure=${d.structureId}`,
        },
      },
    )
}
