import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { chemins } from '../chemins.ts'
import type { Entite } from '../entites.ts'

type Proprietes = { entite: Entite; secret: string; adresse: string }

/** The secret, shown once. */
export const PageSecret = ({ entite, secret, adresse }: Proprietes) => (
  <>
    <TetePage
      titre="Nouveau jeton SCIM"
      filAriane={[
        { libelle: 'Connexions SCIM', href: chemins.liste },
        { libelle: entite.nom, href: chemins.entite(entite.id) },
        { libelle: 'Nouveau jeton SCIM' },
      ]}
      etat="Copiez-le maintenant : il ne sera plus montré."
    />
    <ChampTexte
      nom="secret"
      libelle="Jeton"
      aide="Dans le système d’identité : « jeton secret » ou « bearer token »."
      valeur={secret}
      code
    />
    <ChampTexte nom="adresse" libelle="Adresse du service" valeur={adresse} type="url" code />
    <Alerte ton="attention" titre="Ce jeton agit sur tous les comptes de l’entité">
      <p>
        Transmettez-le par un canal chiffré, jamais par courriel. S’il a pu être vu, révoquez-le et créez-en
        un autre.
      </p>
    </Alerte>
    <p>
      <LienBouton href={chemins.entite(entite.id)}>Revenir aux jetons</LienBouton>
    </p>
  </>
)
