import { connecte } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import { get } from '#src/socle/web/route.ts'
import { ficheDeStructure } from '#src/structures/fiche.ts'
import { chemins } from '../chemins.ts'
import { lireConsultations } from '../consultations/lire-consultations.ts'
import { aUnPrado, estGrandAge } from '../domaines.ts'
import { exigerStructureLisible } from '../exiger-structure-lisible.ts'
import { lireGrandAge } from '../grand-age/lire-grand-age.ts'
import { lirePrado } from '../prado/lire-prado.ts'
import { lireDeclarations } from '../unites/lire-declaration.ts'
import { fichePdf } from './fiche-pdf.ts'

export const routesPdf = [
  get(chemins.pdf(':structureId'), connecte, async r => {
    const { structure } = await exigerStructureLisible(r)
    const { base, config } = r.services
    const fiche = await ficheDeStructure(base, structure.id, { niveau: 2 })
    if (!fiche) throw new Introuvable()
    const [prado, consultations, grandAge, declarations] = await Promise.all([
      aUnPrado(structure) ? lirePrado(base, structure.id) : null,
      lireConsultations(base, structure.id),
      estGrandAge(structure) ? lireGrandAge(base, structure.id) : null,
      lireDeclarations(
        base,
        fiche.unites.map(({ id }) => id),
      ),
    ])
    const pdf = await fichePdf(
      { fiche, prado, consultations, grandAge, declarations },
      { config, maintenant: r.maintenant },
    )
    await enTransaction(base, tx =>
      journaliser(tx, {
        instant: r.maintenant,
        acteurId: r.acteur.compteId,
        acte: 'fiche.telechargee',
        structureId: structure.id,
        origine: r.origine,
      }),
    )
    return r.c.body(pdf, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="fiche-${structure.finess ?? 'structure'}-${jourDe(r.maintenant)}.pdf"`,
      'cache-control': 'no-store',
    })
  }),
]
