import { createReadStream } from 'node:fs'
import { compose, Transform } from 'node:stream'
import { parser, type Token } from 'stream-json/parser.js'
import { assembleur, type Morceau } from './assembler.ts'
import { objet } from './fhir.ts'
import { estRefus, refus } from './refus.ts'

/**
 * Reads the FHIR resources of a JSON file one at a time: a Bundle, an array, lines (NDJSON) or a single resource.
 * What is no FHIR (a manifest, a description) gives nothing.
 * @throws a refusal, in French, when the file cannot be read, is not JSON, or mixes both.
 */
export async function* lireFichier(chemin: string): AsyncGenerator<unknown> {
  let fhir = 0
  for await (const { sorte, valeur } of lireMorceaux(chemin)) {
    const type = objet(valeur)?.resourceType
    if (sorte === 'enveloppe') {
      if (fhir > 0 && !Array.isArray(valeur) && type !== 'Bundle') {
        throw refus(`${chemin} : ce n’est pas un Bundle FHIR, alors qu’il contient des ressources.`)
      }
      continue
    }
    const ressource = deballer(valeur)
    if (ressource === undefined) continue
    fhir++
    yield ressource
  }
}

/** An entry of a Bundle carries its resource; anything without a type is not FHIR. */
function deballer(valeur: unknown): unknown {
  const element = objet(valeur)
  if (typeof element?.resourceType === 'string') return element
  const contenue = objet(element?.resource)
  return typeof contenue?.resourceType === 'string' ? contenue : undefined
}

async function* lireMorceaux(chemin: string): AsyncGenerator<Morceau> {
  const assembler = assembleur()
  const jetons: AsyncIterable<Token> = compose(
    createReadStream(chemin),
    decodeur(),
    parser.asStream({ jsonStreaming: true, packValues: true, streamValues: false }),
  )
  try {
    for await (const jeton of jetons) {
      const morceau = assembler(jeton)
      if (morceau) yield morceau
    }
  } catch (erreur) {
    throw enFrancais(chemin, erreur)
  }
}

/** UTF-8, checked: a file in another encoding would otherwise lose its accents without a word. */
function decodeur(): Transform {
  const decodage = new TextDecoder('utf-8', { fatal: true })
  return new Transform({
    readableObjectMode: true,
    transform(morceau: Buffer, _encodage, suite) {
      try {
        suite(null, decodage.decode(morceau, { stream: true }))
      } catch (erreur) {
        suite(refus('il n’est pas encodé en UTF-8', erreur))
      }
    },
    flush(suite) {
      try {
        suite(null, decodage.decode())
      } catch (erreur) {
        suite(refus('il n’est pas encodé en UTF-8', erreur))
      }
    },
  })
}

function enFrancais(chemin: string, erreur: unknown): unknown {
  if (estRefus(erreur)) return refus(`${chemin} : ${erreur.message}.`, erreur)
  if (!(erreur instanceof Error)) return erreur
  if (/^Parser /.test(erreur.message)) {
    return refus(`${chemin} : ce n’est pas du JSON, ou le fichier est tronqué (${erreur.message}).`, erreur)
  }
  if ('code' in erreur) return refus(`${chemin} : lecture impossible (${String(erreur.code)}).`, erreur)
  return erreur
}
