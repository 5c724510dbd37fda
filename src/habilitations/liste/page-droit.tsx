import type { LigneHistorique } from '#src/comptes/historique.ts'
import { phraseDe } from '#src/socle/journal/phrases.ts'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Historique } from '#src/socle/ui/historique.tsx'
import { ListeActions, Resume, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { VieDuDroit } from '#src/socle/ui/vie-du-droit.tsx'
import type { EtatHabilitation, Habilitation } from '../lectures/lire-habilitations.ts'
import { chemins, motDeLEtat, motDuMotif, nomComplet } from '../pages/mots.ts'
import { dernierJour } from './page-liste.tsx'

export type ProprietesDroit = {
  h: Habilitation
  historique: readonly LigneHistorique[]
  /** Own right: why nothing can be done here, and whom to ask. */
  pourquoiPas: string | null
  aujourdhui: Jour
}

const tons: Record<EtatHabilitation, 'succes' | 'info' | 'attention' | 'neutre'> = {
  'en-cours': 'succes',
  'a-venir': 'info',
  suspendue: 'attention',
  terminee: 'neutre',
}

/** One right: who, what, where, until when, what can be done, what happened. */
export const PageDroit = ({ h, historique, pourquoiPas, aujourdhui }: ProprietesDroit) => (
  <>
    <TetePage
      titre={h.profil.libelle}
      etat={`${nomComplet(h.personne)}, ${h.lieu}`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        {
          libelle: 'Habilitations de ma structure',
          href: h.structureId ? `${chemins.liste}?structure=${h.structureId}` : chemins.liste,
        },
        { libelle: h.profil.libelle },
      ]}
    />
    {pourquoiPas && <Alerte ton="info">{pourquoiPas}</Alerte>}
    <Resume
      lignes={[
        {
          terme: 'État',
          valeur: <Etiquette ton={tons[h.etat]}>{motDeLEtat[h.etat]}</Etiquette>,
          ...(h.etat === 'suspendue' ? { note: 'Une revue est restée sans réponse.' } : {}),
        },
        {
          terme: 'Personne',
          valeur: (
            <Personne
              nom={nomComplet(h.personne)}
              fonction={h.personne.courriel}
              href={chemins.utilisateur(h.personne.id)}
            />
          ),
        },
        { terme: 'Où', valeur: h.lieu },
        { terme: 'Ce que cela permet', valeur: h.profil.permet },
        {
          terme: 'Durée',
          valeur: `du ${enToutesLettres(h.debut)} au ${enToutesLettres(dernierJour(h))}`,
          note: <VieDuDroit debut={h.debut} fin={dernierJour(h)} aujourdHui={aujourdhui} />,
        },
        {
          terme: 'Attribuée',
          valeur: `le ${jourEtHeure(h.attribueeLe)}${h.attribueePar ? ` par ${h.attribueePar}` : ''}`,
          ...(h.motif ? { note: `Motif : ${h.motif}` } : {}),
        },
        ...(h.motifFin
          ? [
              {
                terme: 'Fin',
                valeur: motDuMotif[h.motifFin],
                ...(h.commentaireFin ? { note: h.commentaireFin } : {}),
              },
            ]
          : []),
        ...(h.renouvelleId
          ? [
              {
                terme: 'Fait suite à',
                valeur: <a href={chemins.droit(h.renouvelleId)}>l’habilitation précédente</a>,
              },
            ]
          : []),
      ]}
    />
    {!pourquoiPas && h.termineeLe === null && <Actions h={h} />}
    <Section titre="Historique">
      <Historique
        evenements={historique.map(ligne => ({
          quand: jourEtHeure(ligne.instant),
          instant: ligne.instant.toISOString(),
          qui: ligne.auteur ?? 'Automatique',
          quoi: phraseDe(ligne.acte, ligne.details),
          pourquoi: ligne.motif ?? undefined,
        }))}
      />
    </Section>
  </>
)

const Actions = ({ h }: { h: Habilitation }) => (
  <Section titre="Ce que vous pouvez faire">
    <ListeActions
      actions={[
        ...(h.etat === 'suspendue'
          ? [
              {
                libelle: 'Rétablir',
                href: `${chemins.retablir}?h=${h.id}`,
                description: 'Elle reprend tout de suite, jusqu’à la fin qu’elle avait.',
              },
            ]
          : []),
        ...(h.etat === 'a-venir' || h.etat === 'suspendue'
          ? []
          : [
              {
                libelle: 'Renouveler',
                href: `${chemins.renouveler}?h=${h.id}`,
                description: 'Pour deux ans à partir d’aujourd’hui.',
              },
            ]),
        ...(h.etat === 'terminee'
          ? []
          : [
              {
                libelle: 'Avancer la fin',
                href: chemins.raccourcir(h.id),
                description: 'Elle s’arrêtera plus tôt que prévu.',
              },
              {
                libelle: 'Terminer',
                href: `${chemins.terminer}?h=${h.id}`,
                description: 'Elle s’arrête tout de suite.',
                danger: true,
              },
              ...(h.structureId
                ? [
                    {
                      libelle: 'Déclarer un départ',
                      href: `${chemins.depart}?compte=${h.personne.id}&structure=${h.structureId}`,
                      description: 'Toutes ses habilitations dans la structure s’arrêtent.',
                      danger: true,
                    },
                  ]
                : []),
            ]),
      ]}
    />
  </Section>
)
