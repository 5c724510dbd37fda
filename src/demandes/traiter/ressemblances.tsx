import type { Sosie } from '#src/comptes/identite/requetes.ts'
import { chemins } from '#src/habilitations/pages/mots.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import type { Demande } from '../lire-demande.ts'

export type Semblable = Sosie

/** Before making an account: is it not somebody who has one (G12)? */
export const Ressemblances = ({ d, sosies }: { d: Demande; sosies: readonly Semblable[] }) =>
  sosies.length === 0 ? null : (
    <Alerte ton="attention" titre="Cette personne a peut-être déjà un compte">
      <ul>
        {sosies.map(({ id, prenom, nom, profession, memeRpps }) => (
          <li>
            {[`${prenom} ${nom}`, profession, memeRpps && 'même numéro RPPS'].filter(Boolean).join(', ')}{' '}
            <a href={`${chemins.attribuer}?compte=${id}&structure=${d.structureId}`}>
              Lui attribuer une habilitation
              <span class="masque">{` : ${prenom} ${nom}`}</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        Si c’est la même personne, donnez-lui ses habilitations sur ce compte, puis refusez la demande en le
        lui disant. Sinon, acceptez.
      </p>
    </Alerte>
  )
