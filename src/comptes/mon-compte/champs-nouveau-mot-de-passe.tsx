import { ChampMotDePasse } from '#src/socle/ui/champs.tsx'
import type { ErreursFormulaire } from '#src/socle/ui/formulaire.tsx'
import { exigences, longueurMotDePasse } from '../mot-de-passe/faiblesse.ts'

/** The list is tied to the field: it is read aloud with it. */
const Exigences = () => (
  <div class="texte">
    <ul>
      {exigences.map(exigence => (
        <li>{exigence}</li>
      ))}
    </ul>
  </div>
)

/** For password managers only: which account the new password goes with. */
export const CompteConcerne = ({ courriel }: { courriel: string }) => (
  <input type="text" autocomplete="username" value={courriel} readonly hidden />
)

/**
 * A new password, typed twice: wherever one is chosen.
 * @param p.repetition label of the second field
 */
export const ChampsNouveauMotDePasse = (p: { repetition: string; erreurs: ErreursFormulaire }) => (
  <>
    <longueur-saisie data-min={longueurMotDePasse.min}>
      <ChampMotDePasse
        nom="motDePasse"
        libelle="Nouveau mot de passe"
        aide={<Exigences />}
        remplissage="new-password"
        erreur={p.erreurs.motDePasse}
      />
    </longueur-saisie>
    <ChampMotDePasse
      nom="confirmation"
      libelle={p.repetition}
      remplissage="new-password"
      erreur={p.erreurs.confirmation}
    />
  </>
)
