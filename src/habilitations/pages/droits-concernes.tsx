import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import type { Habilitation } from '../lire-habilitations.ts'
import { nomComplet } from './mots.ts'

/** The rights that an act is about; each one is sent with the version that was seen. */
export const DroitsConcernes = (p: {
  legende: string
  droits: readonly Habilitation[]
  devient: (h: Habilitation) => string
}) => (
  <>
    {p.droits.map(h => (
      <ChampCache nom="h" valeur={`${h.id}:${h.version}`} />
    ))}
    <Tableau
      legende={p.legende}
      legendeVisible
      lignes={p.droits}
      colonnes={[
        { cle: 'personne', titre: 'Personne', cellule: h => nomComplet(h.personne) },
        { cle: 'profil', titre: 'Profil', cellule: h => h.profil.libelle },
        { cle: 'lieu', titre: 'Structure ou unité', cellule: h => h.lieu },
        { cle: 'fin', titre: 'Fin actuelle', cellule: h => enToutesLettres(h.fin) },
        { cle: 'devient', titre: 'Devient', cellule: p.devient },
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
