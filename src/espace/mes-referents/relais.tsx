import type { Child } from 'hono/jsx'
import type { ReferentsDeStructure } from '#src/habilitations/lectures/referents.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { ListeContacts } from '#src/socle/ui/contacts.tsx'
import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import type { Operateur } from '../textes/operateur.ts'

type Proprietes = { relais: readonly ReferentsDeStructure[]; equipe: Operateur }

/** One line per structure: its référents by name, or who stands in for them. */
export const RelaisEnBref = ({ relais, equipe }: Proprietes) => (
  <ul class="relais-en-bref">
    {relais.map(({ structureId, structure, commune, referents, charges }) => (
      <li>
        <Structure
          nom={structure}
          commune={commune ?? undefined}
          href={`/administration/fiche-annuaire/${structureId}`}
        />
        <span>
          {referents.length > 0 ? (
            referents.map(({ prenom, nom }) => `${prenom} ${nom}`).join(', ')
          ) : (
            <>
              Aucun référent. Écrivez à {charges[0] ? `${charges[0].prenom} ${charges[0].nom}` : equipe.nom},{' '}
              <LienCourriel courriel={charges[0]?.courriel ?? equipe.courriel} />
            </>
          )}
        </span>
      </li>
    ))}
  </ul>
)

/** Whom to ask in one structure, with all the means to reach them. */
export const RelaisDeStructure = ({ relais, titre }: { relais: ReferentsDeStructure; titre: Child }) => (
  <Section titre={titre} chapeau={relais.commune ?? undefined}>
    <div class="fiche-relais">
      {relais.referents.length > 0 ? (
        <>
          <h3>{relais.referents.length > 1 ? 'Référents structure' : 'Référent structure'}</h3>
          <ListeContacts contacts={relais.referents} />
        </>
      ) : (
        <Alerte ton="attention" titre="Cette structure n’a pas de référent">
          {relais.charges.length > 0
            ? 'En attendant qu’un référent soit désigné, adressez-vous aux personnes ci-dessous.'
            : 'En attendant qu’un référent soit désigné, adressez-vous à l’équipe régionale.'}
        </Alerte>
      )}
      {relais.charges.length > 0 && (
        <>
          <h3>
            {`Équipe départementale${relais.departement ? `, ${relais.departement.nom} (${relais.departement.code})` : ''}`}
          </h3>
          <ListeContacts contacts={relais.charges} />
        </>
      )}
    </div>
  </Section>
)
