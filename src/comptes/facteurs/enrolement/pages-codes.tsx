import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire } from '#src/socle/ui/formulaire.tsx'
import { codeLisible } from '../secours/codes.ts'
import { Cadre, ChampPreuve, cheminCodes, cheminConnexionEtSecurite } from './cadre.tsx'

type ProprietesAvant = {
  suite: string
  guide: boolean
  /** Codes that still work, which new ones replace. */
  restants: number
  erreurs?: ErreursFormulaire
}

export const PageAvantLesCodes = ({ suite, guide, restants, erreurs = {} }: ProprietesAvant) => (
  <Cadre titre="Codes de secours" etape={2} guide={guide} erreurs={erreurs}>
    <Formulaire action={cheminCodes}>
      <ChampCache nom="suite" valeur={suite} />
      <p>
        Téléphone perdu, messagerie en panne : un code de secours remplace alors votre second facteur. Vous en
        recevez dix, qui ne fonctionnent qu’une fois chacun. Ils ne seront montrés qu’une fois : préparez de
        quoi les imprimer, les enregistrer ou les recopier.
      </p>
      {restants > 0 && (
        <Alerte ton="attention">
          Les codes que vous avez déjà ({restants} encore valables) ne fonctionneront plus.
        </Alerte>
      )}
      <ChampPreuve guide={guide} erreur={erreurs.actuel} />
      <Boutons>
        <Bouton genre="primaire">{restants > 0 ? 'Remplacer mes codes' : 'Créer mes codes'}</Bouton>
        {!guide && <LienBouton href={cheminConnexionEtSecurite}>Annuler</LienBouton>}
      </Boutons>
    </Formulaire>
  </Cadre>
)

type ProprietesCodes = {
  codes: readonly string[]
  courriel: string
  jour: Jour
  suite: string
  guide: boolean
}

/** Shown once, in answer to their making: only digests are kept. */
export const PageCodes = ({ codes, courriel, jour, suite, guide }: ProprietesCodes) => (
  <Cadre
    titre="Vos codes de secours"
    etat="Gardez-les en lieu sûr, ailleurs que sur l’appareil qui vous sert à vous connecter. Ils ne seront plus montrés."
    etape={2}
    guide={guide}
  >
    <ol class="codes-secours">
      {codes.map(code => (
        <li>
          <code>{codeLisible(code)}</code>
        </li>
      ))}
    </ol>
    <p>
      Compte {courriel}, codes créés le {enToutesLettres(jour)}. Chacun ne fonctionne qu’une fois.
    </p>
    <p>Vous pouvez aussi imprimer cette page, ou recopier les codes à la main.</p>
    <Boutons>
      <LienBouton genre="primaire" href={guide ? suite : cheminConnexionEtSecurite}>
        J’ai gardé mes codes
      </LienBouton>
      <a class="bouton bouton-secondaire" href={enFichier(codes, courriel)} download="codes-de-secours.txt">
        Télécharger les codes
      </a>
    </Boutons>
  </Cadre>
)

/** The file is in the page itself: the codes do not travel once more. */
function enFichier(codes: readonly string[], courriel: string): string {
  const lignes = [`Codes de secours ViaTrajectoire, ${courriel}`, '', ...codes.map(codeLisible), '']
  return `data:text/plain;charset=utf-8,${encodeURIComponent(lignes.join('\r\n'))}`
}
