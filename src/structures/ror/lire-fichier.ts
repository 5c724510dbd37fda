import { createReadStream } from 'node:fs'
import { decoupeur, type Piece } from './decouper.ts'
import { type Objet, objet } from './fhir.ts'
import { estRefus, refus } from './refus.ts'

/**
 * Large enough that most resources lie in one piece; small enough that between two pieces, what was read before leaves
 * for the base, which then works while the rest is read.
 */
const tailleDeLecture = 1 << 15

/**
 * Reads the FHIR resources of a JSON file one at a time: a Bundle, an array, lines (NDJSON) or a single resource.
 * What is no FHIR (a manifest, a description) gives nothing.
 * @param octetsMax weight beyond which a resource is none
 * @throws a refusal, in French, when the file cannot be read, is not JSON, or mixes both.
 */
export async function* lireFichier(chemin: string, octetsMax?: number): AsyncGenerator<Objet> {
  let fhir = 0
  try {
    for await (const { sorte, valeur } of lireValeurs(
      createReadStream(chemin, { highWaterMark: tailleDeLecture }),
      octetsMax,
    )) {
      if (sorte === 'enveloppe') {
        if (fhir > 0 && objet(valeur)?.resourceType !== 'Bundle') {
          throw refus('ce n’est pas un Bundle FHIR, alors qu’il contient des ressources')
        }
        continue
      }
      const ressource = deballer(valeur)
      if (ressource === undefined) continue
      fhir++
      yield ressource
    }
  } catch (erreur) {
    throw enFrancais(chemin, erreur)
  }
}

/**
 * The values of JSON documents that come in pieces, of any size: each element of a Bundle or of an array as soon as
 * it is whole, so that memory holds one at a time.
 */
export async function* lireValeurs(
  morceaux: AsyncIterable<Buffer> | Iterable<Buffer>,
  octetsMax?: number,
): AsyncGenerator<{ sorte: Piece['sorte']; valeur: unknown }> {
  const { couper, finir } = decoupeur(octetsMax)
  for await (const morceau of morceaux) for (const piece of couper(morceau)) yield lire(piece)
  for (const piece of finir()) yield lire(piece)
}

/** UTF-8, checked: a file in another encoding would otherwise lose its accents without a word. */
const decodage = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function lire({ sorte, octets }: Piece): { sorte: Piece['sorte']; valeur: unknown } {
  let ecrit: string
  try {
    ecrit = decodage.decode(octets)
  } catch (erreur) {
    throw refus('il n’est pas encodé en UTF-8', erreur)
  }
  try {
    return { sorte, valeur: JSON.parse(ecrit) }
  } catch (erreur) {
    throw refus(
      `ce n’est pas du JSON, ou le fichier est tronqué (${(erreur as Error).message.slice(0, 200)})`,
      erreur,
    )
  }
}

/** An entry of a Bundle carries its resource; anything without a type is not FHIR. */
function deballer(valeur: unknown): Objet | undefined {
  const element = objet(valeur)
  if (typeof element?.resourceType === 'string') return element
  const contenue = objet(element?.resource)
  return typeof contenue?.resourceType === 'string' ? contenue : undefined
}

function enFrancais(chemin: string, erreur: unknown): unknown {
  if (estRefus(erreur)) return refus(`${chemin} : ${erreur.message}.`, erreur)
  if (erreur instanceof Error && 'code' in erreur) {
    return refus(`${chemin} : lecture impossible (${String(erreur.code)}).`, erreur)
  }
  return erreur
}
