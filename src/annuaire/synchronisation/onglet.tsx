import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampDate, ChampZone } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Historique } from '#src/socle/ui/historique.tsx'
import { Resume, Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { valeurEnMots } from '#src/structures/historique/libelles.ts'
import type { ChangementLu } from '#src/structures/historique/lire-changements.ts'
import { type BilanImport, bilanComplet } from '#src/structures/ror/bilan.ts'
import { quoiFaire } from '#src/structures/ror/source/echec.ts'
import type { ObjetSuivi } from '#src/structures/ror/synchronisation/lire-objets.ts'
import type { PassageLu } from '#src/structures/ror/synchronisation/lire-passages.ts'
import { nomsDesEtats, nomsDesNatures } from '#src/structures/ror/synchronisation/noms.ts'
import type { StructureLisible } from '../exiger-structure-lisible.ts'
import { chemins } from './chemins.ts'

export type ProprietesSynchronisation = StructureLisible & {
  general: PassageLu | undefined
  sienne: PassageLu | undefined
  objets: readonly ObjetSuivi[]
  changements: readonly ChangementLu[]
  depuis: Jour
  attendue: boolean
  configuree: boolean
  regionale: boolean
  jeton: string
  motif: string
  erreurs: Erreurs
}

/** Where the fiche comes from, how fresh it is, what is odd in it, and how to bring it up to date. */
export const OngletSynchronisation = (p: ProprietesSynchronisation) => (
  <>
    <ResumeErreurs erreurs={p.erreurs} />
    <Section titre="Dernières synchronisations">
      <Passages {...p} />
      {p.administree && p.configuree && <MettreAJour {...p} />}
    </Section>
    <AVerifier {...p} />
    <Section titre="Ce qui a changé" chapeau={`Depuis le ${enToutesLettres(p.depuis)}.`}>
      <Changements {...p} />
    </Section>
    <Section
      titre="D’où vient chaque élément"
      chapeau="Date du dernier changement au ROR, et date à laquelle ViaTrajectoire l’a reçu."
    >
      <Provenance objets={p.objets} />
    </Section>
    {p.regionale && <Desactivation {...p} />}
  </>
)

const Passages = ({ general, sienne, attendue, configuree }: ProprietesSynchronisation) => (
  <>
    {!configuree && (
      <Alerte ton="info">
        Ce service ne lit pas le ROR directement : ses fiches viennent de fichiers que l’exploitant importe.
      </Alerte>
    )}
    {attendue && <Alerte ton="info">Mise à jour en cours. Cette page s’actualise d’elle-même.</Alerte>}
    <Resume
      lignes={[
        { terme: 'Toutes les structures', valeur: general && phrase(general) },
        {
          terme: 'Cette structure',
          valeur: sienne ? <Resultat passage={sienne} /> : 'Jamais demandée à part.',
        },
      ]}
    />
  </>
)

const phrase = ({ nature, etat, commenceLe }: PassageLu) =>
  `${nomsDesNatures[nature]}, le ${jourEtHeure(commenceLe)} : ${nomsDesEtats[etat].toLowerCase()}`

/** What it means for the reader of a fiche; the whole report is for the regional team. */
function enBref({ changements, ressources, remarques }: BilanImport): string {
  const lues = Object.values(ressources).reduce((total, compte) => total + compte.lues, 0)
  const change =
    changements === 0 ? 'rien n’a changé sur la fiche' : `${pluriel(changements, 'changement')} sur la fiche`
  return [`${pluriel(lues, 'élément lu', 'éléments lus')} au ROR : ${change}.`, ...remarques].join(' ')
}

/** The result of a run asked for from here, with what to do when it failed. */
const Resultat = ({ passage }: { passage: PassageLu }) => (
  <>
    <p>{phrase(passage)}</p>
    {passage.motif && <p>{passage.motif}</p>}
    {passage.code && <p>{quoiFaire[passage.code]}</p>}
    {passage.etat === 'reussi' && <p>{enBref(bilanComplet(passage.bilan))}</p>}
  </>
)

const MettreAJour = ({ structure, jeton }: ProprietesSynchronisation) => (
  <Formulaire action={chemins.demander(structure.id)}>
    <ChampCache nom="jeton" valeur={jeton} />
    <Bouton genre="primaire">Mettre à jour depuis le ROR</Bouton>
  </Formulaire>
)

const AVerifier = ({ objets, general }: ProprietesSynchronisation) => {
  const absents = objets.filter(({ absenteLe }) => absenteLe)
  const horsExport = objets.filter(({ horsExport }) => horsExport)
  const regions = new Set(objets.flatMap(({ region }) => region ?? []))
  const points = [
    ...absents.map(
      ({ nom, absenteLe }) =>
        `« ${nom} » n’est plus au ROR${absenteLe ? ` depuis le ${enToutesLettres(jourDe(absenteLe))}` : ''}. Les habilitations et l’historique sont gardés.`,
    ),
    ...horsExport.map(({ nom }) => `« ${nom} » est au ROR, mais n’y porte aucune offre.`),
    ...(regions.size > 1
      ? [`Ces éléments viennent de plusieurs régions du ROR : ${[...regions].sort().join(', ')}.`]
      : []),
    ...(general && general.etat !== 'reussi'
      ? ['La dernière synchronisation n’est pas allée au bout : la fiche peut être en retard sur le ROR.']
      : []),
  ]
  if (points.length === 0) return null
  return (
    <Section titre="À vérifier">
      <div class="texte">
        <ul>
          {points.map(point => (
            <li>{point}</li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

const Changements = ({ structure, changements, depuis }: ProprietesSynchronisation) => (
  <>
    <Formulaire action={chemins.onglet(structure.id)} methode="get">
      <ChampDate nom="depuis" libelle="Voir ce qui a changé depuis le" valeur={depuis} />
      <Bouton>Afficher</Bouton>
    </Formulaire>
    {changements.length === 0 ? (
      <EtatVide
        niveau={3}
        titre="Rien n’a changé"
        texte="Chaque changement d’une information de la fiche s’inscrit ici, avec sa valeur d’avant et d’après."
      />
    ) : (
      <Historique
        evenements={changements.map(c => ({
          quand: jourEtHeure(c.le),
          instant: c.le.toISOString(),
          qui: c.nom === structure.nom ? structure.nom : c.nom,
          quoi: (
            <>
              {`${c.libelle} : ${valeurEnMots(c.apres)} `}
              <span class="noeud-detail">
                {`(avant : ${valeurEnMots(c.avant)}${c.depuis ? `, depuis le ${jourEtHeure(c.depuis)}` : ''} ; ${c.source === 'ror' ? 'ROR' : 'ViaTrajectoire'})`}
              </span>
            </>
          ),
        }))}
      />
    )}
  </>
)

const nomsDesObjets: Record<ObjetSuivi['objet'], string> = {
  'entite-juridique': 'Entité juridique',
  structure: 'Structure',
  unite: 'Unité',
  offre: 'Offre',
  lieu: 'Lieu',
}

const Provenance = ({ objets }: { objets: readonly ObjetSuivi[] }) => (
  <Tableau
    legende={`Provenance de ${pluriel(objets.length, 'élément')} de la fiche`}
    colonnes={[
      { cle: 'nom', titre: 'Élément', cellule: ({ nom }) => nom },
      { cle: 'objet', titre: 'Nature', cellule: ({ objet }) => nomsDesObjets[objet] },
      {
        cle: 'maj',
        titre: 'Modifié au ROR',
        etroite: true,
        cellule: ({ majLe }) => (majLe ? jourEtHeure(majLe) : '—'),
      },
      {
        cle: 'recue',
        titre: 'Reçu',
        etroite: true,
        cellule: ({ recueLe }) => (recueLe ? jourEtHeure(recueLe) : '—'),
      },
      {
        cle: 'etat',
        titre: 'État',
        cellule: ({ recueLe, absenteLe }) =>
          absenteLe ? (
            <Etiquette ton="erreur">N’est plus au ROR</Etiquette>
          ) : recueLe ? (
            <Etiquette ton="succes">Au ROR</Etiquette>
          ) : (
            <Etiquette>Saisi ici</Etiquette>
          ),
      },
    ]}
    lignes={objets}
  />
)

/** The third state, decided here by the regional team whatever the ROR says. */
const Desactivation = ({ structure, jeton, motif, erreurs }: ProprietesSynchronisation) => {
  const desactivee = structure.desactiveeLe !== null
  return (
    <Section
      titre={desactivee ? 'Réactiver la structure' : 'Désactiver la structure'}
      chapeau={
        desactivee
          ? 'Elle est hors de l’annuaire par décision de l’équipe régionale : aucune habilitation ne peut y être donnée.'
          : 'Pour un doublon ou une structure qui n’a pas sa place ici, quoi qu’en dise le ROR. Les habilitations en cours continuent ; aucune nouvelle ne peut être donnée.'
      }
    >
      <Formulaire action={chemins.etat(structure.id)}>
        <ChampCache nom="jeton" valeur={jeton} />
        <ChampCache nom="action" valeur={desactivee ? 'reactiver' : 'desactiver'} />
        <ChampZone nom="motif" libelle="Motif" valeur={motif} longueurMax={500} erreur={erreurs.motif} />
        <Bouton genre={desactivee ? 'secondaire' : 'danger'}>
          {desactivee ? 'Réactiver dans ViaTrajectoire' : 'Désactiver dans ViaTrajectoire'}
        </Bouton>
      </Formulaire>
    </Section>
  )
}
