import { LienCourriel, LienSite, LienTelephone } from '#src/socle/ui/joindre.tsx'
import type { Contact } from './lire-etablissement.ts'

/** Services that one may call, by what they are for: never a person. */
export const ContactsPublics = ({ contacts }: { contacts: readonly Contact[] }) =>
  contacts.length === 0 ? null : (
    <ul class="contacts-publics">
      {contacts.map(contact => (
        <li>
          <span>{contact.fonction ?? contact.nature ?? 'Contact'}</span>
          <Moyen contact={contact} />
        </li>
      ))}
    </ul>
  )

const Moyen = ({ contact: { canal, valeur } }: { contact: Contact }) => {
  if (canal === 'telephone') return <LienTelephone numero={valeur} />
  if (canal === 'courriel') return <LienCourriel courriel={valeur} />
  if (canal === 'site') return <LienSite adresse={valeur} />
  return <span class="chiffres">{valeur}</span>
}
