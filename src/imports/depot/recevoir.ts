import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import {
  type Erreurs,
  jetonAvecFichier,
  lireFormulaire,
  type Saisie,
  schemaJeton,
  uneSeuleFois,
} from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { chemins } from '../chemins.ts'
import { type Colonne, noterEnTete, ranger } from '../fichier/colonnes.ts'
import { lireFichier } from '../fichier/lire-fichier.ts'
import { type Depot, deposer } from './deposer.ts'

const schema = z.object({ jeton: schemaJeton })

type Reception = {
  colonnes: readonly Colonne<string>[]
  genre: Depot['genre']
  structureId: string | null
  /** The form again, with what to mend. */
  montrer: (erreurs: Erreurs, saisie: Saisie) => Promise<Response>
}

/** Reads the file of a form, keeps its rows, and leads to what would become of them. */
export async function recevoir(r: Requete<Acteur>, reception: Reception): Promise<Response> {
  const { colonnes, genre, structureId, montrer } = reception
  const lu = await lireFormulaire(r, schema)
  if (!lu.ok) return montrer({ formulaire: Object.values(lu.erreurs)[0] ?? '' }, lu.saisie)
  const fichier = await r.fichier('fichier')
  if (!fichier) return montrer({ fichier: 'Choisissez un fichier XLSX, ODS ou CSV.' }, lu.saisie)
  const contenu = await fichier.arrayBuffer()
  const jeton = jetonAvecFichier(lu.valeurs.jeton, contenu)
  const lecture = await lireFichier(contenu, noterEnTete(colonnes))
  const tableau = lecture.ok ? ranger(lecture.rangs, colonnes) : lecture
  if (!tableau.ok) return montrer({ fichier: tableau.message }, lu.saisie)
  const { lignes, ignorees } = tableau
  const reponse = await uneSeuleFois<{ message: string }>(r, jeton, async tx => {
    const depose = await deposer(tx, r, { genre, structureId, fichier: fichier.name, lignes, ignorees })
    if (!depose.ok) return depose
    return {
      ok: true,
      vers: genre === 'departs' ? chemins.departs(depose.importId) : chemins.un(depose.importId),
    }
  })
  return reponse.ok ? r.redirige(reponse.vers) : montrer({ formulaire: reponse.message }, lu.saisie)
}
