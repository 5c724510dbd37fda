import type { Canal, Niveau } from '../../tables.ts'
import {
  type Codage,
  codageExtension,
  codages,
  extension,
  extensions,
  type Objet,
  objet,
  objets,
  texte,
} from '../fhir.ts'

export type ContactLu = {
  nature: string | null
  fonction: string | null
  nom: string | null
  niveau: Niveau
  canal: Canal
  canal_libelle: string | null
  valeur: string
}

type Telecom = {
  valeur: string | undefined
  systeme: string | undefined
  canal: Codage | undefined
  niveau: Codage | undefined
}

/** Contacts of an organisation (`contact`), with the addresses written on it directly (`telecom`). */
export function lireContactsOrganisation(organisation: Objet): ContactLu[] {
  const contacts = objets(organisation.contact).flatMap(contact =>
    composer({
      niveau: codageExtension(contact, 'ror-contact-confidentiality-level'),
      nature: codages(contact.purpose)[0],
      fonction: codageExtension(contact, 'ror-contact-function-contact'),
      nom: nomDe(contact.name),
      telecoms: objets(contact.telecom).map(lireTelecom),
    }),
  )
  const directs = composer({ telecoms: objets(organisation.telecom).map(lireTelecom) })
  return [...contacts, ...directs]
}

/** Contacts of an offer: an extension of its own, with the same parts. */
export function lireContactsOffre(offre: Objet): ContactLu[] {
  return extensions(offre, 'ror-healthcareservice-contact').flatMap(contact =>
    composer({
      niveau:
        codageExtension(contact, 'ror-confidentiality-level') ??
        codageExtension(contact, 'confidentialityLevel'),
      nature: codageExtension(contact, 'purposeContact'),
      fonction: codageExtension(contact, 'functionContact'),
      nom: nomDe(
        extension(contact, 'name')?.valueHumanName ?? extension(contact, 'nameContact')?.valueHumanName,
      ),
      telecoms: extensions(contact, 'ror-healthcareservice-contact-telecom').map(telecom => ({
        valeur: texte(extension(telecom, 'telecomAddress')?.valueString),
        systeme: undefined,
        canal: codageExtension(telecom, 'ror-telecom-communication-channel'),
        niveau: codageExtension(telecom, 'ror-telecom-confidentiality-level'),
      })),
    }),
  )
}

function lireTelecom(telecom: Objet): Telecom {
  return {
    valeur: texte(telecom.value),
    systeme: texte(telecom.system),
    canal: codageExtension(telecom, 'ror-telecom-communication-channel'),
    niveau: codageExtension(telecom, 'ror-telecom-confidentiality-level'),
  }
}

function composer(contact: {
  niveau?: Codage | undefined
  nature?: Codage | undefined
  fonction?: Codage | undefined
  nom?: string | undefined
  telecoms: Telecom[]
}): ContactLu[] {
  return contact.telecoms.flatMap(({ valeur, systeme, canal, niveau }) =>
    valeur
      ? [
          {
            nature: contact.nature?.libelle ?? null,
            fonction: contact.fonction?.libelle ?? null,
            nom: contact.nom ?? null,
            niveau: leplusRestreint([contact.niveau, niveau]),
            canal: canalDe({ valeur, systeme, libelle: canal?.libelle }),
            canal_libelle: canal?.libelle ?? null,
            valeur,
          },
        ]
      : [],
  )
}

/** The most restricted of the levels given. No level at all, or one that we do not know: the most restricted. */
function leplusRestreint(niveaux: (Codage | undefined)[]): Niveau {
  const donnes = niveaux.flatMap(niveau => (niveau ? [niveau.code] : []))
  if (donnes.length === 0 || donnes.some(code => !/^[12]$/.test(code))) return 3
  return donnes.includes('2') ? 2 : 1
}

const canauxParSysteme: Record<string, Canal> = {
  phone: 'telephone',
  sms: 'telephone',
  fax: 'telecopie',
  email: 'courriel',
  url: 'site',
}

/** The kind of address: what is typed in it says more than codes, which differ from one source to another. */
function canalDe(telecom: {
  valeur: string
  systeme: string | undefined
  libelle: string | undefined
}): Canal {
  const { valeur, systeme = '', libelle = '' } = telecom
  if (/mss/i.test(libelle) || /@[^@]*mssante\./i.test(valeur)) return 'messagerie-securisee'
  if (/^[^@\s]+@[^@\s]+$/.test(valeur)) return 'courriel'
  if (/^https?:\/\//i.test(valeur)) return 'site'
  if (/copie|fax/i.test(libelle)) return 'telecopie'
  // an address that is neither http nor https is never offered as a link
  const canal = canauxParSysteme[systeme] ?? (/^[+\d][\d\s.()-]{3,}$/.test(valeur) ? 'telephone' : 'autre')
  return canal === 'site' || canal === 'courriel' ? 'autre' : canal
}

function nomDe(valeur: unknown): string | undefined {
  const nom = objets(valeur)[0] ?? objet(valeur)
  if (!nom) return undefined
  const prenoms = Array.isArray(nom.given) ? nom.given : []
  return texte(nom.text) ?? texte([...prenoms, nom.family].filter(part => typeof part === 'string').join(' '))
}
