import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Provider } from 'oidc-provider'

type Contexte = Parameters<Parameters<Provider['use']>[0]>[0]
/** Makes the double misbehave, once it is made and before it answers anybody. */
export type Derangement = (fournisseur: Provider) => void

const nouvelleCle = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
export const cleDuDouble = nouvelleCle()

/** Before the double itself, on the paths that end so: answer in its place, or let it answer. */
export const alaPlace =
  (fin: string, repondre: (ctx: Contexte) => void | Promise<void>): Derangement =>
  fournisseur => {
    fournisseur.use(async (ctx, suite) => {
      if (!ctx.path.endsWith(fin)) return suite()
      await repondre(ctx)
    })
  }

/** After the double, on the paths that end so. */
export const apres =
  (fin: string, changer: (ctx: Contexte) => void): Derangement =>
  fournisseur => {
    fournisseur.use(async (ctx, suite) => {
      await suite()
      if (ctx.path.endsWith(fin)) changer(ctx)
    })
  }

/** The ID token with other claims, signed again as the double would (or by another key). */
export const jetonChange = (changements: Record<string, unknown>, cle = cleDuDouble): Derangement =>
  apres('/token', ctx => {
    const corps = ctx.body as { id_token: string }
    ctx.body = { ...corps, id_token: resigner(corps.id_token, changements, cle) }
  })

/** The ID token under another algorithm: unsigned, or by a secret that our public key would be taken for. */
export const jetonSous = (alg: 'none' | 'HS256', secret = ''): Derangement =>
  apres('/token', ctx => {
    const corps = ctx.body as { id_token: string }
    const charge = corps.id_token.split('.')[1] ?? ''
    const aSigner = `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${charge}`
    const sceau = alg === 'none' ? '' : createHmac('sha256', secret).update(aSigner).digest('base64url')
    ctx.body = { ...corps, id_token: `${aSigner}.${sceau}` }
  })

/** The same of a signed userinfo. */
export const userinfoChange = (changements: Record<string, unknown>, cle = cleDuDouble): Derangement =>
  apres('/userinfo', ctx => {
    ctx.body = resigner(String(ctx.body), changements, cle)
  })

function resigner(jwt: string, changements: Record<string, unknown>, cle: KeyObject): string {
  const [entete = '', charge = ''] = jwt.split('.')
  const claims = { ...JSON.parse(Buffer.from(charge, 'base64url').toString()), ...changements }
  const aSigner = `${entete}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  return `${aSigner}.${sign('sha256', Buffer.from(aSigner), cle).toString('base64url')}`
}

export const autreCle = nouvelleCle()
export const dansSecondes = (secondes: number) => Math.floor(Date.now() / 1000) + secondes
