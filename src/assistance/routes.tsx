import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { territoireLu } from '#src/habilitations/pouvoirs/administration.ts'
import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { structuresDuPerimetre } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { type Erreurs, lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { texteRequis } from '#src/socle/web/schemas.ts'
import { chemin } from './chemins.ts'
import { lireDroitsMasques } from './lire-masque.ts'
import { assistant, type Ouverture, ouvertureEnCours, ouvrirAssistance, profilAssistance } from './ouvrir.ts'
import { PageChoisir, PageMasquee, PageOuvrir } from './pages.tsx'

const schema = z.object({
  motif: texteRequis('Motif', 300).refine(
    v => v.length >= 10,
    'Motif : dites en une phrase à quelle demande vous répondez.',
  ),
  jeton: schemaJeton,
})

const structuresMontrees = 30

export const routes: readonly Route[] = [
  get(chemin, assistant, async r => {
    const ouverture = await ouvertureEnCours(r.services.base, r.acteur, r.maintenant)
    if (!ouverture) return demanderLeMotif(r, { motif: '', jeton: randomUUID() })
    const texte = (r.requete('texte') ?? '').slice(0, 100)
    const structures = await structuresDuPerimetre(
      r.services.base,
      territoireLu(r.acteur, profilAssistance),
      { texte, limite: structuresMontrees },
    )
    return r.page({
      titre: 'Assistance',
      section: 'Administration',
      contenu: <PageChoisir {...{ ouverture, texte, structures }} />,
    })
  }),

  post(chemin, assistant, async r => {
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok)
      return demanderLeMotif(
        r,
        { motif: lu.saisie.motif?.at(-1) ?? '', jeton: lu.saisie.jeton?.at(-1) || randomUUID() },
        lu.erreurs,
      )
    const { jeton, motif } = lu.valeurs
    const reponse = await uneSeuleFois<never>(r, jeton, async tx => {
      await ouvrirAssistance(tx, r, motif)
      return { ok: true, vers: chemin }
    })
    return r.redirige(reponse.ok ? reponse.vers : chemin)
  }),

  get(`${chemin}/:structureId`, assistant, async r => {
    const ouverture = await ouvertureEnCours(r.services.base, r.acteur, r.maintenant)
    if (!ouverture) return r.redirige(chemin)
    const structure = await exigerStructureAdministree(r, r.parametre('structureId'), {
      perimetre: territoireLu(r.acteur, profilAssistance),
    })
    const page = Math.max(1, Number.parseInt(r.requete('page') ?? '1', 10) || 1)
    const lecture = await lireDroitsMasques(r.services.base, structure.id, {
      page: Math.min(page, 1000),
      ouvertureId: ouverture.id,
      maintenant: r.maintenant,
    })
    await noterLaConsultation(r, structure.id, ouverture)
    return r.page({
      titre: structure.nom,
      section: 'Administration',
      contenu: <PageMasquee {...{ ouverture, structure, lecture, page }} aujourdhui={jourDe(r.maintenant)} />,
    })
  }),
]

function demanderLeMotif(
  r: Requete<Acteur>,
  champs: { motif: string; jeton: string },
  erreurs?: Erreurs,
): Promise<Response> {
  return r.page({
    titre: erreurs ? 'Erreur : ouvrir une assistance' : 'Ouvrir une assistance',
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: <PageOuvrir {...champs} erreurs={erreurs ?? {}} />,
  })
}

/** What was looked at, and on which ground. */
function noterLaConsultation(r: Requete<Acteur>, structureId: string, { motif }: Ouverture): Promise<void> {
  return enTransaction(r.services.base, tx =>
    journaliser(tx, {
      instant: r.maintenant,
      acteurId: r.acteur.compteId,
      acte: 'assistance.consultee',
      structureId,
      motif,
      origine: r.origine,
    }),
  )
}
