import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { exporterCsv } from '#src/socle/web/csv.ts'
import { type Erreurs, lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { chemins } from '../chemins.ts'
import { confirmer, estArrete, reprendre } from '../confirmer.ts'
import { exigerImport } from '../exiger-import.ts'
import { compterIssues, lireLignes } from '../lire-imports.ts'
import { issues, motDeLIssue } from '../mots.ts'
import { colonnes } from './colonnes.ts'
import { enCours, PageImport } from './page-import.tsx'

const parPage = 50
const ici = ':importId'
const schema = z.object({ jeton: schemaJeton, homonymes: z.string() })

export const routesPersonnes = [
  get(chemins.un(ici), administrateur, r => montrer(r)),

  post(chemins.confirmer(ici), administrateur, async r => {
    const unImport = await exigerImport(r, 'personnes')
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return montrer(r, lu.erreurs)
    const { jeton, homonymes } = lu.valeurs
    const reponse = await uneSeuleFois<{ message: string }>(r, jeton, async tx =>
      (await confirmer(tx, r, unImport, homonymes === 'oui'))
        ? { ok: true, vers: chemins.un(unImport.id) }
        : { ok: false, message: 'Cet import est déjà confirmé, ou sa vérification n’est pas terminée.' },
    )
    return reponse.ok ? r.redirige(reponse.vers) : montrer(r, { formulaire: reponse.message })
  }),

  post(chemins.reprendre(ici), administrateur, async r => {
    const unImport = await exigerImport(r, 'personnes')
    const lu = await lireFormulaire(r, schema.pick({ jeton: true }))
    if (!lu.ok) return montrer(r, lu.erreurs)
    const reponse = await uneSeuleFois<{ message: string }>(r, lu.valeurs.jeton, async tx => {
      if (estArrete(unImport, r.maintenant)) await reprendre(tx, r, unImport)
      return { ok: true, vers: chemins.un(unImport.id) }
    })
    return reponse.ok ? r.redirige(reponse.vers) : montrer(r, { formulaire: reponse.message })
  }),

  get(chemins.resultat(ici), administrateur, async r => {
    const unImport = await exigerImport(r, 'personnes')
    return exporterCsv(r, {
      fichier: 'resultat-import',
      acte: 'import.exporte',
      lignes: await lireLignes(r.services.base, unImport.id),
      colonnes: [
        { titre: 'Ligne', valeur: l => l.numero },
        ...colonnes.map(({ champ, titre }) => ({
          titre,
          valeur: (l: { champs: Record<string, string> }) => l.champs[champ] ?? '',
        })),
        { titre: 'Vérification', valeur: l => (l.issue ? motDeLIssue[l.issue].libelle : '') },
        {
          titre: 'Import',
          valeur: l => (l.fait === 'ecrite' ? 'Importée' : l.fait === 'ecartee' ? 'Écartée' : ''),
        },
        { titre: 'Explication', valeur: l => l.explication },
      ],
    })
  }),
]

async function montrer(r: Requete<Acteur>, erreurs?: Erreurs): Promise<Response> {
  const { base } = r.services
  const unImport = await exigerImport(r, 'personnes')
  const comptes = await compterIssues(base, unImport.id)
  const issue = issues.find(connue => connue === r.requete('issue'))
  const total = comptes.filter(c => !issue || c.issue === issue).reduce((somme, c) => somme + c.nombre, 0)
  const pages = Math.max(1, Math.ceil(total / parPage))
  const page = Math.min(entier(r.requete('page'), pages) ?? 1, pages)
  return r.page({
    titre: `Import : ${unImport.fichier}`,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    ...(enCours(unImport) ? { rafraichir: 2 } : {}),
    contenu: (
      <PageImport
        unImport={unImport}
        comptes={comptes}
        lignes={enCours(unImport) ? [] : await lireLignes(base, unImport.id, { issue, page, parPage })}
        issue={issue}
        page={page}
        pages={pages}
        jeton={randomUUID()}
        arrete={estArrete(unImport, r.maintenant)}
        erreurs={erreurs ?? {}}
      />
    ),
  })
}
