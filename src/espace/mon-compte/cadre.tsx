import type { Child } from 'hono/jsx'
import { AQuoiSertCettePage, Onglets, TetePage } from '#src/socle/ui/page.tsx'

export const cheminCompte = '/administration/mon-compte'

export type NomOnglet = 'identite' | 'habilitations' | 'connexion' | 'journal'

const onglets: readonly { nom: NomOnglet; libelle: string; href: string }[] = [
  { nom: 'identite', libelle: 'Identité', href: cheminCompte },
  { nom: 'habilitations', libelle: 'Mes habilitations', href: `${cheminCompte}/habilitations` },
  { nom: 'connexion', libelle: 'Connexion et sécurité', href: `${cheminCompte}/connexion` },
  { nom: 'journal', libelle: 'Mon journal', href: `${cheminCompte}/journal` },
]

export const libelleOnglet = (nom: NomOnglet): string =>
  onglets.find(onglet => onglet.nom === nom)?.libelle ?? ''

/** What the tabs of one's own account share. */
export const CadreCompte = ({ actif, qui, children }: { actif: NomOnglet; qui: string; children: Child }) => (
  <>
    <TetePage
      titre="Mon compte"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Mon compte' }]}
      etat={qui}
    />
    <AQuoiSertCettePage>
      <p>
        Vous êtes unique, votre compte aussi : un professionnel, un compte, une adresse, que vous gardez d’une
        structure à l’autre. Vous tenez ici votre identité, votre mot de passe et le choix des courriels. Vos
        habilitations sont données par vos référents.
      </p>
    </AQuoiSertCettePage>
    <Onglets
      etiquette="Mon compte"
      onglets={onglets.map(({ nom, libelle, href }) => ({ libelle, href, actif: nom === actif }))}
    />
    {children}
  </>
)
