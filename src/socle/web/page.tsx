import type { Context } from 'hono'
import type { Acteur } from '../acces/acteur.ts'
import type { Config } from '../config/config.ts'
import type { MessageFlash } from '../ui/alertes.tsx'
import { Coquille, CoquillePublique } from '../ui/coquille.tsx'
import { scripts } from '../ui/scripts.ts'
import { feuilleDeStyle, feuillesDePage } from '../ui/styles.ts'
import { cookieMessage, lireCookie, lireTheme, retirerCookie } from './cookies.ts'
import { type EntreeMenu, menuDe, type Rubrique } from './menu.ts'
import type { Page } from './requete.ts'

export const cheminFeuille = `/static/style-${feuilleDeStyle.empreinte}.css`

type Cadre = {
  page: Page
  acteur: Acteur | null
  menu: readonly EntreeMenu[]
  config: Config
  reference?: string
}

/** Puts a page in its shell: the whole menu for who is signed in, the plain one otherwise. */
export async function rendrePage(
  c: Context,
  { page, acteur, menu, config, reference }: Cadre,
): Promise<Response> {
  const commun = {
    titre: page.titre,
    section: page.section,
    rafraichir: page.rafraichir,
    contenu: page.contenu,
    feuille: cheminFeuille,
    feuillesDePage: page.feuille && [feuillesDePage[page.feuille].chemin],
    publication: page.publication,
    scripts: scripts.map(({ chemin }) => chemin),
    theme: lireTheme(c, config),
    messageFlash: messageUneFois(c, config),
    fil: (page.statut ?? 200) >= 500 ? reference : undefined,
    pied: {
      operateur: config.OPERATEUR_NOM,
      contact: { libelle: config.OPERATEUR_COURRIEL, href: `mailto:${config.OPERATEUR_COURRIEL}` },
    },
  }
  // Pages bear personal data: they stay out of every shared cache.
  c.header('cache-control', 'no-store')
  if (!acteur) {
    return c.html(
      <CoquillePublique
        {...commun}
        largeur={page.large ? 'large' : 'etroite'}
        familles={page.familles ?? false}
        liens={[
          { libelle: 'Annuaire', href: '/annuaire' },
          { libelle: 'Se connecter', href: '/connexion' },
        ]}
      />,
      page.statut ?? 200,
    )
  }
  const visibles = menuDe(menu, acteur)
  return c.html(
    <Coquille
      {...commun}
      menu={enGroupes(visibles)}
      navigationActive={entreeCourante(visibles, c.req.path)}
      utilisateur={{
        nom: `${acteur.prenom} ${acteur.nom}`,
        courriel: acteur.courriel,
        liens: [
          { libelle: 'Mon compte', href: '/administration/mon-compte' },
          { libelle: 'Mes référents', href: '/administration/mes-referents' },
        ],
      }}
      recherche={rechercheDe(visibles)}
    />,
    page.statut ?? 200,
  )
}

const titres: Record<Rubrique, string> = {
  modules: 'Modules',
  administration: 'Administration',
  observatoire: 'Observatoire',
}

function enGroupes(entrees: readonly EntreeMenu[]) {
  return (Object.keys(titres) as Rubrique[])
    .map(rubrique => ({
      titre: titres[rubrique],
      entrees: entrees
        .filter(entree => entree.rubrique === rubrique)
        .map(({ libelle, chemin }) => ({ cle: chemin, libelle, href: chemin })),
    }))
    .filter(({ entrees }) => entrees.length > 0)
}

/** The entry whose path is the longest beginning of where we are. */
function entreeCourante(entrees: readonly EntreeMenu[], ici: string): string | undefined {
  return entrees
    .map(({ chemin }) => chemin)
    .filter(chemin => ici === chemin || ici.startsWith(`${chemin}/`))
    .sort((a, b) => b.length - a.length)[0]
}

/** The search field of the top bar, for who may search. */
function rechercheDe(entrees: readonly EntreeMenu[]) {
  const action = entrees.find(({ recherche }) => recherche)?.chemin
  return action ? { action, nom: 'q' } : undefined
}

function messageUneFois(c: Context, config: Config): MessageFlash | undefined {
  const texte = lireCookie(c, config, cookieMessage)
  if (!texte) return undefined
  retirerCookie(c, config, cookieMessage)
  try {
    return { ton: 'succes', texte: decodeURIComponent(texte).slice(0, 500) }
  } catch {
    return undefined
  }
}
