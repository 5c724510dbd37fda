import { chemins } from '#src/revues/chemins.ts'
import { echeance, enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, joursEntre } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import type { ADecider } from './modele.ts'

/** From how many days before its deadline a review asks for attention. */
const seuil = 15

/** The reviews that await this person, with how far they have come. */
export const ARelire = ({ revues, aujourdHui }: { revues: ADecider['revues']; aujourdHui: Jour }) => {
  const [premiere] = revues.premiers
  if (!premiere) return null
  const presse = joursEntre(aujourdHui, premiere.echeance) <= seuil
  return (
    <Alerte
      ton={presse ? 'attention' : 'info'}
      titre={`Revue des habilitations, à signer ${echeance(aujourdHui, premiere.echeance)}`}
    >
      <ul>
        {revues.premiers.map(r => (
          <li>
            <a href={chemins.revue(r.id)}>{r.lieu}</a>
            {` : ${r.decidees} sur ${r.total} relues, avant le ${enToutesLettres(r.echeance)}`}
          </li>
        ))}
      </ul>
      {revues.total > revues.premiers.length && (
        <p>
          <a href={chemins.liste}>{`Voir les ${revues.total} revues`}</a>
        </p>
      )}
    </Alerte>
  )
}
