/** A certificate and its key, in PEM. */
export type Certificat = { cert: string; key: string }
export type Autorite = {
  /** Its own certificate: what trusts it trusts all that it signs. */
  cert: string
  signer: (demande: { nom: string; pour: 'serveur' | 'client'; du?: Date; au?: Date }) => Promise<Certificat>
}

const algorithme = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const unAnMs = 365 * 86_400_000
/** TLS Web Server Authentication, TLS Web Client Authentication */
const usages = { serveur: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2' }

/**
 * A certification authority that lives in memory: its key is never written, so that nothing else is ever signed by it.
 * Signs for a server of this machine (127.0.0.1, localhost) or for a client, valid for a year unless it is told.
 */
export async function creerAutorite(nom = 'Autorité du double du ROR'): Promise<Autorite> {
  // the library expects it, and both are loaded by whoever needs certificates only
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  const cles = await crypto.subtle.generateKey(algorithme, true, ['sign', 'verify'])
  const maintenant = Date.now()
  const dates = { du: new Date(maintenant - 3_600_000), au: new Date(maintenant + unAnMs) }
  const autorite = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${nom}`,
    keys: cles,
    signingAlgorithm: algorithme,
    notBefore: dates.du,
    notAfter: dates.au,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  })
  return {
    cert: autorite.toString('pem'),
    signer: async ({ nom: sujet, pour, du = dates.du, au = dates.au }) => {
      const siennes = await crypto.subtle.generateKey(algorithme, true, ['sign', 'verify'])
      const signe = await x509.X509CertificateGenerator.create({
        subject: `CN=${sujet}`,
        issuer: autorite.subject,
        publicKey: siennes.publicKey,
        signingKey: cles.privateKey,
        signingAlgorithm: algorithme,
        notBefore: du,
        notAfter: au,
        extensions: [
          new x509.ExtendedKeyUsageExtension([usages[pour]]),
          new x509.SubjectAlternativeNameExtension([
            { type: 'ip', value: '127.0.0.1' },
            { type: 'dns', value: 'localhost' },
          ]),
        ],
      })
      const cle = await crypto.subtle.exportKey('pkcs8', siennes.privateKey)
      return { cert: signe.toString('pem'), key: x509.PemConverter.encode(cle, 'PRIVATE KEY') }
    },
  }
}
