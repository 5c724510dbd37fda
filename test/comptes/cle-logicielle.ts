import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'

/** What a broken, lying or attacking device does differently. */
export type Ecarts = {
  origine?: string
  rpId?: string
  type?: string
  /** Whether the person was there, and proved who they are, to the device. */
  presente?: boolean
  verifiee?: boolean
  compteur?: number
  /** The account that the device names. */
  porteur?: string | undefined
  /** Another answer to the same question, once signed. */
  signature?: Buffer
}

/**
 * A device that keeps one passkey (ES256), as WebAuthn describes it: what browsers answer, without a browser.
 *
 *     const cle = uneCleLogicielle()
 *     const reponse = cle.creer(options)   // to navigator.credentials.create
 *     const reponse = cle.presenter(options)   // to navigator.credentials.get
 */
export function uneCleLogicielle(site = 'http://localhost:3000') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const identifiant = randomBytes(32)
  const id = identifiant.toString('base64url')
  const etat = { compteur: 0, porteur: '' }

  const donneesClient = (challenge: string, type: string, e: Ecarts) =>
    Buffer.from(
      JSON.stringify({ type: e.type ?? type, challenge, origin: e.origine ?? site, crossOrigin: false }),
    )

  const donneesAppareil = (e: Ecarts, cree = false) => {
    const drapeaux = ((e.presente ?? true) ? 1 : 0) | ((e.verifiee ?? true) ? 4 : 0) | (cree ? 64 : 0)
    const compteur = Buffer.alloc(4)
    compteur.writeUInt32BE(e.compteur ?? etat.compteur)
    return Buffer.concat([sha256(e.rpId ?? new URL(site).hostname), Buffer.from([drapeaux]), compteur])
  }

  return {
    id,
    creer(options: PublicKeyCredentialCreationOptionsJSON, e: Ecarts = {}) {
      etat.porteur = options.user.id
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const cose = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const taille = Buffer.from([0, identifiant.length])
      const authData = Buffer.concat([donneesAppareil(e, true), Buffer.alloc(16), taille, identifiant, cose])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ])
      return {
        id,
        rawId: id,
        type: 'public-key' as const,
        response: {
          clientDataJSON: donneesClient(options.challenge, 'webauthn.create', e).toString('base64url'),
          attestationObject: cbor(attestation).toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    presenter({ challenge }: Pick<PublicKeyCredentialRequestOptionsJSON, 'challenge'>, e: Ecarts = {}) {
      etat.compteur += 1
      const client = donneesClient(challenge, 'webauthn.get', e)
      const appareil = donneesAppareil(e)
      const signature = e.signature ?? sign('sha256', Buffer.concat([appareil, sha256(client)]), privateKey)
      const userHandle = 'porteur' in e ? e.porteur : etat.porteur
      return {
        id,
        rawId: id,
        type: 'public-key' as const,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: appareil.toString('base64url'),
          signature: signature.toString('base64url'),
          ...(userHandle === undefined ? {} : { userHandle }),
        },
      }
    },
  }
}

const sha256 = (contenu: string | Buffer) => createHash('sha256').update(contenu).digest()

/** As much of CBOR (RFC 8949) as WebAuthn needs: integers, bytes, texts, maps. */
function cbor(valeur: unknown): Buffer {
  if (typeof valeur === 'number') return valeur < 0 ? enTete(1, -1 - valeur) : enTete(0, valeur)
  if (typeof valeur === 'string')
    return Buffer.concat([enTete(3, Buffer.byteLength(valeur)), Buffer.from(valeur)])
  if (Buffer.isBuffer(valeur)) return Buffer.concat([enTete(2, valeur.length), valeur])
  if (valeur instanceof Map)
    return Buffer.concat([enTete(5, valeur.size), ...[...valeur].flat().map(element => cbor(element))])
  throw new Error('valeur sans écriture CBOR')
}

function enTete(genre: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(genre << 5) | n])
  if (n < 256) return Buffer.from([(genre << 5) | 24, n])
  return Buffer.from([(genre << 5) | 25, n >> 8, n & 255])
}
