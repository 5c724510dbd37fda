import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { cheminsPsc } from './chemins.ts'
import type { SituationPsc } from './situation.ts'

/** « Mon compte », « Connexion et sécurité »: the identity that opens this account, if any. */
export const SectionProSanteConnect = ({ proposee, lien, sansMotDePasse }: SituationPsc) => {
  if (!proposee && !lien) return null
  return (
    <Section
      id="pro-sante-connect"
      titre="Pro Santé Connect"
      chapeau={
        lien
          ? `L’identité ${lien.identifiant} ouvre votre compte depuis le ${jourEtHeure(lien.lieLe)}.`
          : 'Avec votre carte CPS ou l’application e-CPS, vous vous connectez sans mot de passe.'
      }
      actions={<Geste {...{ lien, sansMotDePasse }} />}
    >
      {!lien && <p>Pas encore associé à votre compte.</p>}
      {lien && sansMotDePasse && (
        <p>
          Votre compte n’a pas de mot de passe. Pro Santé Connect est votre seul moyen de vous connecter.{' '}
          <a href="/mot-de-passe-oublie">Recevez un lien pour en choisir un</a>
        </p>
      )}
    </Section>
  )
}

/** The only way in stays. */
const Geste = ({ lien, sansMotDePasse }: Pick<SituationPsc, 'lien' | 'sansMotDePasse'>) => {
  if (!lien)
    return (
      <LienBouton petit icone="plus" href={cheminsPsc.associer}>
        Associer Pro Santé Connect
      </LienBouton>
    )
  return sansMotDePasse ? null : (
    <LienBouton petit href={cheminsPsc.dissocier}>
      Dissocier Pro Santé Connect
    </LienBouton>
  )
}
