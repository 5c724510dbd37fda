import type { ReferentsDeStructure } from '#src/habilitations/lectures/referents.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { ListeContacts } from '#src/socle/ui/contacts.tsx'
import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'

type Proprietes = {
  relais: ReferentsDeStructure
  administree: boolean
  equipe: { nom: string; courriel: string }
}

/** Third tab: who answers for the structure, and who accompanies it. */
export const OngletReferents = ({ relais, administree, equipe }: Proprietes) => (
  <>
    {relais.referents.length < 2 && (
      <Alerte ton="attention" titre={manque(relais.referents.length)}>
        {'Deux référents couvrent les absences et gèrent chacun le compte de l’autre.'}
      </Alerte>
    )}
    <Section
      titre="Référents de la structure"
      actions={
        administree && (
          <LienBouton href={`/administration/habilitations?structure=${relais.structureId}`}>
            Voir les habilitations
          </LienBouton>
        )
      }
    >
      {relais.referents.length > 0 ? (
        <ListeContacts contacts={relais.referents} />
      ) : (
        <p>Personne n’est référent de cette structure aujourd’hui.</p>
      )}
    </Section>
    <Section
      titre="Équipe qui l’accompagne"
      chapeau={relais.departement ? `${relais.departement.nom} (${relais.departement.code})` : undefined}
    >
      {relais.charges.length > 0 ? (
        <ListeContacts contacts={relais.charges} />
      ) : (
        <p>
          {equipe.nom}, <LienCourriel courriel={equipe.courriel} />.
        </p>
      )}
    </Section>
  </>
)

const manque = (nombre: number) =>
  nombre === 0 ? 'Cette structure n’a pas de référent' : 'Cette structure n’a qu’un référent'
