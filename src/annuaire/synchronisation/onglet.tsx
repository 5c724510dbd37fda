import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Resume, Section } from '#src/socle/ui/page.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { type BilanImport, bilanComplet } from '#src/structures/ror/bilan.ts'
import { quoiFaire } from '#src/structures/ror/source/echec.ts'
import type { PassageLu } from '#src/structures/ror/synchronisation/lire-passages.ts'
import { nomsDesEtats, nomsDesNatures } from '#src/structures/ror/synchronisation/noms.ts'
import { chemins } from './chemins.ts'
import { Desactivation } from './desactivation.tsx'
import type { ProprietesSynchronisation } from './proprietes.ts'
import { Provenance } from './provenance.tsx'

/** Where the fiche comes from, how fresh it is, what is odd in it, and how to bring it up to date. */
export const OngletSynchronisation = (p: ProprietesSynchronisation) => (
  <>
    <ResumeErreurs erreurs={p.erreurs} />
    <Section titre="Dernières synchronisations">
      <Passages {...p} />
      {p.administree && p.configuree && <MettreAJour {...p} />}
    </Section>
    <AVerifier {...p} />
    {p.muet && (
      <Alerte ton="info" titre={`Rien n’a été inscrit le ${enToutesLettres(jourDe(p.muet.commenceLe))}`}>
        Ce jour-là, le profil avec lequel ce service lit le ROR a changé, et un profil cache ce qu’un autre
        montre. La fiche dit ce que le nouveau permet de lire ; rien n’a été inscrit ci-dessous et personne
        n’a été prévenu, même de ce qui a vraiment changé au ROR.
      </Alerte>
    )}
    {p.changements}
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
    <Boutons>
      <Bouton genre="primaire">Mettre à jour depuis le ROR</Bouton>
    </Boutons>
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
