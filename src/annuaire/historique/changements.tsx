import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { ChampDate } from '#src/socle/ui/champs.tsx'
import { Filtres } from '#src/socle/ui/filtres.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { valeurEnMots } from '#src/structures/historique/libelles.ts'
import type { ChangementLu } from '#src/structures/historique/lire-changements.ts'
import { motDuChamp } from '../pages/mots-de-champ.ts'

type Proprietes = {
  titre: string
  changements: readonly ChangementLu[]
  /** Name of the structure itself. */
  structure: string
  /** Those who typed here, by account; null: all comes from the ROR, no need to say so. */
  auteurs: ReadonlyMap<string, string> | null
  depuis: Jour | null
  /** Address without a day, then of the older lines. */
  ici: string
  suite: string | null
}

/** « What has changed since… », field by field: value, source, from when to when. */
export const Changements = ({ titre, changements, structure, auteurs, depuis, ici, suite }: Proprietes) => (
  <Section titre={titre}>
    <Filtres
      bouton="Montrer"
      etiquette="Depuis quand"
      actifs={depuis ? [{ libelle: `depuis le ${enToutesLettres(depuis)}`, retirer: ici }] : []}
    >
      <ChampDate nom="depuis" libelle="Depuis le" valeur={depuis ?? ''} facultatif />
    </Filtres>
    {changements.length === 0 ? (
      <p class="non-renseigne">
        {depuis ? 'Rien n’a changé depuis ce jour.' : 'Aucun changement n’a encore été observé.'}
      </p>
    ) : (
      <Tableau
        legende="Changements, du plus récent au plus ancien"
        lignes={changements}
        colonnes={[
          {
            cle: 'champ',
            titre: 'Champ',
            cellule: ({ champ, nom }) => (
              <span class="structure">
                <span class="structure-nom">{motDuChamp(champ)}</span>
                {nom !== structure && <span class="structure-detail">{nom}</span>}
              </span>
            ),
          },
          {
            cle: 'avant',
            titre: 'Avant',
            cellule: ({ avant, depuis: d }) => (
              <>
                {valeurEnMots(avant)}
                {d && <span class="structure-detail">{` depuis le ${enToutesLettres(jourDe(d))}`}</span>}
              </>
            ),
          },
          { cle: 'apres', titre: 'Après', cellule: ({ apres }) => <strong>{valeurEnMots(apres)}</strong> },
          ...(auteurs
            ? [{ cle: 'source', titre: 'Source', cellule: (c: ChangementLu) => sourceDe(c, auteurs) }]
            : []),
          { cle: 'le', titre: 'Le', cellule: ({ le }) => jourEtHeure(le) },
        ]}
      />
    )}
    {suite && (
      <p>
        <a href={suite} rel="next">
          Changements plus anciens
        </a>
      </p>
    )}
  </Section>
)

const sourceDe = ({ source, acteurId }: ChangementLu, auteurs: ReadonlyMap<string, string>) => {
  const auteur = auteurs.get(acteurId ?? '')
  return source === 'ror' ? 'ROR' : auteur ? `Ici, par ${auteur}` : 'Ici'
}
