import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { MotifRefus } from '#src/habilitations/refus.ts'
import { repondre, repondreAuRefus } from '#src/habilitations/repondre.tsx'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { exporterCsv } from '#src/socle/web/csv.ts'
import { type Erreurs, lireFormulaire, schemaJeton } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { exigerRevue, type Revue } from '../lire-revue.ts'
import { lireFiltres } from '../relecture/filtres.ts'
import { lireLignes } from '../relecture/lire-lignes.ts'
import { lireProgression } from '../relecture/progression.ts'
import { attestationPdf } from './attestation-pdf.ts'
import { rangeesDe } from './formats.ts'
import { clotureDe, estClose, lireAttestation, lireBilan, type RevueClose } from './lire-bilan.ts'
import { PageAttestation } from './page-attestation.tsx'
import { PageSigner } from './page-signer.tsx'
import { RefusDeSignature, signerRevue } from './signer-revue.ts'

const schemaSigner = z.object({ jeton: schemaJeton })

export const routesCloture = [
  get(chemins.signer(':revueId'), administrateur, async r => {
    const revue = await exigerRevue(r, r.parametre('revueId'))
    return revue.etat === 'ouverte' ? montrerSigner(r, revue) : r.redirige(chemins.attestation(revue.id))
  }),

  post(chemins.signer(':revueId'), administrateur, async r => {
    const revue = await exigerRevue(r, r.parametre('revueId'))
    const lu = await lireFormulaire(r, schemaSigner)
    if (!lu.ok) return montrerSigner(r, revue, lu.erreurs)
    const suite = {
      demande: 'signer la revue',
      montrer: (refus: Extract<MotifRefus, { genre: 'saisie' | 'dernier-referent' }>) =>
        montrerSigner(r, revue, refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message }),
    }
    try {
      return await repondre(r, {
        ...suite,
        jeton: lu.valeurs.jeton,
        agir: async tx => {
          const fait = await signerRevue(tx, r, revue.id)
          return fait.ok
            ? { ok: true, vers: chemins.attestation(revue.id), message: 'La revue est signée.' }
            : fait
        },
      })
    } catch (erreur) {
      // nothing was written: the sentence is all that remains
      if (erreur instanceof RefusDeSignature) return repondreAuRefus(r, erreur.refus, suite)
      throw erreur
    }
  }),

  get(chemins.attestation(':revueId'), administrateur, async r =>
    surRevueClose(r, async revue =>
      r.page({
        titre: `Attestation de revue, ${revue.lieu}`,
        section: 'Administration',
        contenu: <PageAttestation revue={revue} bilan={await lireBilan(r.services.base, revue.id)} />,
      }),
    ),
  ),

  get(chemins.attestationCsv(':revueId'), administrateur, async r =>
    surRevueClose(r, async revue => {
      const [titres = [], ...lignes] = rangeesDe(
        revue,
        clotureDe(revue),
        await lireAttestation(r.services.base, revue),
      )
      const largeur = Math.max(...lignes.map(({ length }) => length))
      return exporterCsv(r, {
        fichier: 'attestation-de-revue',
        acte: 'revue.exportee',
        structureId: revue.structureId,
        details: { revue: revue.id, lieu: revue.lieu },
        colonnes: Array.from({ length: largeur }, (_, i) => ({
          titre: titres[i] ?? '',
          valeur: (ligne: readonly string[]) => ligne[i] ?? '',
        })),
        lignes,
      })
    }),
  ),

  get(chemins.attestationPdf(':revueId'), administrateur, async r =>
    surRevueClose(r, async revue => {
      const { base, config } = r.services
      const [bilan, lignes] = await Promise.all([lireBilan(base, revue.id), lireAttestation(base, revue)])
      const pdf = await attestationPdf(revue, bilan, lignes, config)
      await enTransaction(base, tx =>
        journaliser(tx, {
          instant: r.maintenant,
          acteurId: r.acteur.compteId,
          acte: 'revue.exportee',
          structureId: revue.structureId,
          details: { revue: revue.id, lieu: revue.lieu, lignes: lignes.length },
          origine: r.origine,
        }),
      )
      return r.c.body(pdf, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="attestation-de-revue-${jourDe(revue.closeLe)}.pdf"`,
        'cache-control': 'no-store',
      })
    }),
  ),
]

async function surRevueClose(
  r: Requete<Acteur>,
  repondreAvec: (revue: RevueClose) => Promise<Response>,
): Promise<Response> {
  const revue = await exigerRevue(r, r.parametre('revueId'))
  return estClose(revue) ? repondreAvec(revue) : r.redirige(chemins.revue(revue.id))
}

async function montrerSigner(r: Requete<Acteur>, revue: Revue, erreurs?: Erreurs): Promise<Response> {
  const { base } = r.services
  const question = { revueId: revue.id, moi: r.acteur.compteId, maintenant: r.maintenant }
  const lire = (etat: string) =>
    lireLignes(base, { ...question, filtres: lireFiltres(nom => (nom === 'etat' ? etat : undefined)) })
  const [progression, ...changees] = await Promise.all([
    lireProgression(base, revue.id, r.acteur.compteId),
    ...['reduire', 'terminer', 'inconnue'].map(lire),
  ])
  return r.page({
    titre: `Signer la revue, ${revue.lieu}`,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageSigner
        revue={revue}
        progression={progression}
        changees={changees.flatMap(({ lignes }) => lignes).toSorted((a, b) => a.rang - b.rang)}
        nom={`${r.acteur.prenom} ${r.acteur.nom}`}
        aujourdhui={jourDe(r.maintenant)}
        jeton={randomUUID()}
        erreurs={erreurs ?? {}}
      />
    ),
  })
}
