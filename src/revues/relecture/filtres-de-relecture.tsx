import { ChampListe, ChampTexte } from '#src/socle/ui/champs.tsx'
import { type FiltreActif, Filtres } from '#src/socle/ui/filtres.tsx'
import { chemins } from '../chemins.ts'
import type { Revue } from '../lire-revue.ts'
import { decidee, motDuCritere } from '../mots.ts'
import { decisions } from '../regles.ts'
import { adresse, type FiltresDeRelecture } from './filtres.ts'
import { criteres } from './signaux.ts'

type Proprietes = { revue: Revue; filtres: FiltresDeRelecture }

const etats = [
  { valeur: 'toutes', libelle: 'Toutes' },
  { valeur: 'a-decider', libelle: 'À décider' },
  ...decisions.map(valeur => ({ valeur, libelle: decidee[valeur] })),
]

export const FiltresDeRelectureEnHaut = ({ revue, filtres: f }: Proprietes) => (
  <Filtres
    action={chemins.revue(revue.id)}
    bouton="Filtrer"
    actifs={actifs({ revue, filtres: f })}
    toutEffacer={chemins.revue(revue.id)}
    plus={
      <>
        <ChampListe
          nom="critere"
          libelle="Repère"
          vide="Tous"
          valeur={f.critere ?? ''}
          options={criteres.map(valeur => ({ valeur, libelle: motDuCritere[valeur] }))}
        />
        <ChampListe
          nom="profil"
          libelle="Profil"
          vide="Tous"
          valeur={f.profil ?? ''}
          options={Object.entries(revue.libelles)
            .map(([valeur, libelle]) => ({ valeur, libelle }))
            .sort((a, b) => a.libelle.localeCompare(b.libelle, 'fr'))}
        />
        <ChampListe
          nom="pourMoi"
          libelle="Confiées"
          vide="À tous"
          valeur={f.pourMoi ? 'oui' : ''}
          options={[{ valeur: 'oui', libelle: 'À moi' }]}
        />
      </>
    }
  >
    <ChampTexte nom="q" libelle="Personne" type="search" valeur={f.q} />
    <ChampListe nom="etat" libelle="Décision" valeur={f.etat} options={etats} />
  </Filtres>
)

function actifs({ revue, filtres: f }: Proprietes): FiltreActif[] {
  const puce = (libelle: string | undefined | null, change: Partial<FiltresDeRelecture>): FiltreActif[] =>
    libelle ? [{ libelle, retirer: adresse(revue.id, f, change) }] : []
  return [
    ...puce(f.q && `« ${f.q} »`, { q: '' }),
    ...puce(f.etat === 'toutes' ? null : etats.find(({ valeur }) => valeur === f.etat)?.libelle, {
      etat: 'toutes',
    }),
    ...puce(f.critere && motDuCritere[f.critere], { critere: null }),
    ...puce(f.profil && (revue.libelles[f.profil] ?? f.profil), { profil: null }),
    ...puce(f.pourMoi ? 'Confiées à moi' : null, { pourMoi: false }),
  ]
}
