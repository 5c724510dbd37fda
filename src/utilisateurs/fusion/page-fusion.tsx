import type { Compte } from '#src/comptes/identite/requetes.ts'
import { motDeLEtat } from '#src/comptes/vie/mots.ts'
import type { Fusion } from '#src/habilitations/vie/fusion/preparer-fusion.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { nomDe } from '../pages/fiche.tsx'

const Tete = ({ garde }: { garde: Compte }) => (
  <TetePage
    titre="Réunir deux comptes"
    etat={nomDe(garde)}
    filAriane={[
      { libelle: 'Accueil', href: '/' },
      { libelle: 'Comptes en double', href: chemins.doublons },
      { libelle: 'Réunir deux comptes' },
    ]}
  />
)

/** Who would remain, what would move, before anything does. */
export const PageFusion = (p: { fusion: Fusion; perime: boolean; jeton: string }) => {
  const { garde, absorbe, empreinte } = p.fusion
  return (
    <>
      <Tete garde={garde.compte} />
      {p.perime && (
        <Alerte ton="attention" annoncee titre="Un de ces comptes vient de changer">
          <p>
            Rien n’a été réuni. Voici ce qui se passerait maintenant : vérifiez, puis confirmez de nouveau.
          </p>
        </Alerte>
      )}
      <DeuxComptes garde={garde.compte} absorbe={absorbe.compte} />
      <CeQuiVaSePasser {...p.fusion} />
      <DroitsRepris {...p.fusion} />
      <Formulaire action={chemins.fusionner()}>
        <ChampCache nom="jeton" valeur={p.jeton} />
        <ChampCache nom="garde" valeur={garde.compte.id} />
        <ChampCache nom="absorbe" valeur={absorbe.compte.id} />
        <ChampCache nom="empreinte" valeur={empreinte} />
        <Boutons>
          <Bouton genre="danger">Réunir les deux comptes</Bouton>
          <LienBouton href={chemins.fusionner(absorbe.compte.id, garde.compte.id)}>
            Garder plutôt l’autre
          </LienBouton>
          <LienBouton genre="discret" href={chemins.doublons}>
            Annuler
          </LienBouton>
        </Boutons>
      </Formulaire>
    </>
  )
}

export const PageFusionImpossible = (p: { pourquoi: string; garde: Compte; absorbe: Compte }) => (
  <>
    <Tete garde={p.garde} />
    <Alerte ton="attention" annoncee titre="Ces deux comptes ne peuvent pas être réunis ainsi">
      <p>{p.pourquoi}</p>
    </Alerte>
    <DeuxComptes garde={p.garde} absorbe={p.absorbe} />
    <Boutons>
      <LienBouton href={chemins.fusionner(p.absorbe.id, p.garde.id)}>Garder plutôt l’autre</LienBouton>
      <LienBouton genre="discret" href={chemins.doublons}>
        Revenir aux comptes en double
      </LienBouton>
    </Boutons>
  </>
)

const lignes: { terme: string; de: (c: Compte) => string | null }[] = [
  { terme: 'Nom', de: nomDe },
  { terme: 'Adresse électronique', de: c => c.courriel },
  { terme: 'Numéro RPPS', de: c => c.rpps },
  { terme: 'Profession', de: c => c.profession },
  { terme: 'Téléphone', de: c => c.telephone },
  { terme: 'Compte', de: c => motDeLEtat[c.etat] },
  { terme: 'Créé le', de: c => enToutesLettres(jourDe(c.creeLe)) },
  {
    terme: 'Dernière connexion',
    de: c => (c.derniereConnexionLe ? enToutesLettres(jourDe(c.derniereConnexionLe)) : 'Jamais connecté'),
  },
]

const DeuxComptes = ({ garde, absorbe }: { garde: Compte; absorbe: Compte }) => (
  <Tableau
    legende="Les deux comptes"
    lignes={lignes}
    colonnes={[
      { cle: 'terme', titre: 'Information', cellule: ({ terme }) => terme },
      { cle: 'garde', titre: 'Compte gardé', cellule: ({ de }) => de(garde) ?? '—' },
      { cle: 'absorbe', titre: 'Compte absorbé', cellule: ({ de }) => de(absorbe) ?? '—' },
    ]}
  />
)

const CeQuiVaSePasser = ({ garde, absorbe, union }: Fusion) => (
  <Alerte ton="info" titre="Ce qui va se passer">
    <ul>
      <li>{`La personne se connecte avec ${garde.compte.courriel}, et le mot de passe de ce compte.`}</li>
      <li>{`Le compte ${absorbe.compte.courriel} est désactivé ; la recherche mène de l’un à l’autre.`}</li>
      <li>Les deux historiques restent, chacun à sa place. Aucune habilitation ne dure plus que prévu.</li>
      {!garde.compte.rpps && absorbe.compte.rpps && <li>Le numéro RPPS passe au compte gardé.</li>}
      {union.inutiles.length > 0 && (
        <li>{`${pluriel(union.inutiles.length, 'habilitation')} en commun, que le compte gardé tient déjà aussi longtemps.`}</li>
      )}
      {union.ecartes.length > 0 && (
        <li>
          {`Ce que la personne s’est donné d’un compte à l’autre prend fin : ${pluriel(union.ecartes.length, 'habilitation')}.`}
        </li>
      )}
    </ul>
  </Alerte>
)

const DroitsRepris = ({ absorbe, union }: Fusion) => {
  if (union.reprises.length === 0) return <p>Aucune habilitation n’est à reprendre.</p>
  const parId = new Map(absorbe.vivants.map(h => [h.id, h]))
  return (
    <Tableau
      legende="Habilitations reprises par le compte gardé"
      legendeVisible
      lignes={union.reprises}
      colonnes={[
        {
          cle: 'profil',
          titre: 'Profil',
          cellule: ({ droitId }) => parId.get(droitId)?.profil.libelle ?? '',
        },
        { cle: 'lieu', titre: 'Où', cellule: ({ droitId }) => parId.get(droitId)?.lieu ?? '' },
        { cle: 'debut', titre: 'Du', cellule: ({ debut }) => enToutesLettres(debut) },
        { cle: 'fin', titre: 'Au', cellule: ({ fin }) => enToutesLettres(fin) },
      ]}
    />
  )
}
