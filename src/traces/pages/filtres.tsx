import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ChampDate, ChampListe, ChampTexte } from '#src/socle/ui/champs.tsx'
import { type FiltreActif, Filtres } from '#src/socle/ui/filtres.tsx'
import { adresse, type Criteres, chemin, familles, issues } from '../criteres.ts'

type Proprietes = {
  criteres: Criteres
  structures: readonly { id: string; nom: string }[]
  structure: { id: string; nom: string } | null
}

/** Not refreshed as one types: each search is a reading, and each reading a line. */
export const FiltresDuJournal = ({ criteres: c, structures, structure }: Proprietes) => (
  <Filtres
    action={chemin}
    actifs={actifs(c)}
    toutEffacer={adresse(c, { q: '', personne: null, acte: null, issue: null, du: null, au: null })}
    plus={
      <>
        <ChampListe
          nom="issue"
          libelle="Issue"
          vide="Faits et refus"
          valeur={c.issue ?? ''}
          options={issues}
        />
        <ChampDate nom="du" libelle="Du" valeur={c.du ?? ''} />
        <ChampDate nom="au" libelle="Au" valeur={c.au ?? ''} />
      </>
    }
  >
    <ChampTexte nom="q" libelle="Nom, adresse électronique ou RPPS" type="search" valeur={c.q} />
    <ChampListe nom="acte" libelle="Sujet" vide="Tous les sujets" valeur={c.acte ?? ''} options={familles} />
    {structures.length > 1 ? (
      <ChampListe
        nom="structure"
        libelle="Structure"
        valeur={structure?.id ?? ''}
        options={structures.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
      />
    ) : (
      c.structure && <input type="hidden" name="structure" value={c.structure} />
    )}
    {c.personne && <input type="hidden" name="personne" value={c.personne} />}
  </Filtres>
)

function actifs(c: Criteres): FiltreActif[] {
  const puce = (libelle: string | undefined, change: Partial<Criteres>): FiltreActif[] =>
    libelle ? [{ libelle, retirer: adresse(c, change) }] : []
  return [
    ...puce(c.q ? `« ${c.q} »` : undefined, { q: '' }),
    ...puce(c.personne ? 'Une seule personne' : undefined, { personne: null }),
    ...puce(familles.find(({ valeur }) => valeur === c.acte)?.libelle, { acte: null }),
    ...puce(issues.find(({ valeur }) => valeur === c.issue)?.libelle, { issue: null }),
    ...puce(c.du ? `Depuis le ${enToutesLettres(c.du)}` : undefined, { du: null }),
    ...puce(c.au ? `Jusqu’au ${enToutesLettres(c.au)}` : undefined, { au: null }),
  ]
}
