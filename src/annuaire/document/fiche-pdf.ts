import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#src/socle/config/config.ts'
import { composerPdf } from '#src/socle/documents/pdf.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import { type Contenu, composerFiche } from './composer.ts'

const gabarit = readFileSync(join(import.meta.dirname, 'fiche.typ'), 'utf8')

/** Parts beyond which typesetting would make others wait: the largest hospitals have some hundreds. */
const sectionsAuPlus = 400

/** The fiche to print, send or pin up: every tab but the history, each value with where it comes from. PDF/UA-1. */
export function fichePdf(
  contenu: Contenu,
  { config, maintenant }: { config: Pick<Config, 'OPERATEUR_NOM'>; maintenant: Date },
): Promise<Uint8Array<ArrayBuffer>> {
  const { structure } = contenu.fiche
  const sections = composerFiche(contenu)
  const jour = enToutesLettres(jourDe(maintenant))
  return composerPdf(gabarit, {
    titre: `Fiche annuaire, ${structure.nom}`,
    operateur: config.OPERATEUR_NOM,
    nom: structure.nom,
    resume: [
      structure.categorie,
      structure.commune,
      structure.finess && `FINESS ${finessLisible(structure.finess)}`,
      `état au ${jour}`,
    ]
      .filter(Boolean)
      .join(' · '),
    sections: sections.slice(0, sectionsAuPlus),
    pied: `ViaTrajectoire, fiche annuaire au ${jour}${sections.length > sectionsAuPlus ? ', début seulement' : ''}`,
  })
}
