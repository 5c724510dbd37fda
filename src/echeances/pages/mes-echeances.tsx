import { aQuiDemander } from '#src/habilitations/lectures/referents.ts'
import { nomComplet } from '#src/habilitations/pages/mots.ts'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import type { Echeances } from '../lire-echeances.ts'

export type ProprietesMesEcheances = {
  echeances: Pick<Echeances, 'miennes' | 'relais' | 'aujourdhui'>
  moi: string
  /** Whom to write to when nobody else is known. */
  equipe: { nom: string; courriel: string }
}

/** Own rights apart: nobody renews their own, so each comes with whom to ask (G14). */
export const MesEcheances = (p: ProprietesMesEcheances) =>
  p.echeances.miennes.length === 0 ? null : (
    <Section titre="Les vôtres" chapeau="Personne ne renouvelle sa propre habilitation : demandez-le.">
      <Tableau
        legende="Vos habilitations qui se terminent"
        lignes={p.echeances.miennes}
        colonnes={[
          { cle: 'profil', titre: 'Profil', cellule: h => h.profil.libelle },
          { cle: 'lieu', titre: 'Structure ou unité', cellule: h => h.lieu },
          {
            cle: 'fin',
            titre: 'Fin',
            etroite: true,
            cellule: h => <Echeance date={h.fin} aujourdHui={p.echeances.aujourdhui} />,
          },
          { cle: 'qui', titre: 'À qui demander', cellule: h => <AQui {...p} structureId={h.structureId} /> },
        ]}
      />
    </Section>
  )

const AQui = ({
  echeances,
  moi,
  equipe,
  structureId,
}: ProprietesMesEcheances & { structureId: string | null }) => {
  const relais = echeances.relais.find(lieu => lieu.structureId === structureId)
  const contacts = aQuiDemander(relais, moi)
  return contacts.length === 0 ? (
    <a href={`mailto:${equipe.courriel}`}>{equipe.nom}</a>
  ) : (
    contacts.map((contact, rang) => (
      <>
        {rang > 0 && ', '}
        <a href={`mailto:${contact.courriel}`}>{nomComplet(contact)}</a>
      </>
    ))
  )
}
