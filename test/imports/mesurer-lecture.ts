import { readFileSync } from 'node:fs'
import { noterEnTete } from '#src/imports/fichier/colonnes.ts'
import { lireFichier } from '#src/imports/fichier/lire-fichier.ts'
import { colonnes } from '#src/imports/personnes/colonnes.ts'

/** A process that only reads the files it is given: what they cost it in memory, in MB, is not blurred by the tests. */
const messages: string[] = []
for (const chemin of process.argv.slice(2)) {
  const octets = readFileSync(chemin)
  const lu = await lireFichier(new Uint8Array(octets).buffer, noterEnTete(colonnes))
  messages.push(lu.ok ? `${lu.rangs.length} lignes` : lu.message)
}
console.log(JSON.stringify({ messages, pic: picDeMemoire() / 1024 }))

/** In KiB. The system's `maxRSS` would do, were it not handed down from the process that starts this one (execve(2) keeps it). */
function picDeMemoire(): number {
  const statut = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : ''
  return Number(/^VmHWM:\s+(\d+)/m.exec(statut)?.[1] ?? process.resourceUsage().maxRSS)
}
