import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampDate } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { Historique } from '#src/socle/ui/historique.tsx'
import { valeurEnMots } from '#src/structures/historique/libelles.ts'
import { chemins } from './chemins.ts'
import type { ProprietesSynchronisation } from './proprietes.ts'

/** « Ce qui a changé depuis… »: each value with the one before, since when, and where it comes from. */
export const Changements = ({ structure, changements, depuis }: ProprietesSynchronisation) => (
  <>
    <Formulaire action={chemins.onglet(structure.id)} methode="get">
      <ChampDate nom="depuis" libelle="Voir ce qui a changé depuis le" valeur={depuis} />
      <Boutons>
        <Bouton>Afficher</Bouton>
      </Boutons>
    </Formulaire>
    {changements.length === 0 ? (
      <EtatVide
        niveau={3}
        titre="Rien n’a changé"
        texte="Chaque changement d’une information de la fiche s’inscrit ici, avec sa valeur d’avant et d’après."
      />
    ) : (
      <Historique
        evenements={changements.map(c => ({
          quand: jourEtHeure(c.le),
          instant: c.le.toISOString(),
          qui: c.nom,
          quoi: (
            <>
              {`${c.libelle} : ${valeurEnMots(c.apres)} `}
              <span class="noeud-detail">
                {`(avant : ${valeurEnMots(c.avant)}${c.depuis ? `, depuis le ${jourEtHeure(c.depuis)}` : ''} ; ${c.source === 'ror' ? 'ROR' : 'ViaTrajectoire'})`}
              </span>
            </>
          ),
        }))}
      />
    )}
  </>
)
