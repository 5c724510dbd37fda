import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { publiqueMesuree } from '#src/socle/web/cadence/publique-mesuree.tsx'
import { get, type Route } from '#src/socle/web/route.ts'
import { cheminDonnees } from './chemins.ts'
import { editionDuJour } from './fichiers/fraicheur.ts'
import { type Edition, editions } from './fichiers/publier.ts'
import { fichiers, servirFichier } from './fichiers/servir.ts'
import { PageDonnees, type Publiees } from './pages/page.tsx'

/** Seconds after which a reader who came too early may come again. */
const attente = 120

export const routesDonnees: readonly Route[] = [
  get(cheminDonnees, publiqueMesuree, async r => {
    const [derniere] = await editions(r.services)
    return r.page({
      titre: 'Données ouvertes',
      contenu: <PageDonnees publiees={derniere ? await peser(derniere) : null} />,
      large: true,
    })
  }),

  get(`${cheminDonnees}/:fichier`, publiqueMesuree, async r => {
    const nom = r.parametre('fichier')
    if (!fichiers.has(nom)) return r.introuvable()
    const edition = await editionDuJour(r.services)
    if (edition) return servirFichier(r.c, edition, nom)
    r.c.header('retry-after', String(attente))
    return r.page({
      titre: 'Fichiers en préparation',
      statut: 503,
      rafraichir: attente,
      contenu: (
        <EtatVide
          niveau={1}
          titre="Les fichiers se préparent"
          texte="Ils seront prêts dans quelques minutes. Revenez alors à cette adresse : rien d’autre n’est à faire."
          action={<LienBouton href={cheminDonnees}>Revenir aux données ouvertes</LienBouton>}
        />
      ),
    })
  }),
]

async function peser({ dossier, faiteLe }: Edition): Promise<Publiees> {
  const poids = await Promise.all(
    [...fichiers].map(async nom => [nom, (await stat(join(dossier, nom))).size] as const),
  )
  return { faiteLe, octets: new Map(poids) }
}
