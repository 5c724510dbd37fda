import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampZone } from '#src/socle/ui/champs.tsx'
import { Bloc, Formulaire } from '#src/socle/ui/formulaire.tsx'
import { Historique } from '#src/socle/ui/historique.tsx'
import { AQuoiSertCettePage, Resume, Section, TetePage } from '#src/socle/ui/page.tsx'
import { chemins } from '../chemins.ts'
import { type ActionDeSuivi, estVivant, type RoleDeSuivi, transiter } from './etats.ts'
import { EtiquetteSignalement } from './etiquette.tsx'
import type { NouvelleLue, Signalement } from './lire-signalements.ts'

type Proprietes = {
  signalement: Signalement
  nouvelles: readonly NouvelleLue[]
  role: RoleDeSuivi
  courrielRor: string
  jeton: string
  refus: string | null
  reponse: string
}

/** One report: what was said, where it stands, what can be done. */
export const PageSignalement = (p: Proprietes) => {
  const { signalement: s } = p
  return (
    <>
      <TetePage
        titre={`Signalement : ${s.libelle}`}
        filAriane={[
          { libelle: 'Accueil', href: '/' },
          { libelle: s.structure, href: chemins.fiche(s.structureId) },
          { libelle: 'Signalements', href: chemins.signalementsDe(s.structureId) },
          { libelle: s.libelle },
        ]}
        etat={
          <>
            {s.sur === s.structure ? s.structure : `${s.sur}, ${s.structure}`}{' '}
            <EtiquetteSignalement etat={s.etat} />
          </>
        }
      />
      <AQuoiSertCettePage>
        <p>
          Elle suit une erreur signalée au ROR. Le signalement se clôt de lui-même quand la bonne valeur
          revient par la synchronisation, ou quand le ROR le refuse. Le référent peut le clore ou le retirer ;
          l’équipe régionale peut le classer sans suite, en disant pourquoi.
        </p>
      </AQuoiSertCettePage>
      {p.refus && (
        <Alerte ton="erreur" annoncee>
          {p.refus}
        </Alerte>
      )}
      {s.arriveeLe && estVivant(s.etat) && (
        <Alerte ton="attention" titre="Une autre valeur est arrivée du ROR">
          {`Le ${enToutesLettres(jourDe(s.arriveeLe))}, le ROR s’est mis à dire : ${s.arrivee ?? 'rien'}. Si c’est juste, dites que c’est corrigé.`}
        </Alerte>
      )}
      <Resume
        lignes={[
          { terme: 'Le ROR disait', valeur: s.affichee },
          { terme: 'Ce qui est juste', valeur: s.attendue ?? 'À retirer, sans rien mettre à la place' },
          ...(s.precisions ? [{ terme: 'Précisions', valeur: s.precisions }] : []),
          {
            terme: 'Justificatif',
            valeur: s.piece && (
              <a href={chemins.piece(s.id)} download>
                {s.piece}
              </a>
            ),
          },
          { terme: 'Signalé', valeur: `le ${jourEtHeure(s.creeLe)}${s.auteur ? ` par ${s.auteur}` : ''}` },
          { terme: 'Transmis', valeur: transmission(s, p.courrielRor) },
          ...(s.closLe
            ? [
                {
                  terme: 'Clos',
                  valeur: `le ${jourEtHeure(s.closLe)}${closPar(s)}`,
                },
              ]
            : []),
          ...(s.reponse ? [{ terme: 'Réponse', valeur: s.reponse }] : []),
        ]}
      />
      {s.voie === 'tache' && <SuiviAuRor {...p} />}
      {estVivant(s.etat) && <Repondre {...p} />}
    </>
  )
}

const SuiviAuRor = ({ signalement, nouvelles }: Proprietes) => (
  <Section titre="Suivi au ROR">
    {nouvelles.length > 0 ? (
      <Historique
        evenements={nouvelles.map(({ le, sens, statut, motif }) => ({
          quand: jourEtHeure(le),
          instant: le.toISOString(),
          qui: 'Le ROR',
          quoi: `${phrases[sens]} (« ${statut} »).`,
          pourquoi: motif ?? undefined,
        }))}
      />
    ) : (
      <p class="non-renseigne">
        {estVivant(signalement.etat)
          ? 'Le ROR n’a encore rien répondu. Il est interrogé plusieurs fois par jour.'
          : 'Le ROR n’a rien répondu.'}
      </p>
    )}
  </Section>
)

const phrases: Record<NouvelleLue['sens'], string> = {
  recu: 'a reçu le signalement et doit le traiter',
  pris: 's’en occupe',
  corrige: 'dit avoir corrigé : le signalement se clôt quand la bonne valeur arrive ici',
  refuse: 'ne corrigera pas',
  bloque: 'ne trouve pas qui doit corriger',
}

function closPar({ closPar, etat }: Signalement): string {
  if (closPar) return ` par ${closPar}`
  return etat === 'corrigee' ? ', la bonne valeur est arrivée' : ', le ROR ne corrigera pas'
}

function transmission({ voie, tache }: Signalement, courrielRor: string): string {
  if (voie === 'tache')
    return `au ROR, comme signalement d’anomalie${tache ? ` (${tache.split('/').at(-1)})` : ''}`
  return voie === 'courriel' ? `à l’équipe ROR par courriel (${courrielRor})` : 'en cours d’envoi'
}

const boutons: Record<
  ActionDeSuivi,
  { libelle: string; genre: 'primaire' | 'secondaire' | 'discret' | 'danger' }
> = {
  corriger: { libelle: 'C’est corrigé', genre: 'primaire' },
  prendre: { libelle: 'Le ROR s’en occupe', genre: 'secondaire' },
  classer: { libelle: 'Classer sans suite', genre: 'secondaire' },
  retirer: { libelle: 'Retirer le signalement', genre: 'danger' },
}

const Repondre = ({ signalement, role, jeton, reponse }: Proprietes) => {
  const possibles = (Object.keys(boutons) as ActionDeSuivi[]).filter(
    action => transiter(signalement.etat, action, role) !== null,
  )
  return (
    <Formulaire>
      <ChampCache nom="jeton" valeur={jeton} />
      <ChampCache nom="version" valeur={String(signalement.version)} />
      <Bloc titre="La suite">
        <ChampZone
          nom="reponse"
          libelle="Un mot pour vos collègues"
          aide={role === 'equipe' ? 'Obligatoire pour classer sans suite.' : undefined}
          valeur={reponse}
          longueurMax={500}
          lignes={2}
          facultatif
        />
        <Boutons>
          {possibles.map(action => (
            <Bouton genre={boutons[action].genre} nom="action" valeur={action}>
              {boutons[action].libelle}
            </Bouton>
          ))}
        </Boutons>
      </Bloc>
    </Formulaire>
  )
}
