import { ajouterAnnees, ajouterJours } from '#src/socle/temps/jours.ts'
import { communes } from '../listes/communes.ts'
import { enAdresse, nomDepartement, telephoneFictif } from '../ror/plan.ts'
import { aUnRpps, type Identite, tirerIdentite } from './identites.ts'
import { type ContextePeuplement, donner } from './peupler.ts'
import type { Perimetre, Personne } from './types.ts'
import { enJournee } from './vies.ts'

type Contexte = Omit<ContextePeuplement, 'chargees' | 'unites'>
type Poste = { profession: string; fonction: string; profil: string | null; ou: Perimetre; domaine: string }

const departements = Object.keys(communes).sort()
const region: Perimetre = { genre: 'region', code: '76' }
const dans = (code: string): Perimetre => ({ genre: 'departement', code })
const equipeRegionale = 'equipe-regionale.example'
const mission = 'VT-charge-de-mission'

/**
 * Those who look after territories: national and regional teams, one chargée de mission per département, ARS,
 * Conseils départementaux, coordination, practitioners of the town; and one account that has no right at all.
 * @returns the account of each département's chargée de mission.
 */
export function peuplerEquipes(c: Contexte): Map<string, string> {
  const nommer = (poste: Poste, par: Personne | null, identite = tirerIdentite(c.alea)) => {
    const personne = engager(poste, identite, c)
    personne.creePar = par?.id ?? null
    if (poste.profil) {
      const vie =
        poste.profil === 'adm-assistance'
          ? ({ genre: 'une-semaine' } as const)
          : ({ genre: 'court', depuis: 60 } as const)
      donner(personne, [poste.profil], poste.ou, vie, { attribueePar: par?.id ?? null, c })
    }
    return personne
  }
  const poste = (
    profil: string | null,
    fonction: string,
    ou: Perimetre,
    domaine = equipeRegionale,
  ): Poste => ({
    profession: mission,
    fonction,
    profil,
    ou,
    domaine,
  })

  const national = nommer(
    poste('adm-national', 'Administratrice nationale', { genre: 'national' }, 'equipe-nationale.example'),
    null,
    {
      civilite: 'madame',
      prenom: 'Inès',
      nom: 'Ferreira',
    },
  )
  const regionale = nommer(poste('adm-regional', 'Responsable régionale', region), national, {
    civilite: 'madame',
    prenom: 'Magali',
    nom: 'Castex',
  })
  const [collegue] = [0, 1].map(() =>
    nommer(poste('adm-regional', 'Chef de projet régional', region), regionale),
  )
  nommer(poste('adm-assistance', 'Assistance aux utilisateurs', region), regionale, {
    civilite: 'monsieur',
    prenom: 'Lucas',
    nom: 'Pelissier',
  })
  nommer(poste('adm-dpo', 'Déléguée à la protection des données', region), national, {
    civilite: 'madame',
    prenom: 'Judith',
    nom: 'Amsellem',
  })
  nommer(
    { ...poste('obs-ars', 'Référent parcours', region, 'ars.example'), profession: 'VT-cadre-administratif' },
    regionale,
    {
      civilite: 'monsieur',
      prenom: 'Philippe',
      nom: 'Abadie',
    },
  )

  const chargees = new Map(
    departements.map(code => {
      const fonction = `Chargée de mission – ${nomDepartement(code)}`
      const identite: Identite =
        code === '34'
          ? { civilite: 'madame', prenom: 'Béatrice', nom: 'Raynal' }
          : { ...tirerIdentite(c.alea) }
      const titre = identite.civilite === 'madame' ? fonction : fonction.replace('Chargée', 'Chargé')
      return [code, nommer(poste('adm-departemental', titre, dans(code)), regionale, identite).id]
    }),
  )

  for (const code of departements) {
    const ville = `sante-${enAdresse(nomDepartement(code))}.example`
    const medecin = { profession: 'G15-10', fonction: 'Médecin généraliste', domaine: `cabinet-${ville}` }
    nommer({ ...medecin, profil: 'san-medecin-liberal', ou: dans(code) }, regionale)
    if (c.alea.unSur(2)) {
      const ortho = { profession: 'G15-91', fonction: 'Orthophoniste', domaine: `cabinet-${ville}` }
      nommer({ ...ortho, profil: 'tnd-liberal', ou: dans(code) }, regionale)
    }
    if (c.alea.unSur(3)) {
      const cd = {
        profession: 'VT-cadre-administratif',
        fonction: 'Conseil départemental',
        domaine: `cd-${ville}`,
      }
      nommer({ ...cd, profil: 'obs-departement', ou: dans(code) }, regionale)
      nommer({ ...cd, fonction: 'Guichet unique', profil: 'pa-guichet-unique', ou: dans(code) }, regionale)
    }
  }

  nommer(
    { ...poste(null, 'Assistante sociale', region, 'nouvelle-arrivee.example'), profession: 'R94-200' },
    regionale,
    {
      civilite: 'madame',
      prenom: 'Chloé',
      nom: 'Lagarde',
    },
  )
  const second = nommer(
    poste('adm-national', 'Administrateur national', { genre: 'national' }, 'equipe-nationale.example'),
    null,
    { civilite: 'monsieur', prenom: 'Paul', nom: 'Kerbrat' },
  )
  faireApprouver(
    c,
    new Map([
      [national.id, second.id],
      [regionale.id, national.id],
    ]),
  )
  const pressentie = chargees.get('31')
  if (collegue && pressentie)
    c.peuplement.propositions.push({
      compte: pressentie,
      profil: 'adm-regional',
      region: '76',
      debut: c.aujourdHui,
      fin: ajouterAnnees(c.aujourdHui, 2),
      motif: 'Renfort de l’équipe régionale pour l’ouest du territoire.',
      par: collegue.id,
      le: enJournee(ajouterJours(c.aujourdHui, -1), c.alea),
    })
  return chargees
}

/** Those who manage a region were proposed by one and approved by another. @param second of each who proposes */
function faireApprouver(c: Contexte, second: ReadonlyMap<string, string>): void {
  for (const droit of c.peuplement.droits)
    if (droit.profil === 'adm-regional') droit.approuveePar = second.get(droit.attribueePar ?? '') ?? null
}

function engager(poste: Poste, identite: Identite, c: Contexte): Personne {
  const departement = poste.ou.genre === 'departement' ? poste.ou.code : '31'
  const personne: Personne = {
    ...identite,
    id: c.alea.uuid(),
    courriel: c.registre.courriel(identite, poste.domaine),
    profession: poste.profession,
    fonction: poste.fonction,
    rpps: aUnRpps(poste.profession) ? c.registre.rpps() : null,
    telephone: telephoneFictif(departement, 4000 + c.peuplement.personnes.length),
    etat: 'actif',
    creeLe: enJournee(ajouterJours(c.aujourdHui, -c.alea.entier(1500, 1800)), c.alea),
    creePar: null,
    activeLe: enJournee(ajouterJours(c.aujourdHui, -1499), c.alea),
    derniereConnexionLe: enJournee(ajouterJours(c.aujourdHui, -c.alea.entier(1, 20)), c.alea),
  }
  c.peuplement.personnes.push(personne)
  return personne
}
