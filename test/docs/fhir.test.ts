import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'

const demo = applicationDeDemo()

it('every example of docs/fhir.md finds something on the demo', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/fhir.md'), 'utf8')
  const exemples = [...page.matchAll(/^curl (-X POST )?"\$base([^"]*)"(?: -d '([^']*)')?/gm)]
  expect(exemples.length).toBeGreaterThan(8)
  for (const [, post, chemin = '', corps] of exemples) {
    const reponse = await demo.app.request(`${demo.origine}/fhir${chemin}`, {
      ...(post && {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: corps ?? '',
      }),
    })
    const lu = (await reponse.json()) as { resourceType: string; total?: number; entry?: object[] }
    expect(reponse.status, chemin).toBe(200)
    if (lu.resourceType === 'Bundle') expect(lu.entry?.length ?? lu.total, chemin).toBeGreaterThan(0)
  }
})
