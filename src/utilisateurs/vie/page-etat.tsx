import type { Compte } from '#src/comptes/identite/requetes.ts'
import { estFerme } from '#src/comptes/vie/transitions.ts'
import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { phrasePartage } from '#src/habilitations/vie/desactiver-compte.ts'
import type { Emprise } from '#src/habilitations/vie/pouvoir.ts'
import { phraseDenHaut } from '#src/habilitations/vie/reactiver-compte.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampZone } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { nomDe } from '../pages/fiche.tsx'

export type ProprietesEtat = {
  compte: Compte
  /** Rights that hold or will hold, wherever they are. */
  vivants: readonly Habilitation[]
  emprise: Exclude<Emprise, 'aucune'>
  /** Whether this level may undo what closed the account. */
  revenirPossible: boolean
  jeton: string
  motif: string
  erreurs: Erreurs
}

export const titreDe = ({ etat }: Pick<Compte, 'etat'>) =>
  estFerme(etat) ? 'Réactiver le compte' : 'Désactiver le compte'

/** Closing an account or opening it again: what will happen, why, confirm. */
export const PageEtat = (p: ProprietesEtat) => {
  const empechement = pourquoiPas(p)
  return (
    <>
      <TetePage
        titre={titreDe(p.compte)}
        etat={`${nomDe(p.compte)}, ${p.compte.courriel}`}
        filAriane={[
          { libelle: 'Accueil', href: '/' },
          { libelle: 'Rechercher un utilisateur', href: chemins.recherche },
          { libelle: nomDe(p.compte), href: chemins.fiche(p.compte.id) },
          { libelle: titreDe(p.compte) },
        ]}
      />
      <AQuoiSertCettePage>
        <p>
          Un départ arrête les habilitations d’une structure et laisse le compte ouvert pour les autres. La
          désactivation ferme le compte lui-même, quand la personne n’a plus à se connecter du tout.
        </p>
      </AQuoiSertCettePage>
      <ResumeErreurs erreurs={p.erreurs} />
      {empechement ? <Empeche {...p} pourquoi={empechement} /> : <Confirmer {...p} />}
    </>
  )
}

function pourquoiPas({ compte, emprise, revenirPossible }: ProprietesEtat): string | null {
  if (compte.fusionneAvec) return 'Ce compte a été réuni à un autre : c’est l’autre qui sert désormais.'
  if (compte.etat === 'anonymise') return 'Ce compte est anonymisé : il ne change plus.'
  if (estFerme(compte.etat)) return revenirPossible ? null : phraseDenHaut
  return emprise === 'partagee' ? phrasePartage : null
}

const Empeche = ({ compte, pourquoi }: ProprietesEtat & { pourquoi: string }) => (
  <>
    <Alerte ton="attention">
      <p>{pourquoi}</p>
    </Alerte>
    <Boutons>
      <LienBouton genre="primaire" href={chemins.fiche(compte.id)}>
        Revenir à la fiche
      </LienBouton>
    </Boutons>
  </>
)

const Confirmer = (p: ProprietesEtat) => {
  const ferme = estFerme(p.compte.etat)
  return (
    <Formulaire action={chemins.etat(p.compte.id)}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      {ferme ? <CeQuiRevient {...p} /> : <CeQuiSArrete {...p} />}
      <ChampZone
        nom="motif"
        libelle="Motif"
        aide={ferme ? 'Une phrase, gardée au journal.' : 'Une phrase : la personne la lira.'}
        lignes={2}
        valeur={p.motif}
        erreur={p.erreurs.motif}
      />
      <Boutons>
        <Bouton genre={ferme ? 'primaire' : 'danger'}>{titreDe(p.compte)}</Bouton>
        <LienBouton genre="discret" href={chemins.fiche(p.compte.id)}>
          Annuler
        </LienBouton>
      </Boutons>
    </Formulaire>
  )
}

const CeQuiSArrete = ({ vivants }: ProprietesEtat) => (
  <>
    <Alerte ton="info" titre="Ce qui va se passer">
      <ul>
        <li>La personne est déconnectée aussitôt et ne peut plus se connecter. Un courriel le lui dit.</li>
        <li>
          {vivants.length > 0
            ? 'Toutes ses habilitations prennent fin aujourd’hui, comme par un départ de chaque structure.'
            : 'Elle n’a aucune habilitation : rien d’autre ne change.'}
        </li>
        <li>Le compte peut être réactivé ; ses habilitations seront alors à attribuer de nouveau.</li>
      </ul>
    </Alerte>
    {vivants.length > 0 && (
      <Tableau
        legende="Habilitations qui s’arrêtent"
        legendeVisible
        lignes={vivants}
        colonnes={[
          { cle: 'profil', titre: 'Profil', cellule: h => h.profil.libelle },
          { cle: 'lieu', titre: 'Où', cellule: h => h.lieu },
          {
            cle: 'fin',
            titre: 'Fin actuelle',
            cellule: h => enToutesLettres(h.fin),
          },
        ]}
      />
    )}
  </>
)

const CeQuiRevient = ({ compte, vivants }: ProprietesEtat) => (
  <Alerte ton="info" titre="Ce qui va se passer">
    <ul>
      <li>{`Ce compte est fermé depuis le ${enToutesLettres(jourDe(compte.etatDepuis))}${compte.etatMotif ? ` : ${compte.etatMotif}` : ''}.`}</li>
      <li>
        {compte.activeLe
          ? 'La personne pourra de nouveau se connecter, avec la même adresse et le même mot de passe.'
          : 'La personne ne l’avait jamais activé : elle recevra une nouvelle invitation.'}
      </li>
      <li>
        {vivants.length > 0
          ? 'Ses habilitations encore en cours serviront de nouveau.'
          : 'Aucune habilitation ne revient : attribuez ensuite celles qu’il lui faut.'}
      </li>
    </ul>
  </Alerte>
)
