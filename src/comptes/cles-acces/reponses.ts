import { z } from 'zod'

// What the browser gives, in the hidden field that the script fills. Nobody types it: any fault is one refusal.
const champ = z.string().max(20_000).transform(enJson)
const base64url = z.string().regex(/^[\w-]+$/)
const commun = { id: base64url, rawId: base64url, type: z.literal('public-key') }

/** A new key, as `navigator.credentials.create` gives it. */
export const schemaNouvelleCle = champ.pipe(
  z.object({
    ...commun,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10),
    }),
  }),
)

/** A key shown, as `navigator.credentials.get` gives it. */
export const schemaClePresentee = champ.pipe(
  z.object({
    ...commun,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      // which account the key opens; a device may leave it out when it was told which keys to look for
      userHandle: base64url.optional(),
    }),
  }),
)

export type NouvelleCle = z.infer<typeof schemaNouvelleCle>
export type ClePresentee = z.infer<typeof schemaClePresentee>

/** The challenge that an answer says it answers, read before anything is believed; empty when unreadable. */
export function defiDe({ response }: NouvelleCle | ClePresentee): string {
  const donnees = enJson(Buffer.from(response.clientDataJSON, 'base64url').toString())
  return z.object({ challenge: z.string() }).safeParse(donnees).data?.challenge ?? ''
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return null
  }
}
