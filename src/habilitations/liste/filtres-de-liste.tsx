import { ChampListe, ChampTexte } from '#src/socle/ui/champs.tsx'
import { type FiltreActif, Filtres } from '#src/socle/ui/filtres.tsx'
import { chemins } from '../pages/mots.ts'
import type { Profil } from '../regles/profils.ts'
import { adresseDeListe, type FiltresHabilitations } from './filtres.ts'

export type ProprietesFiltresDeListe = {
  filtres: FiltresHabilitations
  /** Those among which to choose; empty when there are too many to list. */
  structures: readonly { id: string; nom: string }[]
  unites: readonly { id: string; nom: string; profondeur: number }[]
  profils: readonly Profil[]
}

const etats = [
  { valeur: 'en-cours', libelle: 'En cours' },
  { valeur: 'a-venir', libelle: 'À venir' },
  { valeur: 'suspendue', libelle: 'Suspendues' },
  { valeur: 'terminee', libelle: 'Terminées' },
  { valeur: 'toutes', libelle: 'Toutes' },
]

const delais = [7, 30, 60, 90, 180]

/** On top of the list: who, where, what, until when. */
export const FiltresDeListe = (p: ProprietesFiltresDeListe) => {
  const f = p.filtres
  return (
    <Filtres
      action={chemins.liste}
      actifs={actifs(p)}
      toutEffacer={chemins.liste}
      vive="resultats"
      plus={<Secondaires {...p} />}
    >
      <ChampTexte nom="q" libelle="Nom, adresse électronique ou RPPS" type="search" valeur={f.q} />
      {p.structures.length > 1 ? (
        <ChampListe
          nom="structure"
          libelle="Structure"
          vide="Toutes mes structures"
          valeur={f.structure ?? ''}
          options={p.structures.map(s => ({ valeur: s.id, libelle: s.nom }))}
        />
      ) : (
        f.structure && <input type="hidden" name="structure" value={f.structure} />
      )}
    </Filtres>
  )
}

const Secondaires = ({ filtres: f, ...p }: ProprietesFiltresDeListe) => (
  <>
    {p.unites.length > 0 && (
      <ChampListe
        nom="unite"
        libelle="Unité"
        vide="Toutes les unités"
        valeur={f.unite ?? ''}
        options={p.unites.map(u => ({ valeur: u.id, libelle: `${'– '.repeat(u.profondeur)}${u.nom}` }))}
      />
    )}
    <ChampListe
      nom="profil"
      libelle="Profil"
      vide="Tous les profils"
      valeur={f.profil ?? ''}
      options={p.profils.map(profil => ({ valeur: profil.code, libelle: profil.libelle }))}
    />
    <ChampListe nom="etat" libelle="État" valeur={f.etat} options={etats} />
    <ChampListe
      nom="echeance"
      libelle="Se termine"
      vide="Quelle que soit la date"
      valeur={f.echeance ? String(f.echeance) : ''}
      options={[...new Set([...delais, ...(f.echeance ? [f.echeance] : [])])]
        .sort((a, b) => a - b)
        .map(jours => ({ valeur: String(jours), libelle: `Dans les ${jours} jours` }))}
    />
  </>
)

function actifs({ filtres: f, structures, unites, profils }: ProprietesFiltresDeListe): FiltreActif[] {
  const puce = (libelle: string | undefined, change: Partial<FiltresHabilitations>): FiltreActif[] =>
    libelle ? [{ libelle, retirer: adresseDeListe(f, change) }] : []
  return [
    ...puce(f.q ? `« ${f.q} »` : undefined, { q: '' }),
    ...(structures.length > 1
      ? puce(structures.find(({ id }) => id === f.structure)?.nom, { structure: null, unite: null })
      : []),
    ...puce(unites.find(({ id }) => id === f.unite)?.nom, { unite: null }),
    ...puce(profils.find(({ code }) => code === f.profil)?.libelle, { profil: null }),
    ...(f.etat === 'en-cours'
      ? []
      : puce(etats.find(({ valeur }) => valeur === f.etat)?.libelle, { etat: 'en-cours' })),
    ...puce(f.echeance ? `Se termine dans les ${f.echeance} jours` : undefined, { echeance: null }),
  ]
}
