import { estEnService } from '#src/comptes/vie/transitions.ts'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { parPersonne } from '#src/habilitations/fins/terminer-habilitations.ts'
import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { aQuiDemander, referentsDe } from '#src/habilitations/lectures/referents.ts'
import { nomComplet } from '#src/habilitations/pages/mots.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'

/** Where somebody asks for a right: theirs again, or another. */
const pageDeDemande = '/administration/mes-demandes/nouvelle'

type Arrets = {
  arretees: readonly Habilitation[]
  /** Why, in a sentence. */
  pourquoi: string
  /** What makes the mail of one person be sent once. */
  cle?: (compteId: string) => string
}

/**
 * Each holder learns in one mail what a review stopped, in all their structures, that suspended is not lost, whom to ask
 * in each, and where.
 */
export async function prevenirDesArrets(
  tx: Ecriture,
  { maintenant, services }: Pick<Contexte, 'maintenant' | 'services'>,
  { arretees, pourquoi, cle }: Arrets,
): Promise<void> {
  const structures = [...new Set(arretees.flatMap(({ structureId }) => structureId ?? []))]
  const lieux = new Map((await referentsDe(tx, structures, maintenant)).map(l => [l.structureId, l]))
  for (const siennes of parPersonne(arretees)) {
    const [{ personne }] = siennes
    if (!estEnService(personne.etat)) continue
    const parLieu = [...Map.groupBy(siennes, h => h.structureId)].map(([structureId, siennesIci]) => {
      const contacts = aQuiDemander(lieux.get(structureId ?? ''), personne.id).map(nomComplet)
      const quoi = siennesIci.map(h => `« ${h.profil.libelle} »`).join(', ')
      const ou = lieux.get(structureId ?? '')?.structure ?? siennesIci[0]?.lieu
      return `${ou} : ${quoi}. À demander à ${contacts.length > 0 ? contacts.join(', ') : 'votre équipe régionale'}.`
    })
    const suspendues = siennes.filter(({ etat }) => etat !== 'terminee').length
    await poster(
      tx,
      {
        destinataire: personne.courriel,
        pour: nomComplet(personne),
        sujet: 'Vos habilitations ViaTrajectoire sont arrêtées : demandez-les si vous en avez besoin',
        paragraphes: [
          `${pourquoi} L’accès s’arrête dès maintenant.`,
          ...parLieu,
          ...(suspendues > 0
            ? [
                `${pluriel(suspendues, 'habilitation est suspendue', 'habilitations sont suspendues')}, pas perdue${suspendues > 1 ? 's' : ''} : un référent la rétablit en deux clics, jusqu’à la date qu’elle avait.`,
              ]
            : []),
          'Si vous n’en avez plus besoin, vous n’avez rien à faire.',
        ],
        action: { libelle: 'Faire une demande', url: `${services.config.URL_PUBLIQUE}${pageDeDemande}` },
      },
      maintenant,
      cle?.(personne.id),
    )
  }
}
