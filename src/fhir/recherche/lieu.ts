import { type SqlBool, sql } from 'kysely'
import { tableDe } from '#src/structures/ror/terminologies.ts'
import { refuser } from '../protocole/issues.ts'
import { lireJeton, sansEchappement } from '../protocole/valeurs.ts'
import { codePostal } from './organisation.ts'
import { type Critere, communs, type Parametre, pour, rien, texte } from './parametre.ts'

export const parametresLieu: readonly Parametre[] = [
  ...communs('Location'),
  texte('name', 'Début du nom du lieu.', 'smr', { lieu: ['nom'] }),
  {
    nom: 'status',
    type: 'token',
    documentation: 'active, suspended ou inactive.',
    exemple: 'active',
    lire: valeur => {
      const { code = '' } = lireJeton('status', valeur)
      if (!['active', 'suspended', 'inactive'].includes(code))
        refuser('value', 'status : active, suspended ou inactive.')
      return pour({ lieu: sql`x.statut = ${code}` })
    },
  },
  {
    nom: 'type',
    type: 'token',
    documentation: 'Fonction du lieu (TRE_R343).',
    exemple: 'https://mos.esante.gouv.fr/NOS/TRE_R343-FonctionLieu/FHIR/TRE-R343-FonctionLieu|004',
    lire: valeur => {
      const { systeme, code } = lireJeton('type', valeur)
      const autre = systeme !== undefined && tableDe({ systeme, code: '', libelle: undefined }) !== 'R343'
      if (autre) return rien
      return pour({
        lieu: code === undefined ? sql`x.fonction_code is not null` : sql`x.fonction_code = ${code}`,
      })
    },
  },
  texte('address-city', 'Début du nom de la commune.', 'montpellier', { lieu: ['commune'] }),
  codePostal('lieu'),
  {
    nom: 'commune-cog',
    type: 'token',
    documentation: 'Code INSEE de la commune (paramètre du ROR).',
    exemple: '34172',
    lire: valeur => {
      const { code } = lireJeton('commune-cog', valeur)
      return code === undefined ? rien : pour({ lieu: sql`x.commune_cog = ${code}` })
    },
  },
  {
    nom: 'near',
    type: 'special',
    documentation:
      'latitude|longitude|distance|unité : km (par défaut) ou m ; 10 km par défaut, 200 km au plus.',
    exemple: '43.61|3.87|20|km',
    lire: valeur => autour(sansEchappement(valeur)),
  },
]

const kmParDegre = 111.19

/** A box that the index reads, then the distance over the sphere. @throws RefusFhir 400 */
function autour(valeur: string): Critere {
  const [latitude = '', longitude = '', distance = '10', unite = 'km', ...trop] = valeur.split('|')
  const nombre = (texte: string) => (/^-?\d{1,7}(\.\d{1,20})?$/.test(texte) ? Number(texte) : Number.NaN)
  const [lat, lon, combien] = [nombre(latitude), nombre(longitude), nombre(distance)]
  const km = unite === 'm' ? combien / 1000 : combien
  const lu =
    trop.length === 0 &&
    Math.abs(lat) <= 90 &&
    Math.abs(lon) <= 180 &&
    km >= 0 &&
    ['km', 'm', ''].includes(unite)
  if (!lu) refuser('value', 'near : latitude|longitude|distance|unité, par exemple 43.61|3.87|20|km.')
  if (km > 200) refuser('too-costly', 'near : 200 km au plus.')
  const [dLat, cosinus] = [km / kmParDegre + 1e-6, Math.cos((lat * Math.PI) / 180)]
  const dLon = cosinus > 0.01 ? dLat / cosinus + 1e-6 : 360
  return pour({
    lieu: sql<SqlBool>`(x.latitude between ${lat - dLat} and ${lat + dLat} and x.longitude between ${lon - dLon} and ${lon + dLon}
      and 2 * 6371 * asin(sqrt(least(1, power(sin(radians(x.latitude - ${lat}) / 2), 2)
        + cos(radians(${lat})) * cos(radians(x.latitude)) * power(sin(radians(x.longitude - ${lon}) / 2), 2)))) <= ${km})`,
  })
}
