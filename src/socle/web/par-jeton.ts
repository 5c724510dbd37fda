import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ParJeton } from '../acces/politiques.ts'
import type { Origine } from '../journal/journal.ts'
import type { Services } from '../services.ts'
import { origineDe } from './securite.ts'

/** A request from a program, before anybody knows which. */
export type DemandeParJeton = {
  services: Services
  origine: Origine
  /** Now, once for the whole request. */
  maintenant: Date
  c: Context
}

/** The same, once its secret has told whom it stands for. */
export type RequeteParJeton<P = unknown> = DemandeParJeton & { porteur: P }

type Traitement = (requete: RequeteParJeton<never>) => Response | Promise<Response>

/** Policy → handler, for programs: no session is read, no page is written, failures speak the policy's protocol. */
export async function traiterParJeton(
  c: Context,
  services: Services,
  { politique, traiter }: { politique: ParJeton; traiter: Traitement },
): Promise<Response> {
  const demande = {
    services,
    c,
    maintenant: services.horloge(),
    origine: origineDe(c, services.config, randomUUID()),
  }
  try {
    const lu = await politique.authentifier(demande, secretDe(c))
    if (!lu.ok) return lu.reponse
    return await traiter({ ...demande, porteur: lu.porteur as never })
  } catch (erreur) {
    return politique.echec(erreur, demande)
  }
}

/** RFC 6750: in this header only, never in the address, which logs and proxies keep. */
export function secretDe(c: Context): string | null {
  return /^Bearer +([\w.~+/-]{1,200}=*)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null
}
