import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { type Controle, controlerMotDePasse } from '../mon-compte/controler-mot-de-passe.ts'
import { clesDe, clesPermises } from './lire-cles.ts'
import { optionsCreation } from './options.ts'

type Demande = {
  acteur: Acteur
  motDePasse: string
  lien: string
  maintenant: Date
  origine: Origine
}

export type Preparation =
  | { ok: true; options: PublicKeyCredentialCreationOptionsJSON }
  | Extract<Controle, { ok: false }>
  | { ok: false; motif: 'trop-de-cles' }

/**
 * Before a key is made, the password is asked again: a session left open must not become a way in for good. The
 * challenge that follows is the proof that it was, for five minutes, in this session. @throws Sature
 */
export async function demanderAjout(
  services: Pick<Services, 'base' | 'config'>,
  { acteur, motDePasse, lien, maintenant, origine }: Demande,
): Promise<Preparation> {
  const { compteId } = acteur
  const { base, config } = services
  if ((await clesDe(base, compteId)).length >= clesPermises) return { ok: false, motif: 'trop-de-cles' }
  const controle = await controlerMotDePasse(services, { compteId, motDePasse, maintenant, origine })
  if (!controle.ok) return controle
  const options = await enTransaction(base, tx => optionsCreation(tx, acteur, { lien, maintenant, config }))
  return { ok: true, options }
}
