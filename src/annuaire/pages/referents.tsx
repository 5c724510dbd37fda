import type { ReferentsDeStructure } from '#src/habilitations/lectures/referents.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { ListeContacts } from '#src/socle/ui/contacts.tsx'
import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import type { UniteFiche } from '#src/structures/fiche.ts'

type Proprietes = {
  relais: ReferentsDeStructure
  administree: boolean
  equipe: { nom: string; courriel: string }
  unites: readonly UniteFiche[]
  /** Rights that hold now and are limited to a unit, by unit. */
  habilitations: ReadonlyMap<string, number>
}

/** Third tab: who answers for the structure, and who accompanies it. */
export const OngletReferents = ({ relais, administree, equipe, unites, habilitations }: Proprietes) => (
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
    {unites.length > 0 && (
      <Section
        titre="Habilitations par unité"
        chapeau="Celles qui sont limitées à une unité, en cours aujourd’hui."
      >
        <Tableau
          legende="Habilitations par unité"
          lignes={unites}
          colonnes={[
            {
              cle: 'unite',
              titre: 'Unité',
              cellule: u => (
                <span class="structure">
                  <span class="structure-nom">{u.nom}</span>
                  {u.type && <span class="structure-detail">{u.type}</span>}
                </span>
              ),
            },
            {
              cle: 'nombre',
              titre: 'Habilitations',
              numerique: true,
              cellule: u => {
                const n = habilitations.get(u.id) ?? 0
                return administree && n > 0 ? (
                  <a href={`/administration/habilitations?structure=${u.structureId}&unite=${u.id}`}>
                    {nombre(n)}
                    <span class="masque">{`, ${u.nom}`}</span>
                  </a>
                ) : (
                  nombre(n)
                )
              },
            },
          ]}
        />
      </Section>
    )}
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
