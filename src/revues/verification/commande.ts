import { readFile } from 'node:fs/promises'
import type { Commande } from '#src/socle/tranche.ts'
import { empreinteDuFichier, reconnaitre } from './verifier.ts'

/** `npx viatrajectoire revues verifier <fichier>`: the page without its size limit. */
export const verifierAttestation: Commande = {
  nom: 'revues verifier',
  description: 'Vérifier la liste CSV d’une attestation de revue : est-elle celle qui a été signée ?',
  arguments: '<fichier>',
  executer: async ({ base }, { arguments: [fichier = ''] }) => {
    const texte = await readFile(fichier, 'utf8').catch(() => null)
    const empreinte = texte === null ? null : empreinteDuFichier(texte)
    if (!empreinte) {
      process.stderr.write(`Le fichier ${fichier} ne se lit pas comme la liste CSV d’une attestation.\n`)
      return 2
    }
    const reconnue = await reconnaitre(base, empreinte)
    process.stdout.write(
      `${JSON.stringify({ commande: 'revues verifier', ok: reconnue !== null, empreinte, ...reconnue })}\n`,
    )
    return reconnue ? 0 : 1
  },
}
