import type { Contexte } from '#src/habilitations/contexte.ts'
import { prevenir } from '#src/habilitations/courriels.ts'
import { parPersonne } from '#src/habilitations/fins/terminer-habilitations.ts'
import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { aQuiDemander, referentsDe } from '#src/habilitations/lectures/referents.ts'
import { chemins as cheminsDesDroits, nomComplet } from '#src/habilitations/pages/mots.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import type { Revue } from '../lire-revue.ts'
import type { Relecteur } from '../relecteurs.ts'

/** What the closing stopped without anybody deciding it. */
export type Arretees = {
  revue: Pick<Revue, 'lieu'>
  suspendues: readonly Habilitation[]
  terminees: readonly Habilitation[]
}

/** Each holder learns at once what stopped, why, and whom to ask to have it back. */
export async function prevenirDesArrets(tx: Ecriture, contexte: Contexte, a: Arretees): Promise<void> {
  const arretees = [...a.suspendues, ...a.terminees]
  const structures = [...new Set(arretees.flatMap(({ structureId }) => structureId ?? []))]
  const lieux = new Map((await referentsDe(tx, structures, contexte.maintenant)).map(l => [l.structureId, l]))
  for (const siennes of parPersonne(arretees)) {
    const [{ personne, structureId }] = siennes
    if (personne.etat !== 'actif') continue
    const contacts = aQuiDemander(lieux.get(structureId ?? ''), personne.id).map(nomComplet)
    await prevenir(tx, contexte, personne, {
      sujet: 'Vos habilitations ViaTrajectoire sont arrêtées : demandez-les si vous en avez besoin',
      paragraphes: [
        `La revue des habilitations s’est close sans que personne confirme ce qui suit (${a.revue.lieu}). L’accès s’arrête dès maintenant.`,
        ...siennes.map(h => `${h.profil.libelle}, ${h.lieu}.`),
        `Si vous en avez besoin, demandez à ${contacts.length > 0 ? contacts.join(', ') : 'votre équipe régionale'} de vous ${accord(siennes.length, 'la', 'les')} rendre.`,
      ],
    })
  }
}

type Bilan = Arretees & {
  relecteurs: readonly Relecteur[]
  /** People kept for want of another référent in their structure. */
  sursis: readonly string[]
}

const nommesAuPlus = 20

/** Those who did not answer, and who stands above them, learn what the deadline did and how to undo it. */
export async function prevenirDeLaCloture(tx: Ecriture, contexte: Contexte, b: Bilan): Promise<void> {
  const structures = new Set(b.suspendues.flatMap(({ structureId }) => structureId ?? []))
  const [seule] = structures
  const ou = seule && structures.size === 1 ? `&structure=${seule}` : ''
  const paragraphes = [
    `La revue des habilitations n’a pas été signée à temps : ${b.revue.lieu}.`,
    ...(b.suspendues.length > 0
      ? [
          `${pluriel(b.suspendues.length, 'habilitation sans réponse est suspendue', 'habilitations sans réponse sont suspendues')}. Vous pouvez les rétablir, une par une ou ensemble.`,
        ]
      : []),
    ...(b.terminees.length > 0
      ? [
          `${pluriel(b.terminees.length, 'habilitation sans réponse est terminée', 'habilitations sans réponse sont terminées')}.`,
        ]
      : []),
    ...(b.sursis.length > 0 ? [motDuSursis(b.sursis)] : []),
  ]
  for (const { compteId, ...qui } of b.relecteurs)
    await prevenir(
      tx,
      contexte,
      { ...qui, id: compteId, etat: 'actif' },
      {
        sujet: `Vérifiez ce que la revue sans réponse a changé : ${b.revue.lieu}`,
        paragraphes,
        action: {
          libelle: 'Voir les habilitations suspendues',
          chemin: `${cheminsDesDroits.liste}?etat=suspendue${ou}`,
        },
      },
    )
}

const motDuSursis = (noms: readonly string[]) =>
  `Faute d’autre référent dans leur structure, ${pluriel(noms.length, 'personne garde une habilitation que nul n’a relue', 'personnes gardent une habilitation que nul n’a relue')} : ${noms.slice(0, nommesAuPlus).join(', ')}${noms.length > nommesAuPlus ? '…' : ''}. Désignez un second référent, puis ouvrez une nouvelle revue.`
