import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { nomComplet } from '../pages/mots.ts'

const vue = ({ id, version }: Habilitation) => `${id}:${version}`

/** The rights that an act is about; each one is sent with the version that was seen. */
export const DroitsConcernes = (p: {
  legende: string
  droits: readonly Habilitation[]
  /** The word of the last column, when it is not the same thing for all. */
  devient?: (h: Habilitation) => string
  /** Each may still be left out, without going back. */
  auChoix?: boolean
  /** What ticking does, when it is not renewing. */
  verbe?: string
}) => (
  <>
    {!p.auChoix && p.droits.map(h => <ChampCache nom="h" valeur={vue(h)} />)}
    <Tableau
      legende={p.legende}
      legendeVisible
      lignes={p.droits}
      {...(p.auChoix
        ? {
            selection: {
              nom: 'h',
              valeur: vue,
              libelle: (h: Habilitation) =>
                `${p.verbe ?? 'Renouveler'} ${nomComplet(h.personne)}, ${h.profil.libelle}`,
              cochee: () => true,
            },
          }
        : {})}
      colonnes={[
        { cle: 'personne', titre: 'Personne', cellule: h => nomComplet(h.personne) },
        { cle: 'profil', titre: 'Profil', cellule: h => h.profil.libelle },
        new Set(p.droits.map(({ structureId }) => structureId)).size === 1
          ? { cle: 'lieu', titre: 'Unité', cellule: h => h.unite ?? 'Toute la structure' }
          : { cle: 'lieu', titre: 'Structure ou unité', cellule: h => h.lieu },
        { cle: 'fin', titre: 'Fin actuelle', etroite: true, cellule: h => enToutesLettres(h.fin) },
        ...(p.devient ? [{ cle: 'devient', titre: 'Devient', cellule: p.devient }] : []),
      ]}
    />
  </>
)

/** What was chosen and will stay as it is, each with its reason. */
export const Exceptions = ({ raisons }: { raisons: readonly string[] }) =>
  raisons.length === 0 ? null : (
    <Alerte ton="attention" titre="Ne sont pas concernées">
      <ul>
        {raisons.map(raison => (
          <li>{raison}</li>
        ))}
      </ul>
    </Alerte>
  )
