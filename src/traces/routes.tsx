import { z } from 'zod'
import { phraseDe } from '#src/socle/journal/phrases.ts'
import { zonee } from '#src/socle/temps/jours.ts'
import { type ColonneCsv, exporterCsv } from '#src/socle/web/csv.ts'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { texteRequis } from '#src/socle/web/schemas.ts'
import { chercherTraces, type Trace } from './chercher.ts'
import { chemin, cheminExport, lireCriteres } from './criteres.ts'
import { noterConsultation, objetDe } from './noter.ts'
import { PageExport } from './pages/exporter.tsx'
import { PageJournal, titreDe } from './pages/journal.tsx'
import { lecteurDuJournal, ouvrirPortee } from './portee.ts'

const lignesParPage = 50
/** More rows than a spreadsheet is read with. */
const exportMax = 20_000

const schemaExport = z.object({
  motif: texteRequis('Motif', 300).refine(
    v => v.length >= 10,
    'Motif : dites en une phrase à quoi servira l’export.',
  ),
})

export const routes: readonly Route[] = [
  get(chemin, lecteurDuJournal, async r => {
    const criteres = lireCriteres(r.requete)
    const { portee, structures } = await ouvrirPortee(r, criteres.structure)
    const traces = await chercherTraces(r.services.base, { portee, criteres }, lignesParPage)
    await noterConsultation(r, { portee, criteres, traces })
    return r.page({
      titre: titreDe(portee),
      section: 'Administration',
      contenu: <PageJournal {...{ portee, structures, criteres, traces }} />,
    })
  }),

  get(cheminExport, lecteurDuJournal, async r => {
    const criteres = lireCriteres(r.requete)
    const { portee } = await ouvrirPortee(r, criteres.structure)
    return r.page({
      titre: 'Exporter le journal',
      section: 'Administration',
      contenu: <PageExport {...{ portee, criteres, exportMax }} motif="" erreurs={{}} />,
    })
  }),

  post(cheminExport, lecteurDuJournal, async r => {
    const lu = await lireFormulaire(r, schemaExport)
    const criteres = { ...lireCriteres(nom => lu.saisie[nom]?.at(-1)), avant: null }
    const { portee } = await ouvrirPortee(r, criteres.structure)
    if (!lu.ok) {
      const motif = lu.saisie.motif?.at(-1) ?? ''
      return r.page({
        titre: 'Exporter le journal',
        section: 'Administration',
        statut: 422,
        contenu: <PageExport {...{ portee, criteres, exportMax, motif }} erreurs={lu.erreurs} />,
      })
    }
    const traces = await chercherTraces(r.services.base, { portee, criteres }, exportMax)
    return exporterCsv(r, {
      ...objetDe({ portee, criteres, traces }),
      fichier: 'journal',
      acte: 'traces.exportees',
      motif: lu.valeurs.motif,
      colonnes,
      lignes: traces.lignes,
    })
  }),
]

const colonnes: readonly ColonneCsv<Trace>[] = [
  { titre: 'Numéro', valeur: ({ id }) => id },
  {
    titre: 'Date et heure (Paris)',
    valeur: ({ instant }) => zonee(instant).toPlainDateTime().round('second').toString().replace('T', ' '),
  },
  { titre: 'Auteur', valeur: ({ auteur, systeme }) => auteur?.nom ?? systeme ?? 'Automatique' },
  { titre: 'Ce qui a été fait', valeur: ({ acte, details }) => phraseDe(acte, details) },
  { titre: 'Issue', valeur: ({ issue }) => (issue === 'fait' ? 'Fait' : 'Refusé') },
  { titre: 'Personne concernée', valeur: ({ personne }) => personne?.nom ?? null },
  { titre: 'Structure', valeur: ({ structure }) => structure },
  { titre: 'Motif', valeur: ({ motif }) => motif },
  { titre: 'Acte', valeur: ({ acte }) => acte },
]
