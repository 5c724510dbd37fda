import { motDeLEtat } from '#src/comptes/vie/mots.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import {
  ChampCache,
  ChampListe,
  ChampTexte,
  type GroupeListe,
  type OptionListe,
} from '#src/socle/ui/champs.tsx'
import { ChampCase } from '#src/socle/ui/champs-choix.tsx'
import { type FiltreActif, Filtres, Resultats } from '#src/socle/ui/filtres.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { nombre, pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { adresseDe, type Criteres, type Tri } from '../recherche/criteres.ts'
import { ListeDesResultats, type ProprietesResultats } from './resultats.tsx'

export type ChoixDeFiltres = {
  structures: readonly OptionListe[]
  unites: readonly OptionListe[]
  profils: readonly GroupeListe[]
}

const etats = Object.entries(motDeLEtat)
  .filter(([etat]) => etat !== 'anonymise')
  .map(([valeur, libelle]) => ({ valeur, libelle }))
const motDuTri: Record<Tri, string> = {
  pertinence: 'Pertinence',
  nom: 'Nom',
  connexion: 'Dernière connexion',
  echeance: 'Prochaine échéance',
}

export const PageRecherche = (p: ProprietesResultats & { choix: ChoixDeFiltres }) => {
  const { criteres, choix } = p
  return (
    <>
      <TetePage
        titre="Rechercher un utilisateur"
        filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Rechercher un utilisateur' }]}
        etat="Une faute de frappe ou un accent oublié n’empêchent pas de trouver."
        actions={
          <LienBouton genre="primaire" icone="plus" href={chemins.creer}>
            Créer un utilisateur
          </LienBouton>
        }
      />
      {p.pourAttribuer && (
        <Alerte ton="info" titre="Attribuer une habilitation">
          Cherchez la personne, cochez-la, puis choisissez « Attribuer une habilitation » en bas de la liste.
          Vous pouvez en cocher plusieurs.
        </Alerte>
      )}
      <AQuoiSertCettePage>
        <p>
          Vous y trouvez les personnes qui ont ou ont eu une habilitation dans votre périmètre, et celles que
          vous avez créées. Pour rattacher une personne qui travaille déjà ailleurs, saisissez son adresse
          électronique ou son numéro RPPS en entier : un professionnel n’a qu’un seul compte.
        </p>
      </AQuoiSertCettePage>
      <Filtres
        action={chemins.recherche}
        vive="resultats"
        actifs={actifs(criteres, choix)}
        toutEffacer={chemins.recherche}
        etiquette="Rechercher un utilisateur"
        plus={<ChampsDeFiltre criteres={criteres} choix={choix} />}
      >
        <ChampTexte
          nom="q"
          libelle="Nom, prénom, adresse électronique, RPPS ou structure"
          type="search"
          valeur={criteres.q}
          longueurMax={200}
          focusInitial={criteres.q === ''}
        />
        {p.pourAttribuer && <ChampCache nom="pour" valeur="attribuer" />}
      </Filtres>
      <Resultats id="resultats" resume={<Resume {...p} />}>
        <ListeDesResultats {...p} />
      </Resultats>
    </>
  )
}

const ChampsDeFiltre = ({ criteres, choix }: { criteres: Criteres; choix: ChoixDeFiltres }) => (
  <>
    {choix.structures.length > 0 && (
      <ChampListe
        nom="structure"
        libelle="Structure"
        vide="Toutes"
        valeur={criteres.structure}
        options={choix.structures}
      />
    )}
    {choix.unites.length > 0 && (
      <ChampListe nom="unite" libelle="Unité" vide="Toutes" valeur={criteres.unite} options={choix.unites} />
    )}
    <ChampListe nom="profil" libelle="Profil" vide="Tous" valeur={criteres.profil} options={choix.profils} />
    <ChampListe nom="etat" libelle="Compte" vide="Tous" valeur={criteres.etat} options={etats} />
    <ChampListe
      nom="echeance"
      libelle="Échéance"
      vide="Toutes"
      valeur={criteres.echeance ? String(criteres.echeance) : ''}
      options={[30, 60, 90].map(n => ({ valeur: String(n), libelle: `Dans les ${n} jours` }))}
    />
    <ChampListe
      nom="tri"
      libelle="Trier par"
      valeur={criteres.tri}
      options={Object.entries(motDuTri)
        .filter(([valeur]) => valeur !== 'pertinence' || criteres.q !== '')
        .map(([valeur, libelle]) => ({ valeur, libelle }))}
    />
    <ChampCase nom="sans" libelle="Sans habilitation en cours" cochee={criteres.sans === 'oui'} />
  </>
)

const Resume = ({ criteres, total, plafonne, aRattacher, lignes }: ProprietesResultats) => {
  if (aRattacher && total === 0) return <>1 personne à rattacher</>
  if (total === 0) return <>Aucun résultat</>
  const combien = plafonne ? `Plus de ${nombre(total)} personnes` : pluriel(total, 'personne')
  return (
    <>
      {combien}
      {lignes.length > 0 && (
        <>
          {' · '}
          <a href={adresseDe(criteres, {}, chemins.csv)} download>
            Exporter en CSV
          </a>
        </>
      )}
    </>
  )
}

/** What narrows the list, each with the address where it is gone. */
function actifs(criteres: Criteres, choix: ChoixDeFiltres): FiltreActif[] {
  const nomme = (options: readonly OptionListe[], valeur: string, defaut: string) =>
    options.find(option => option.valeur === valeur)?.libelle ?? defaut
  const { structure, unite, profil, etat, echeance, sans } = criteres
  const puce = (libelle: string, nom: keyof Criteres) => ({
    libelle,
    retirer: adresseDe(criteres, { [nom]: undefined, ...(nom === 'structure' ? { unite: undefined } : {}) }),
  })
  return [
    ...(structure ? [puce(nomme(choix.structures, structure, 'Une structure'), 'structure')] : []),
    ...(unite ? [puce(nomme(choix.unites, unite, 'Une unité'), 'unite')] : []),
    ...(profil
      ? [
          puce(
            nomme(
              choix.profils.flatMap(({ options }) => options),
              profil,
              profil,
            ),
            'profil',
          ),
        ]
      : []),
    ...(etat ? [puce(`Compte : ${motDeLEtat[etat].toLowerCase()}`, 'etat')] : []),
    ...(echeance ? [puce(`Échéance dans les ${echeance} jours`, 'echeance')] : []),
    ...(sans ? [puce('Sans habilitation en cours', 'sans')] : []),
  ]
}
