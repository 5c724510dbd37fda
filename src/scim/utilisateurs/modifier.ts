import { modifierIdentite } from '#src/comptes/identite/modifier-identite.ts'
import { trouverCompte } from '#src/comptes/identite/requetes.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { RefusScim, refuser } from '../protocole/erreurs.ts'
import type { Voulu } from '../ressource/voulu.ts'
import { type ContexteScim, type Issue, noterScim } from './contexte.ts'
import { changerCourriel, garderIdentifiants } from './identifiants.ts'
import { ecrireLien, lireAppartenance } from './lien.ts'
import type { Utilisateur } from './lire.ts'
import { partir, revenir } from './presence.ts'

/**
 * Brings an account to what the identity system wants, as far as it is the entité's to change: always its own
 * identifier and whether the person is there; who they are, when nobody else has a say; how they sign in, only before
 * they ever could (`identifiants.ts`). All or nothing. The account is locked, and `avant` is what it is now.
 */
export async function modifierUtilisateur(
  tx: Ecriture,
  c: ContexteScim,
  avant: Utilisateur,
  voulu: Voulu,
): Promise<Issue> {
  const appartenance = await lireAppartenance(tx, c, avant.id)
  const identite = identiteChangee(avant, voulu)
  if (identite && appartenance.partage)
    refuser(
      'mutability',
      'Cette personne exerce aussi hors de vos structures : son identité se corrige dans ViaTrajectoire. Ici, seuls externalId et active se changent.',
    )
  const garde = await garderIdentifiants(tx, c, { avant, voulu, appartenance })
  if (!garde.ok) return garde
  if (avant.present && !voulu.present) {
    const parti = await partir(tx, c, avant)
    if (!parti.ok) return parti
  }
  if (!avant.present && voulu.present) await revenir(tx, c, avant)
  if (identite || voulu.rpps !== avant.rpps) await ecrireIdentite(tx, c, avant, voulu)
  if (!memeAdresse(avant, voulu)) await changerCourriel(tx, c, avant, voulu)
  if (voulu.externalId !== avant.externalId) await changerExternalId(tx, c, avant, voulu)
  return { ok: true, id: avant.id }
}

const memeAdresse = (avant: Utilisateur, voulu: Voulu) =>
  avant.courriel.toLowerCase() === voulu.courriel.toLowerCase()

function identiteChangee(avant: Utilisateur, voulu: Voulu): boolean {
  return (['nom', 'prenom', 'fonction', 'telephone'] as const).some(champ => avant[champ] !== voulu[champ])
}

async function ecrireIdentite(tx: Ecriture, c: ContexteScim, { id }: Utilisateur, voulu: Voulu) {
  const compte = await trouverCompte(tx, id)
  if (!compte) throw new Error(`Le compte ${id} a disparu alors qu’il était réservé.`)
  const { nom, prenom, fonction, telephone, rpps } = voulu
  const { civilite, professionCode, version } = compte
  const fait = await modifierIdentite(tx, {
    compteId: id,
    version,
    identite: { civilite, nom, prenom, professionCode, fonction, rpps, telephone },
    acteurId: null,
    maintenant: c.maintenant,
    origine: c.origine,
  })
  if (!fait.ok)
    throw new RefusScim({
      statut: 409,
      scimType: 'uniqueness',
      detail: 'Ce numéro RPPS est déjà celui d’un autre compte.',
    })
}

async function changerExternalId(tx: Ecriture, c: ContexteScim, avant: Utilisateur, voulu: Voulu) {
  const { id: compteId, externalId } = avant
  await ecrireLien(tx, c, { compteId, externalId: voulu.externalId, actif: voulu.present })
  const details = { avant: externalId, apres: voulu.externalId }
  await noterScim(tx, c, { acte: 'scim.identifiant-change', compteId, details })
}
