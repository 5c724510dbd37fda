import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { tableDe, tableDuJeu } from '#src/structures/ror/terminologies.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()

it('the base and the readers name the same table for each system', async () => {
  const systemes = [
    ...Object.keys(tableDuJeu).map(jeu => `https://mos.esante.gouv.fr/NOS/JDV_${jeu}-X/FHIR/JDV-${jeu}-X`),
    'http://mos.esante.gouv.fr/NOS/TRE_R213-ModePriseEnCharge/FHIR/TRE-R213-ModePriseEnCharge',
    'https://mos.esante.gouv.fr/NOS/tre_g07-x',
    'https://mos.esante.gouv.fr/NOS',
    'urn:oid:1.2.3',
    '',
  ]
  for (const systeme of systemes) {
    const { rows } = await sql<{ t: string | null }>`select table_nos(${systeme}) as t`.execute(test.base)
    expect(rows[0]?.t ?? undefined, systeme).toBe(tableDe({ systeme, code: '', libelle: undefined }))
  }
})
