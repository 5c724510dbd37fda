import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#src/socle/config/config.ts'
import { composerPdf } from '#src/socle/documents/pdf.ts'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { nombre, pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { motDeLIssue, motDuVolet } from '../mots.ts'
import type { Issue } from '../regles.ts'
import type { LigneAttestee } from './attestation.ts'
import { type RevueClose, signataireDe } from './lire-bilan.ts'

const gabarit = readFileSync(join(import.meta.dirname, 'attestation.typ'), 'utf8')

/** Rights that the document names: the CSV holds them all, and typesetting more would make others wait. */
const nommeesAuPlus = 300

/** The attestation to keep: what was reviewed, by whom, what changed, and its digest. PDF/UA-1. */
export function attestationPdf(
  revue: RevueClose,
  bilan: readonly { issue: Issue; nombre: number }[],
  lignes: readonly LigneAttestee[],
  config: Pick<Config, 'URL_PUBLIQUE' | 'OPERATEUR_NOM'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const changees = lignes.filter(({ issue }) => issue !== 'maintenue')
  const signataire = signataireDe(revue)
  const reste = changees.length - nommeesAuPlus
  return composerPdf(gabarit, {
    titre: 'Attestation de revue des habilitations',
    operateur: config.OPERATEUR_NOM,
    lieu: `${revue.lieu}. ${motDuVolet[revue.volet]}.`,
    faits: [
      ['Liste figée', `le ${jourEtHeure(revue.ouverteLe)}`],
      ['Échéance', `le ${enToutesLettres(revue.echeance)}`],
      signataire
        ? ['Signée', `le ${jourEtHeure(revue.closeLe)} par ${signataire}`]
        : ['Close sans signature', `le ${jourEtHeure(revue.closeLe)}, l’échéance passée`],
      ['Habilitations relues', nombre(lignes.length)],
    ],
    bilan: bilan.map(({ issue, nombre: n }) => [motDeLIssue[issue], nombre(n)]),
    lignes: changees
      .slice(0, nommeesAuPlus)
      .map(l => [
        l.personne,
        [l.profil, l.lieu].filter(Boolean).join(', '),
        [motDeLIssue[l.issue], l.reduiteEn].filter(Boolean).join(' : '),
        l.finConstatee ? jourEtHeure(l.finConstatee) : 'n’a jamais commencé',
      ]),
    suite: reste > 0 ? `Et ${pluriel(reste, 'autre')} : voir la liste complète (CSV).` : '',
    verifier: `Cette empreinte SHA-256 résume la liste figée et les décisions. Comparez-la, ou déposez la liste CSV, sur ${config.URL_PUBLIQUE}${chemins.verifier}.`,
    empreinte: revue.empreinte.match(/.{16}/g)?.join(' ') ?? revue.empreinte,
    pied: `ViaTrajectoire, revue ${revue.id}`,
  })
}
