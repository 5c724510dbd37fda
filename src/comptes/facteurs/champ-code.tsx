import { ChampTexte } from '#src/socle/ui/champs.tsx'

/** Where one types a code; browsers and phones then offer the one that they have just received. */
export const ChampCode = (p: {
  libelle: string
  aide: string
  erreur: string | undefined
  figures?: boolean
  focusInitial?: boolean
}) => (
  <ChampTexte
    nom="code"
    libelle={p.libelle}
    aide={p.aide}
    erreur={p.erreur}
    remplissage="one-time-code"
    {...(p.figures === false ? {} : { clavier: 'numeric' as const })}
    longueurMax={40}
    largeur="courte"
    code
    focusInitial={p.focusInitial ?? true}
  />
)
