import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Cadence } from '../cadence/lire-cadences.ts'
import { Cadences } from '../cadence/page-cadence.tsx'
import { chemins } from '../chemins.ts'
import { motDuVolet } from '../mots.ts'
import type { RevueEnCours, RevuePassee } from './lire-revues.ts'

type Proprietes = {
  enCours: { total: number; premiers: readonly RevueEnCours[] }
  passees: readonly RevuePassee[]
  enPreparation: readonly { lieu: string; debut: Jour }[]
  cadences: readonly Cadence[]
  /** Stands above structures: follows them on the page of coverage. */
  territorial: boolean
  aujourdhui: Jour
}

export const PageRevues = (p: Proprietes) => (
  <>
    <TetePage
      titre="Revue des habilitations"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Revue des habilitations' }]}
      etat={
        p.enCours.total > 0
          ? `${pluriel(p.enCours.total, 'revue attend', 'revues attendent')} vos décisions.`
          : 'Aucune revue n’attend vos décisions.'
      }
      actions={
        <>
          {p.territorial && <LienBouton href={chemins.couverture}>Suivre les structures</LienBouton>}
          <LienBouton genre="primaire" icone="plus" href={chemins.ouvrir}>
            Ouvrir une revue
          </LienBouton>
        </>
      }
    />
    <AQuoiSertCettePage>
      <p>
        Une fois par an au moins, les référents relisent qui peut faire quoi dans leur structure. Les
        habilitations des référents eux-mêmes sont relues par l’équipe régionale : personne ne relit les
        siennes.
      </p>
    </AQuoiSertCettePage>
    {p.enPreparation.map(({ lieu, debut }) => (
      <Alerte ton="info">
        {debut > p.aujourdhui
          ? `La revue ${lieu} commencera le ${enToutesLettres(debut)}.`
          : `La revue ${lieu} se prépare : la liste des habilitations est en train d’être figée.`}
      </Alerte>
    ))}
    <EnCours {...p} />
    <Cadences {...p} />
    <Passees {...p} />
  </>
)

const EnCours = ({ enCours, aujourdhui }: Proprietes) => (
  <Section titre="À relire">
    {enCours.premiers.length === 0 ? (
      <EtatVide
        niveau={3}
        titre="Rien à relire aujourd’hui"
        texte="La prochaine revue s’ouvrira d’elle-même à sa date. Vous pouvez aussi en ouvrir une."
        action={<LienBouton href={chemins.ouvrir}>Ouvrir une revue</LienBouton>}
      />
    ) : (
      <Tableau
        legende="Revues à relire"
        lignes={enCours.premiers}
        lien={({ id }) => chemins.revue(id)}
        colonnes={[
          { cle: 'lieu', titre: 'Revue', cellule: r => r.lieu },
          { cle: 'objet', titre: 'Objet', cellule: r => motDuVolet[r.volet] },
          {
            cle: 'avancement',
            titre: 'Avancement',
            etroite: true,
            cellule: r =>
              `${r.decidees} sur ${r.total}${r.pourMoi > 0 ? `, dont ${r.pourMoi} confiées à vous` : ''}`,
          },
          {
            cle: 'echeance',
            titre: 'À signer avant',
            etroite: true,
            cellule: r => <Echeance date={r.echeance} aujourdHui={aujourdhui} seuilJours={15} />,
          },
        ]}
      />
    )}
  </Section>
)

const Passees = ({ passees }: Proprietes) =>
  passees.length === 0 ? null : (
    <Section titre="Attestations" actions={<a href={chemins.verifier}>Vérifier une attestation</a>}>
      <Tableau
        legende="Revues closes"
        lignes={passees}
        lien={({ id }) => chemins.attestation(id)}
        colonnes={[
          { cle: 'lieu', titre: 'Revue', cellule: r => r.lieu },
          { cle: 'objet', titre: 'Objet', cellule: r => motDuVolet[r.volet] },
          {
            cle: 'etat',
            titre: 'État',
            cellule: r =>
              r.etat === 'signee' ? (
                <Etiquette ton="succes">Signée</Etiquette>
              ) : (
                <Etiquette ton="attention">Close sans signature</Etiquette>
              ),
          },
          {
            cle: 'quand',
            titre: 'Le',
            cellule: r => `${jourEtHeure(r.closeLe)}${r.signataire ? `, par ${r.signataire}` : ''}`,
          },
        ]}
      />
    </Section>
  )
