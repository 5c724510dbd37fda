import { Icone, Marque } from './icones.tsx'
import { type GroupeMenu, NavigationPliee } from './navigation.tsx'
import { Avatar } from './personne.tsx'
import { INSECABLE } from './typographie.ts'

export type UtilisateurCoquille = {
  nom: string
  /** « Référente structure », « Chargée de mission ». */
  fonction?: string | undefined
  courriel?: string | undefined
  /** Links of the account menu, before sign-out: « Mon compte », « Mes référents ». */
  liens?: readonly { libelle: string; href: string }[]
}

/** Structures where the person works; choosing one is a POST of its `id` under the name `structure`. */
export type ChoixStructure = {
  action: string
  courante?: string | undefined
  structures: readonly { id: string; nom: string; commune?: string | undefined }[]
}

export type RechercheCoquille = { action: string; nom?: string; valeur?: string | undefined }

const MenuStructure = ({ action, courante, structures }: ChoixStructure) => {
  const actuelle = structures.find(s => s.id === courante) ?? structures[0]
  if (!actuelle) return null
  if (structures.length === 1) return <p class="bandeau-structure">{actuelle.nom}</p>
  return (
    <details class="menu menu-structure" name="bandeau">
      <summary>
        <span class="masque">{`Structure${INSECABLE}: `}</span>
        <span class="menu-structure-nom">{actuelle.nom}</span>
        <Icone nom="chevron" />
      </summary>
      <form class="menu-panneau" method="post" action={action}>
        <p class="nav-titre">Travailler pour</p>
        <ul>
          {structures.map(s => (
            <li>
              <button
                type="submit"
                name="structure"
                value={s.id}
                aria-current={s.id === actuelle.id ? 'true' : undefined}
              >
                <span>{s.nom}</span>
                {s.commune && <span class="menu-detail">{s.commune}</span>}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </details>
  )
}

const MenuCompte = ({
  utilisateur,
  deconnexion,
}: {
  utilisateur: UtilisateurCoquille
  deconnexion: string
}) => (
  <details class="menu menu-compte" name="bandeau">
    <summary>
      <span class="masque">{`Mon compte${INSECABLE}: `}</span>
      <Avatar nom={utilisateur.nom} />
      <span class="menu-compte-nom">{utilisateur.nom}</span>
      <Icone nom="chevron" />
    </summary>
    <div class="menu-panneau">
      <p class="menu-identite">
        <strong>{utilisateur.nom}</strong>
        {utilisateur.fonction && <span class="menu-detail">{utilisateur.fonction}</span>}
        {utilisateur.courriel && <span class="menu-detail">{utilisateur.courriel}</span>}
      </p>
      <ul>
        {(utilisateur.liens ?? []).map(lien => (
          <li>
            <a href={lien.href}>{lien.libelle}</a>
          </li>
        ))}
        <li>
          <form method="post" action={deconnexion}>
            <button type="submit">
              <Icone nom="sortie" />
              Se déconnecter
            </button>
          </form>
        </li>
      </ul>
    </div>
  </details>
)

const Recherche = ({ action, nom = 'q', valeur }: RechercheCoquille) => (
  <search class="bandeau-recherche">
    <form method="get" action={action}>
      <label class="masque" for="recherche-generale">
        Rechercher un utilisateur, une structure
      </label>
      <input
        id="recherche-generale"
        type="search"
        name={nom}
        value={valeur ?? ''}
        placeholder="Rechercher un utilisateur, une structure…"
        autocomplete="off"
        spellcheck={false}
      />
      <button type="submit">
        <Icone nom="recherche" />
        <span class="masque">Rechercher</span>
      </button>
    </form>
  </search>
)

export type ProprietesBandeau = {
  accueil: string
  menu: readonly GroupeMenu[]
  active?: string | undefined
  structures?: ChoixStructure | undefined
  recherche?: RechercheCoquille | undefined
  utilisateur?: UtilisateurCoquille | undefined
  deconnexion: string
  /** Plain links on signed-out pages. */
  liens?: readonly { libelle: string; href: string }[] | undefined
}

/** The top bar: who we are, for which structure, one search for everything, the account. */
export const Bandeau = (p: ProprietesBandeau) => (
  <header class="bandeau">
    {p.menu.length > 0 && <NavigationPliee menu={p.menu} active={p.active} />}
    <a class="bandeau-marque" href={p.accueil}>
      <Marque />
      <span>ViaTrajectoire</span>
      <span class="masque"> – Accueil</span>
    </a>
    {p.structures && <MenuStructure {...p.structures} />}
    {p.recherche && <Recherche {...p.recherche} />}
    {p.utilisateur && <MenuCompte utilisateur={p.utilisateur} deconnexion={p.deconnexion} />}
    {p.liens && p.liens.length > 0 && (
      <ul class="bandeau-liens">
        {p.liens.map(lien => (
          <li>
            <a href={lien.href}>{lien.libelle}</a>
          </li>
        ))}
      </ul>
    )}
  </header>
)
