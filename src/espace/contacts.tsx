import { LienCourriel, LienTelephone } from '#src/socle/ui/joindre.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import type { Contact } from './accueil/modele.ts'

/** People one may call or write to, each with their function. */
export const ListeContacts = ({ contacts }: { contacts: readonly Contact[] }) => (
  <ul class="contacts">
    {contacts.map(({ nom, fonction, telephone, courriel }) => (
      <li>
        <Personne nom={nom} fonction={fonction ?? undefined} />
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
