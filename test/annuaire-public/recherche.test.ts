import { beforeAll, describe, expect, it } from 'vitest'
import { semerDemo } from '#demo/semer-demo.ts'
import { rafraichirAnnuaire } from '#src/annuaire-public/modele/rafraichir.ts'
import { chercher } from '#src/annuaire-public/recherche/chercher.ts'
import { comprendre } from '#src/annuaire-public/recherche/comprendre.ts'
import { lireCriteres } from '#src/annuaire-public/recherche/criteres.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()
const maintenant = new Date('2026-11-23T10:00:00Z')

beforeAll(async () => {
  await semerDemo({ base: test.base, horloge: () => maintenant, config: lireConfig({}) })
  await rafraichirAnnuaire(test.base, maintenant)
})

/** First names found for what somebody types in the only box. */
async function premiers(q: string, combien: number): Promise<string[]> {
  const criteres = lireCriteres({ requete: nom => (nom === 'q' ? q : undefined), requetes: () => [] })
  const demande = await comprendre(test.base, criteres)
  const { trouvailles } = await chercher(test.base, demande, jour('2026-11-23'))
  return trouvailles.slice(0, combien).map(({ nom }) => nom)
}

const chu = 'CHU de Tolzane'
const hopital34 = 'Hôpital de Clapassiers'
const ehpad34 = ['EHPAD La Belle Étoile', 'EHPAD La Clairière', 'EHPAD Les Bruyères']
const ehpadBedarnac = ['EHPAD La Clairière', 'EHPAD Les Bruyères']
const jardins = ['EHPAD Les Jardins de Montfaurès', 'SESSAD Les Jardins de Montfaurès']
const bastide = ['EHPAD La Bastide']

/** What people type → what comes first, on the demo region. */
const tapes: [string, string[]][] = [
  // a kind and a place, however written
  ['ehpad bédarnac', ehpadBedarnac],
  ['EHPAD BEDARNAC', ehpadBedarnac],
  ['Ephad a bedarnac', ehpadBedarnac],
  ['ehpads bedarnac 34', ehpadBedarnac],
  ['ehpad bedarnca', ehpadBedarnac],
  ['maison de retraite médicalisée bédarnac', ehpadBedarnac],
  ['maisons de retraite 34', ehpad34],
  ['ehpad hérault', ehpad34],
  ['EHPAD dans l’Hérault', ehpad34],
  ['ehpad dans le departement de l herault', ehpad34],
  ['ehpad dept 34', ehpad34],
  ['ehpad (34)', ehpad34],
  ['ehpad 34 hérault', ehpad34],
  ['ehpad 34920', ehpadBedarnac],
  ['tarif ehpad bédarnac', ehpadBedarnac],
  ['bonjour je cherche un ehpad à bédarnac svp', ehpadBedarnac],
  // near a place: the nearest first
  ['maison de retraite prés de clapassiers', ['EHPAD Les Bruyères']],
  ['ehpad à côté de Clapassiers', ['EHPAD Les Bruyères']],
  ['ehpad autour de clapassiers', ['EHPAD Les Bruyères']],
  ['ehpad aux environs de clapassiers', ['EHPAD Les Bruyères']],
  ['ehpad à 40 km de clapassiers', ['EHPAD Les Bruyères', 'EHPAD La Belle Étoile', 'EHPAD La Clairière']],
  [
    'ehpad 30kms autour de clapassiers',
    ['EHPAD Les Bruyères', 'EHPAD La Belle Étoile', 'EHPAD La Clairière'],
  ],
  // what it has, what it costs, who runs it
  ['alzheimer 34', ehpad34],
  ['ehpad alzheimer bédarnac', ehpadBedarnac],
  ['accueil de jour alzheimer 34', ehpad34],
  ['ehpad habilité aide sociale bédarnac', ['EHPAD La Clairière']],
  ['ehpad bédarnac moins de 2500 euros', ehpadBedarnac],
  ['ehpad bédarnac 2 500 € maximum', ehpadBedarnac],
  ['ehpad bédarnac budget 900 euros par mois', []],
  // care
  ['smr cardio 31', [chu]],
  ['SSR cardiologie haute-garonne', [chu]],
  ['rééducation cardiaque tolzane', [chu]],
  ['soins de suite et de readaptation geriatrique tolzane', [chu]],
  ['chu tolzane', [chu]],
  ['C.H.U. Tolzane', [chu]],
  ['hôpitaux hérault', [hopital34]],
  ['hopital clapassiers', [hopital34]],
  ['numéro de téléphone hôpital clapassiers', [hopital34]],
  ['hospitalisation à domicile hérault', ['HAD de l’Hérault']],
  ['had 34', ['HAD de l’Hérault']],
  ['soins palliatifs clapassiers', [hopital34]],
  // a name, whatever its articles, apostrophes, hyphens and slips
  ['la bastide', bastide],
  ['LA BASTIDE', bastide],
  ['ehpad bastides', bastide],
  ['ehpad la bastdie', bastide],
  ["ehpad l'oustal", ['EHPAD L’Oustal']],
  ['ehpad l’oustal', ['EHPAD L’Oustal']],
  ['EHPAD L OUSTAL', ['EHPAD L’Oustal']],
  ['belle-etoile', ['EHPAD La Belle Étoile']],
  ['les jardins de montfaures', jardins],
  ['"les jardins de montfaurès"', jardins],
  // places whose names are long
  ['saint guilhens les vignes', ['EHPAD La Belle Étoile', 'Foyer de vie L’Éveil', 'HAD de l’Hérault']],
  ['st-guilhens-les-vignes', ['EHPAD La Belle Étoile', 'Foyer de vie L’Éveil', 'HAD de l’Hérault']],
  ['ST GUILHENS', ['EHPAD La Belle Étoile', 'Foyer de vie L’Éveil', 'HAD de l’Hérault']],
  ['sessad mezerolles', ['SESSAD Les Sorbiers']],
  // an address, right or nearly
  ['34 rue des violettes nemores', bastide],
  ['12 rue des violettes, 30900 Nemorès', bastide],
  // nothing that is not there
  ['ssiad', []],
  ['990000008', []],
]

describe('what people really type, on the demo region', () => {
  it.each(tapes)('« %s »', async (q, attendus) => {
    expect(await premiers(q, Math.max(1, attendus.length))).toEqual(attendus)
  })

  it('an establishment by its number, or by that of who runs it, however spaced', async () => {
    const { finess, ej } = await test.base
      .selectFrom('structure')
      .innerJoin('entite_juridique as e', 'e.id', 'structure.entite_juridique_id')
      .select(['structure.finess', 'e.finess as ej'])
      .where('structure.nom_usuel', '=', chu)
      .executeTakeFirstOrThrow()
    const espace = (numero: string | null) => (numero ?? '').replace(/(..)(...)(...)(.)/, '$1 $2 $3 $4')
    for (const q of [finess ?? '', espace(finess), `finess ${finess}`, `FINESS : ${espace(finess)}`])
      expect(await premiers(q, 5)).toEqual([chu])
    expect(await premiers(espace(ej), 50)).toContain(chu)
  })

  it('asks who runs it: « hôpital public », « clinique privée », « ime associatif »', async () => {
    expect(await premiers('hôpital public 31', 2)).toEqual([chu])
    expect(await premiers('hôpital privé 31', 2)).toEqual(['Clinique La Cardabelle'])
    expect(await premiers('clinique privée 34', 2)).toEqual(['Clinique La Margeride'])
    expect(await premiers('clinique publique 34', 2)).toEqual([])
    expect(await premiers('sessad associatif mezerolles', 2)).toEqual(['SESSAD Les Sorbiers'])
  })
})
