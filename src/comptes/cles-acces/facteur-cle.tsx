import { Alerte } from '#src/socle/ui/alertes.tsx'
import type { Facteur } from '../facteurs/facteur.ts'
import { DemandeDeCle } from './demande-de-cle.tsx'
import { clesDe } from './lire-cles.ts'
import { optionsFacteur } from './options.ts'
import { schemaClePresentee } from './reponses.ts'
import { verifierCle } from './verifier-cle.ts'

/** A passkey after a password. Suspended ones do not count: they open nothing. */
export const cleAcces: Facteur = {
  genre: 'cle-acces',
  libelle: 'Clé d’accès',
  description:
    'Votre téléphone, votre ordinateur ou une clé de sécurité vérifie que c’est bien vous, par votre code, votre empreinte ou votre visage. Rien à recopier, et elle vous connecte aussi sans mot de passe.',
  ajout: '/administration/mon-compte/cles-acces/ajouter',
  refus: 'Cette clé d’accès n’a pas été reconnue. Réessayez, ou choisissez un autre moyen.',
  etape: async ({ base, config, attente, maintenant, fin }) => {
    const options = await optionsFacteur(base, {
      compteId: attente.compteId,
      lien: attente.id,
      maintenant,
      config,
    })
    return (
      options && (
        <DemandeDeCle geste="presenter" options={options} sinon={<SansCle />}>
          {fin}
        </DemandeDeCle>
      )
    )
  },
  verifier: async (tx, { attente, champs, ...presentation }) => {
    const lu = schemaClePresentee.safeParse(champs.reponse ?? '')
    if (!lu.success) return false
    const { compteId, id: lien } = attente
    const cadre = { usage: 'facteur', lien } as const
    return (await verifierCle(tx, { ...presentation, reponse: lu.data, cadre, compteId })).ok
  },
  lister: async (base, compteId) =>
    (await clesDe(base, compteId))
      .filter(({ suspendueLe }) => suspendueLe === null)
      .map(({ id, nom, creeLe, utiliseeLe }) => ({ id, nom, ajouteLe: creeLe, utiliseLe: utiliseeLe })),
  renommer: async (tx, { compteId, id, nom }) => {
    await tx
      .updateTable('cle_acces')
      .set({ nom })
      .where('compte_id', '=', compteId)
      .where('id', '=', id)
      .execute()
  },
  retirer: async (tx, { compteId, id }) => {
    const siennes = tx.deleteFrom('cle_acces').where('compte_id', '=', compteId)
    await (id === undefined ? siennes : siennes.where('id', '=', id)).execute()
  },
}

const SansCle = () => (
  <Alerte ton="attention" titre="Ce navigateur ne permet pas de présenter une clé d’accès">
    Il est trop ancien, ou JavaScript y est désactivé. Choisissez un autre moyen ci-dessous.
  </Alerte>
)
