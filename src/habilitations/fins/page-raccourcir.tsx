import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ChampCache, ChampDate } from '#src/socle/ui/champs.tsx'
import { Recapitulatif } from '#src/socle/ui/formulaire.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { PageFormulaireFin, type Successeurs } from './formulaire-fin.tsx'

export const PageRaccourcir = (p: {
  h: Habilitation
  vue: string
  jeton: string
  fin: string
  motif: string
  successeurs: Successeurs | null
  erreurs: Erreurs
}) => (
  <PageFormulaireFin
    titre="Avancer la fin d’une habilitation"
    etat={`${nomComplet(p.h.personne)}, ${p.h.lieu}`}
    action={chemins.raccourcir(p.h.id)}
    jeton={p.jeton}
    bouton="Avancer la fin"
    motif={{ valeur: p.motif, aide: 'Une phrase : la personne concernée la lira.' }}
    successeurs={p.successeurs}
    erreurs={p.erreurs}
    annuler={chemins.droit(p.h.id)}
  >
    <ChampCache nom="h" valeur={p.vue} />
    <Recapitulatif
      lignes={[
        { libelle: 'Profil', valeur: p.h.profil.libelle },
        { libelle: 'Fin actuelle', valeur: enToutesLettres(p.h.fin) },
      ]}
    />
    <ChampDate
      nom="fin"
      libelle="Nouveau dernier jour"
      aide="L’habilitation vaut encore ce jour-là. Une fin ne peut qu’être avancée."
      valeur={p.fin}
      max={p.h.fin}
      erreur={p.erreurs.fin}
    />
  </PageFormulaireFin>
)
