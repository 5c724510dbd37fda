import { EtatVide } from '#src/socle/ui/etats.tsx'
import { valeurEnMots } from '#src/structures/historique/libelles.ts'
import type { Objet } from './cible.ts'

type Proprietes = { objets: readonly Objet[]; lien: (objet: Objet, champ: string) => string }

/** Which field is wrong, when one comes from nowhere in particular: each object folded but the first. */
export const ChoisirLeChamp = ({ objets, lien }: Proprietes) =>
  objets.length === 0 ? (
    <EtatVide
      titre="Rien à signaler ici"
      texte="Le ROR ne décrit rien qui soit de votre ressort dans cette structure."
    />
  ) : (
    <div class="offres">
      {objets.map((objet, rang) => (
        <details class="noeud" open={rang === 0}>
          <summary>
            <span class="noeud-titre">
              <span class="noeud-nom">{objet.sur}</span>
              <span class="noeud-detail">{motDeLObjet[objet.objet]}</span>
            </span>
          </summary>
          <div class="noeud-corps">
            <ul class="liste-actions">
              {objet.champs.map(({ champ, libelle, valeur }) => (
                <li>
                  <a href={lien(objet, champ)}>{libelle}</a>
                  <p>{valeurEnMots(valeur)}</p>
                </li>
              ))}
            </ul>
          </div>
        </details>
      ))}
    </div>
  )

const motDeLObjet: Record<Objet['objet'], string> = {
  structure: 'structure',
  unite: 'unité',
  offre: 'offre',
  lieu: 'lieu',
}
