import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { repondre } from '#src/habilitations/repondre.tsx'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe, schemaJour } from '#src/socle/temps/jours.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { type Erreurs, lireFormulaire, type Saisie, schemaJeton } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { facultatif, texteCourt } from '#src/socle/web/schemas.ts'
import { chemins } from '../chemins.ts'
import { exigerImport } from '../exiger-import.ts'
import { declarerDeparts } from './declarer-departs.ts'
import { lireComparaison } from './lire-comparaison.ts'
import { PageComparaison } from './page-comparaison.tsx'

const schema = z.object({
  jeton: schemaJeton,
  partis: z.array(z.uuid()),
  le: schemaJour,
  motif: facultatif(texteCourt('Motif', 500)),
})

export const routesDeparts = [
  get(chemins.departs(':comparaisonId'), administrateur, r => montrer(r, {})),

  post(chemins.departs(':comparaisonId'), administrateur, async r => {
    const unImport = await exigerImport(r, 'departs', 'comparaisonId')
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return montrer(r, lu.saisie, lu.erreurs)
    const { jeton, partis, le, motif } = lu.valeurs
    return repondre(r, {
      jeton,
      demande: `${pluriel(partis.length, 'départ')} le ${enToutesLettres(le)}`,
      montrer: refus =>
        montrer(r, lu.saisie, refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message }),
      agir: async tx => {
        const structureId = unImport.structureId ?? ''
        const fait = await declarerDeparts(tx, r, {
          importId: unImport.id,
          structureId,
          compteIds: partis,
          le,
          motif,
        })
        return fait.ok
          ? {
              ok: true,
              vers: chemins.departs(unImport.id),
              message: `${pluriel(fait.nombre, 'départ enregistré', 'départs enregistrés')} : les personnes concernées sont prévenues.`,
            }
          : fait
      },
    })
  }),
]

async function montrer(r: Requete<Acteur>, saisie: Saisie, erreurs?: Erreurs): Promise<Response> {
  const unImport = await exigerImport(r, 'departs', 'comparaisonId')
  // rights may have been lost since the list was sent
  const structure = await exigerStructureAdministree(r, unImport.structureId ?? '')
  const aujourdhui = jourDe(r.maintenant)
  return r.page({
    titre: 'Départs à décider',
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageComparaison
        unImport={unImport}
        structure={structure}
        comparaison={
          await lireComparaison(r.services.base, {
            importId: unImport.id,
            structureId: structure.id,
            moi: r.acteur.compteId,
            maintenant: r.maintenant,
          })
        }
        coches={saisie.partis ?? []}
        le={saisie.le?.at(-1) ?? aujourdhui}
        motif={saisie.motif?.at(-1) ?? ''}
        aujourdhui={aujourdhui}
        jeton={saisie.jeton?.at(-1) || randomUUID()}
        erreurs={erreurs ?? {}}
      />
    ),
  })
}
