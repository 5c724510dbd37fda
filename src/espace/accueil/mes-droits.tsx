import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { aQuiDemander, type Contact } from '#src/habilitations/lectures/referents.ts'
import { FinDuDroit } from '#src/habilitations/pages/fin-du-droit.tsx'
import { echeance } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { joursEntre } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { VieDuDroit } from '#src/socle/ui/vie-du-droit.tsx'
import type { Operateur } from '../textes/operateur.ts'
import type { Accueil } from './modele.ts'
import { seuilEcheance } from './seuil.ts'

/** Own rights that end soon, and whom to ask: nobody renews their own (G14). */
export const MesEcheances = ({ accueil }: { accueil: Accueil }) => {
  const { droits, aujourdHui } = accueil
  const proches = droits.filter(({ fin }) => joursEntre(aujourdHui, fin) <= seuilEcheance)
  const [premiere] = proches
  if (!premiere) return null
  return (
    <Alerte ton="attention" titre={titreDesEcheances(proches.length, echeance(aujourdHui, premiere.fin))}>
      <AQuiDemander proches={proches} accueil={accueil} />
    </Alerte>
  )
}

const titreDesEcheances = (nombre: number, quand: string) =>
  nombre === 1
    ? `Une de vos habilitations se termine ${quand}`
    : `${nombre} de vos habilitations se terminent bientôt, la première ${quand}`

export const MesDroits = ({ droits, aujourdHui }: Pick<Accueil, 'droits' | 'aujourdHui'>) => (
  <Section
    titre="Mes habilitations"
    actions={<a href="/administration/mon-compte/habilitations">Ce que chacune permet</a>}
  >
    <TableauDesDroits droits={droits} aujourdHui={aujourdHui} />
  </Section>
)

const AQuiDemander = ({ proches, accueil }: { proches: readonly Habilitation[]; accueil: Accueil }) => {
  const structures = new Set(proches.map(({ structureId }) => structureId))
  const concernes = accueil.relais.filter(({ structureId }) => structures.has(structureId))
  const { equipe } = accueil
  return (
    <>
      <p>Personne ne renouvelle sa propre habilitation. Demandez à :</p>
      <ul>
        {concernes.map(relais => (
          <li>
            {`${relais.structure} : `}
            <Noms contacts={aQuiDemander(relais, accueil.moi)} equipe={equipe} />
          </li>
        ))}
        {(structures.has(null) || concernes.length === 0) && (
          <li>
            {equipe.nom} : <LienCourriel courriel={equipe.courriel} />
          </li>
        )}
      </ul>
    </>
  )
}

const Noms = ({ contacts, equipe }: { contacts: readonly Contact[]; equipe: Operateur }) =>
  contacts.length === 0 ? (
    <>
      {equipe.nom}, <LienCourriel courriel={equipe.courriel} />
    </>
  ) : (
    contacts.map(({ prenom, nom, courriel }, rang) => (
      <>
        {rang > 0 && ', '}
        <a href={`mailto:${courriel}`}>{`${prenom} ${nom}`}</a>
      </>
    ))
  )

const TableauDesDroits = ({ droits, aujourdHui }: { droits: readonly Habilitation[]; aujourdHui: Jour }) => (
  <Tableau
    bref
    legende="Mes habilitations"
    lignes={droits}
    colonnes={[
      { cle: 'profil', titre: 'Profil', cellule: ({ profil }) => profil.libelle },
      { cle: 'lieu', titre: 'Structure ou unité', cellule: ({ lieu }) => lieu },
      {
        cle: 'vie',
        titre: 'Durée',
        cellule: ({ debut, fin }) => <VieDuDroit debut={debut} fin={fin} aujourdHui={aujourdHui} />,
      },
      {
        cle: 'fin',
        titre: 'Fin',
        etroite: true,
        cellule: h => <FinDuDroit h={h} aujourdHui={aujourdHui} />,
      },
    ]}
  />
)
