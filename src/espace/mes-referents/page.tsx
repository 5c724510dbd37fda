import { cheminDemander } from '#src/demandes/chemins.ts'
import { cheminAbsences } from '#src/habilitations/absences/page-absences.tsx'
import type { ReferentsDeStructure } from '#src/habilitations/lectures/referents.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { LienCourriel, LienTelephone } from '#src/socle/ui/joindre.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Operateur } from '../textes/operateur.ts'
import { RelaisDeStructure } from './relais.tsx'

type Proprietes = {
  relais: readonly ReferentsDeStructure[]
  equipe: Operateur
  /** Looks after structures themself: may say when they are away. */
  referent: boolean
}

/** G3: whom to ask, in each structure where one works. */
export const PageMesReferents = ({ relais, equipe, referent }: Proprietes) => (
  <>
    <TetePage
      titre="Mes référents"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Mes référents' }]}
      etat={
        relais.length > 0
          ? `Qui contacter dans ${relais.length > 1 ? `vos ${pluriel(relais.length, 'structure')}` : 'votre structure'}.`
          : 'Qui contacter.'
      }
      actions={
        <>
          {referent && <LienBouton href={cheminAbsences}>Déclarer une absence</LienBouton>}
          <LienBouton genre="primaire" href={cheminDemander}>
            Demander une habilitation
          </LienBouton>
        </>
      }
    />
    <AQuoiSertCettePage>
      <p>
        Le référent de votre structure crée les comptes, donne et renouvelle les habilitations, et répond aux
        questions sur l’outil. La chargée de mission du département accompagne les référents.
      </p>
      <p>Cette page s’imprime telle quelle, pour être affichée dans le service.</p>
    </AQuoiSertCettePage>
    {relais.length === 0 && (
      <EtatVide
        titre="Vous n’avez pas d’habilitation dans une structure"
        texte="Vos référents sont ceux des structures où vous travaillez. L’équipe régionale vous dira qui est référent de la vôtre."
      />
    )}
    {relais.map(relai => (
      <RelaisDeStructure
        relais={relai}
        titre={<a href={`/administration/fiche-annuaire/${relai.structureId}`}>{relai.structure}</a>}
      />
    ))}
    <Section titre="Équipe régionale" chapeau="Quand vous ne savez pas à qui vous adresser.">
      <ul class="contacts">
        <li>
          <span class="personne-nom">{equipe.nom}</span>
          <span class="contact-moyens">
            {equipe.telephone && <LienTelephone numero={equipe.telephone} />}
            <LienCourriel courriel={equipe.courriel} />
          </span>
        </li>
      </ul>
    </Section>
  </>
)
