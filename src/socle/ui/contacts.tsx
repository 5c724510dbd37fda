import { enToutesLettres } from '../temps/francais.ts'
import type { Jour } from '../temps/jours.ts'
import { Etiquette } from './etiquettes.tsx'
import { LienCourriel, LienTelephone } from './joindre.tsx'
import { Personne } from './personne.tsx'

export type ContactListe = {
  prenom: string
  nom: string
  /** Function or profession. */
  fonction: string | null
  telephone: string | null
  courriel: string
  /** Last day away, when they are not there. */
  absentJusquau?: Jour | null
}

/** People one may call or write to, each with their function. */
export const ListeContacts = ({ contacts }: { contacts: readonly ContactListe[] }) => (
  <ul class="contacts">
    {contacts.map(({ prenom, nom, fonction, telephone, courriel, absentJusquau }) => (
      <li>
        <Personne nom={`${prenom} ${nom}`} fonction={fonction ?? undefined} />
        {absentJusquau && (
          <Etiquette ton="attention">{`Absent jusqu’au ${enToutesLettres(absentJusquau)}`}</Etiquette>
        )}
        <span class="contact-moyens">
          {telephone ? (
            <LienTelephone numero={telephone} />
          ) : (
            <span class="non-renseigne">Téléphone non renseigné</span>
          )}
          <LienCourriel courriel={courriel} />
        </span>
      </li>
    ))}
  </ul>
)
