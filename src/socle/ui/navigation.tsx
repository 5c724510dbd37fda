import { Icone } from './icones.tsx'
import { nombre } from './typographie.ts'

export type EntreeMenu = {
  /** What `navigationActive` compares with. */
  cle: string
  libelle: string
  href: string
  /** How many things wait behind this entry. */
  compte?: number | undefined
}

/** « Sanitaire », « Grand Âge »… then « Administration », then « Observatoire ». */
export type GroupeMenu = { titre: string; entrees: readonly EntreeMenu[] }

type ProprietesNavigation = { menu: readonly GroupeMenu[]; active?: string | undefined }

const Groupes = ({ menu, active }: ProprietesNavigation) => (
  <>
    {menu.map(groupe => (
      <div class="nav-groupe">
        <p class="nav-titre">{groupe.titre}</p>
        <ul aria-label={groupe.titre}>
          {groupe.entrees.map(entree => (
            <li>
              <a href={entree.href} aria-current={entree.cle === active ? 'page' : undefined}>
                {entree.libelle}
                {entree.compte !== undefined && entree.compte > 0 && (
                  <span class="compte">{nombre(entree.compte)}</span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </>
)

/** Beside the content, from 900 px on. */
export const NavigationLaterale = (p: ProprietesNavigation) => (
  <nav class="nav-laterale" aria-label="Menu principal">
    <Groupes {...p} />
  </nav>
)

/**
 * The same menu under a button, below 900 px. It is written twice because a closed `<details>` cannot be shown by a
 * stylesheet in every browser; the sheet displays one or the other, so that only one is ever read out.
 */
export const NavigationPliee = (p: ProprietesNavigation) => (
  <details class="nav-pliee">
    <summary>
      <Icone nom="menu" />
      Menu
    </summary>
    <nav aria-label="Menu principal">
      <Groupes {...p} />
    </nav>
  </details>
)
