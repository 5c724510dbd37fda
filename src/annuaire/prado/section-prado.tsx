import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { Resume, Section } from '#src/socle/ui/page.tsx'
import { chemins } from '../chemins.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import type { Prado } from './lire-prado.ts'

type Proprietes = { structureId: string; prado: Prado; administree: boolean }

/** On the first tab of hospitals: the convention with the health insurance, kept here. */
export const SectionPrado = ({ structureId, prado, administree }: Proprietes) => (
  <Section
    titre="Convention PRADO"
    chapeau={phraseDeSaisie(prado.saisie)}
    actions={
      administree && (
        <LienBouton href={chemins.prado(structureId)} icone="modifier" petit>
          Modifier la convention
        </LienBouton>
      )
    }
  >
    {prado.caisse ? (
      <Resume
        lignes={[
          { terme: 'Caisse de rattachement', valeur: prado.caisse.nom },
          { terme: 'Volets couverts', valeur: prado.volets.map(({ libelle }) => libelle).join(', ') },
          { terme: 'Période', valeur: periode(prado) },
        ]}
      />
    ) : (
      <p class="non-renseigne">Pas de convention déclarée.</p>
    )}
  </Section>
)

export function periode({ debut, fin }: Pick<Prado, 'debut' | 'fin'>): string {
  const du = debut && `depuis le ${enToutesLettres(jour(debut))}`
  const au = fin ? `jusqu’au ${enToutesLettres(jour(fin))}` : debut && 'reconduite d’elle-même'
  return [du, au].filter(Boolean).join(', ')
}
