import type { Compte } from '#src/comptes/identite/requetes.ts'
import { estClos } from '#src/comptes/vie/transitions.ts'
import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { FinDuDroit } from '#src/habilitations/pages/fin-du-droit.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { VieDuDroit } from '#src/socle/ui/vie-du-droit.tsx'
import { chemins, cheminsDesDroits } from '../chemins.ts'
import type { DroitsVus } from '../fiche/lire-fiche.ts'

export type ProprietesDroits = {
  compte: Compte
  droits: DroitsVus
  soiMeme: boolean
  aujourdHui: string
}

/** What the person holds in the perimeter, each with its life and its acts; elsewhere, only how many. */
export const DroitsDeLaFiche = ({ compte, droits, soiMeme, aujourdHui }: ProprietesDroits) => {
  const vivants = droits.siens.filter(({ etat }) => etat !== 'terminee')
  const passes = droits.siens.filter(({ etat }) => etat === 'terminee')
  return (
    <Section
      titre="Habilitations dans votre périmètre"
      chapeau={
        droits.ailleurs > 0
          ? `Cette personne a aussi ${pluriel(droits.ailleurs, 'habilitation')} ailleurs, que ses autres référents administrent.`
          : undefined
      }
      actions={soiMeme ? undefined : <Departs compteId={compte.id} vivants={vivants} />}
    >
      {vivants.length > 0 ? (
        <Liste droits={vivants} aujourdHui={aujourdHui} actions={!soiMeme} />
      ) : (
        <EtatVide
          niveau={3}
          titre="Aucune habilitation en cours"
          texte={<p>Sans habilitation, la personne se connecte mais ne voit aucun dossier.</p>}
          action={
            soiMeme || estClos(compte.etat) ? undefined : (
              <LienBouton href={chemins.attribuer(compte.id)}>Attribuer une habilitation</LienBouton>
            )
          }
        />
      )}
      {passes.length > 0 && (
        <details>
          <summary>{`${pluriel(passes.length, 'habilitation')} passée${passes.length > 1 ? 's' : ''}`}</summary>
          <Liste droits={passes} aujourdHui={aujourdHui} actions={false} />
        </details>
      )}
    </Section>
  )
}

type ProprietesListe = { droits: readonly Habilitation[]; aujourdHui: string; actions: boolean }

const Liste = ({ droits, aujourdHui, actions }: ProprietesListe) => (
  <Tableau
    legende={actions ? 'Habilitations en cours et à venir' : 'Habilitations'}
    lignes={droits}
    colonnes={[
      { cle: 'profil', titre: 'Profil', cellule: h => h.profil.libelle },
      { cle: 'lieu', titre: 'Structure ou unité', cellule: h => h.lieu },
      {
        cle: 'vie',
        titre: 'Durée',
        cellule: h => <VieDuDroit debut={h.debut} fin={h.fin} aujourdHui={aujourdHui} />,
      },
      {
        cle: 'fin',
        titre: 'Fin',
        cellule: h =>
          h.termineeLe ? <Etiquette>Terminée</Etiquette> : <FinDuDroit h={h} aujourdHui={aujourdHui} />,
      },
      ...(actions
        ? [
            {
              cle: 'actions',
              titre: 'Actions',
              etroite: true,
              cellule: (h: Habilitation) => <Actions h={h} />,
            },
          ]
        : []),
    ]}
  />
)

const Actions = ({ h }: { h: Habilitation }) => (
  <div class="boutons">
    {h.etat === 'suspendue' ? (
      <a href={cheminsDesDroits.retablir(h.id)} aria-label={`Rétablir ${h.profil.libelle}, ${h.lieu}`}>
        Rétablir
      </a>
    ) : (
      <a href={cheminsDesDroits.renouveler(h.id)} aria-label={`Renouveler ${h.profil.libelle}, ${h.lieu}`}>
        Renouveler
      </a>
    )}
    <a href={cheminsDesDroits.terminer(h.id)} aria-label={`Terminer ${h.profil.libelle}, ${h.lieu}`}>
      Terminer
    </a>
  </div>
)

/** One departure per structure: all the rights there end together (G13). */
const Departs = ({ compteId, vivants }: { compteId: string; vivants: readonly Habilitation[] }) => {
  const structures = [...new Set(vivants.flatMap(({ structureId }) => structureId ?? []))]
  return (
    <>
      {structures.map(structureId => (
        <LienBouton petit icone="sortie" href={cheminsDesDroits.depart(compteId, structureId)}>
          {structures.length === 1
            ? 'Déclarer un départ'
            : `Déclarer un départ : ${nomDuLieu(vivants, structureId)}`}
        </LienBouton>
      ))}
    </>
  )
}

/** « Médecine, CH de Lunel » → « CH de Lunel » */
function nomDuLieu(droits: readonly Habilitation[], structureId: string): string {
  const lieu = droits.find(h => h.structureId === structureId)?.lieu ?? ''
  return lieu.split(', ').at(-1) ?? lieu
}
