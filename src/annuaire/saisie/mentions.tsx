import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { valeurEnMots } from '#src/structures/historique/libelles.ts'
import { motDuChamp } from '../pages/mots-de-champ.ts'
import type { Conflit } from './enregistrer-saisie.ts'
import type { EtatSaisie } from './lire-saisie.ts'

/** « Saisi ici par Anne Duval le 12 mars 2026 » */
export const phraseDeSaisie = ({ par, le }: EtatSaisie): string =>
  le ? `Saisi ici${par ? ` par ${par}` : ''} le ${enToutesLettres(jourDe(le))}` : 'Jamais renseigné'

/** Two people at once: what the other wrote, above what this one typed. Nothing is lost. */
export const AlerteConflit = ({ conflit }: { conflit: Conflit | undefined }) => {
  if (!conflit) return null
  const enregistre = Object.entries(conflit.enregistre)
  return (
    <Alerte ton="attention" titre={conflit.message} annoncee>
      <p>
        {enregistre.length === 0
          ? 'Ce que vous modifiez n’est plus sur la fiche. Votre saisie est intacte, plus bas : l’enregistrer l’y remet.'
          : 'Votre saisie est intacte, plus bas. Voici ce qui est enregistré ; si vous enregistrez à votre tour, votre saisie le remplace.'}
      </p>
      <ul>
        {enregistre.map(([champ, valeur]) => (
          <li>{`${motDuChamp(champ)} : ${valeurEnMots(valeur)}`}</li>
        ))}
      </ul>
    </Alerte>
  )
}

export const ChampsCaches = ({ jeton, version }: { jeton: string; version: number }) => (
  <>
    <ChampCache nom="jeton" valeur={jeton} />
    <ChampCache nom="version" valeur={String(version)} />
  </>
)
