import type { Jour } from '#src/socle/temps/jours.ts'
import { joursEntre } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { VieDuDroit } from '#src/socle/ui/vie-du-droit.tsx'
import type { Accueil, Contact, DroitMontre, Relais } from './modele.ts'

const seuil = 60

/** Own rights, and, for those that end soon, whom to ask: nobody renews their own (G14). */
export const MesDroits = ({ accueil }: { accueil: Accueil }) => {
  const { droits, relais, aujourdHui } = accueil
  const proches = droits.filter(({ fin }) => joursEntre(aujourdHui, fin) <= seuil)
  return (
    <Section
      titre="Mes habilitations"
      actions={<a href="/administration/mon-compte/habilitations">Ce que chacune permet</a>}
    >
      {proches.length > 0 && (
        <Alerte
          ton="attention"
          titre={`${pluriel(proches.length, 'habilitation')} à faire renouveler avant ${proches.length > 1 ? 'leur' : 'sa'} fin`}
        >
          <AQuiDemander proches={proches} relais={relais} equipe={accueil.equipe} />
        </Alerte>
      )}
      <TableauDesDroits droits={droits} aujourdHui={aujourdHui} />
    </Section>
  )
}

const AQuiDemander = ({
  proches,
  relais,
  equipe,
}: {
  proches: readonly DroitMontre[]
  relais: readonly Relais[]
  equipe: Accueil['equipe']
}) => {
  const structures = new Set(proches.map(({ structureId }) => structureId))
  const concernes = relais.filter(({ structure }) => structures.has(structure.id))
  return (
    <>
      <p>Personne ne renouvelle sa propre habilitation. Demandez à :</p>
      <ul>
        {concernes.map(({ structure, referents, chargesDeMission }) => (
          <li>
            {`${structure.nom} : `}
            <Noms contacts={referents.length > 0 ? referents : chargesDeMission} equipe={equipe} />
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

const Noms = ({ contacts, equipe }: { contacts: readonly Contact[]; equipe: Accueil['equipe'] }) =>
  contacts.length === 0 ? (
    <>
      {equipe.nom}, <LienCourriel courriel={equipe.courriel} />
    </>
  ) : (
    contacts.map(({ nom, courriel }, rang) => (
      <>
        {rang > 0 && ', '}
        <a href={`mailto:${courriel}`}>{nom}</a>
      </>
    ))
  )

export const TableauDesDroits = ({
  droits,
  aujourdHui,
}: {
  droits: readonly DroitMontre[]
  aujourdHui: Jour
}) => (
  <Tableau
    legende="Mes habilitations"
    lignes={droits}
    colonnes={[
      { cle: 'profil', titre: 'Profil', cellule: ({ profil }) => profil },
      { cle: 'perimetre', titre: 'Pour', cellule: ({ perimetre }) => perimetre },
      {
        cle: 'vie',
        titre: 'Durée',
        cellule: ({ debut, fin }) => <VieDuDroit debut={debut} fin={fin} aujourdHui={aujourdHui} />,
      },
      {
        cle: 'fin',
        titre: 'Fin',
        etroite: true,
        cellule: ({ fin }) => <Echeance date={fin} aujourdHui={aujourdHui} />,
      },
    ]}
  />
)
