import type { ReferentsDeStructure } from '#src/habilitations/lectures/referents.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { cheminSecondReferent } from '../chemins.ts'
import type { Envoi } from '../courriels.ts'

/** To who remains and to the team of the territory, with the page where a second one is named. */
export async function prevenirDeLaChute(
  tx: Ecriture,
  { services: { config }, maintenant }: Envoi,
  { alerteId, lieu }: { alerteId: string; lieu: ReferentsDeStructure },
): Promise<void> {
  const { structureId, structure, referents, charges } = lieu
  const [seul] = referents
  for (const personne of [...referents, ...charges])
    await poster(
      tx,
      {
        destinataire: personne.courriel,
        pour: `${personne.prenom} ${personne.nom}`,
        sujet: seul ? `Désignez un second référent : ${structure}` : `Désignez des référents : ${structure}`,
        paragraphes: [
          seul
            ? `${structure} n’a plus qu’un référent : ${seul.prenom} ${seul.nom}.`
            : `${structure} n’a plus de référent.`,
          'Chaque structure en a deux, pour que l’un réponde quand l’autre est absent et gère son compte. Choisissez une personne qui y travaille : elle le devient aussitôt. Personne ne se désigne soi-même.',
        ],
        action: {
          libelle: seul ? 'Désigner un second référent' : 'Désigner un référent',
          url: `${config.URL_PUBLIQUE}${cheminSecondReferent(structureId)}`,
        },
        note: 'Ce message part une fois, quand la structure passe sous deux référents.',
      },
      maintenant,
      `releve:${alerteId}:${personne.compteId}`,
    )
}
