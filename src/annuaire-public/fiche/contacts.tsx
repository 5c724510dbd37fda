import { LienCourriel, LienSite, LienTelephone } from '#src/socle/ui/joindre.tsx'
import type { ContactFiche } from '#src/structures/fiche-contacts.ts'

/** Whom one may call, by what for; by name where the source says that everybody may know it. */
export const ContactsPublics = ({ contacts }: { contacts: readonly ContactFiche[] }) =>
  contacts.length === 0 ? null : (
    <ul class="contacts-publics">
      {contacts.map(contact => (
        <li>
          <span>
            {[contact.fonction ?? contact.nature ?? 'Contact', contact.nom].filter(Boolean).join(', ')}
          </span>
          <Moyen contact={contact} />
        </li>
      ))}
    </ul>
  )

const Moyen = ({ contact: { canal, valeur } }: { contact: ContactFiche }) => {
  if (canal === 'telephone') return <LienTelephone numero={valeur} />
  if (canal === 'courriel') return <LienCourriel courriel={valeur} />
  if (canal === 'site') return <LienSite adresse={valeur} />
  return <span class="chiffres">{valeur}</span>
}
