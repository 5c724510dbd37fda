import { Icone, Marque, NOMS_ICONES } from '../icones.tsx'
import { Section } from '../page.tsx'
import { Specimen } from './specimen.tsx'

const NUANCES = [
  ['encre', 'Encre'],
  ['action', 'Action'],
  ['safran', 'À remarquer'],
  ['vert', 'En ordre'],
  ['rouge', 'Erreur'],
] as const

export const CatalogueIdentite = () => (
  <Section titre="Identité" chapeau="Un chemin qui rencontre un point : la marque, la palette, les icônes.">
    <Specimen titre="Marque" rendu={() => <Marque titre="ViaTrajectoire" />} />
    <Specimen
      titre="Palette"
      note="La couleur ne porte jamais le sens à elle seule ; chaque paire employée tient le contraste AA."
      rendu={() => (
        <ul class="nuancier">
          {NUANCES.map(([cle, nom]) => (
            <li>
              <span class={`nuance nuance-${cle}`} />
              {nom}
            </li>
          ))}
        </ul>
      )}
    />
    <Specimen
      titre="Icônes"
      rendu={() => (
        <ul class="nuancier">
          {NOMS_ICONES.map(nom => (
            <li>
              <Icone nom={nom} /> {nom}
            </li>
          ))}
        </ul>
      )}
    />
  </Section>
)
