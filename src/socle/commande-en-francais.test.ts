import { Command } from 'commander'
import { expect, it } from 'vitest'
import { parlerFrancais } from './commande-en-francais.ts'

/** What is written for those words. */
function ecrire(...mots: string[]): string {
  let ecrit = ''
  const ajouter = (texte: string) => {
    ecrit += texte
  }
  const programme = parlerFrancais(new Command('viatrajectoire'))
  programme.configureOutput({ writeErr: ajouter, writeOut: ajouter }).exitOverride()
  programme
    .command('double')
    .description('Sert un dossier.')
    .argument('<dossier>')
    .option('--port <port>', 'port d’écoute', '4010')
    .action(() => undefined)
  try {
    programme.parse(mots, { from: 'user' })
  } catch {
    // the library throws after it has written
  }
  return ecrit
}

it('writes its help in French', () => {
  expect(ecrire('double', '--help')).toBe(`Utilisation : viatrajectoire double [options] <dossier>

Sert un dossier.

Options :
  --port <port>  port d’écoute (par défaut : 4010)
  -h, --help     afficher cette aide
`)
  expect(ecrire('--help')).not.toMatch(/Usage|Commands|command\b/)
})

it.each([
  [['double'], 'Il manque : <dossier>.'],
  [['double', 'a', 'b'], 'Il y a trop de mots : a, b.'],
  [['double', 'a', '--port'], 'Il manque la valeur de l’option --port <port>.'],
  [['double', 'a', '--portt'], 'Option inconnue : --portt. Vouliez-vous dire --port ?'],
  [['doubl'], 'Commande inconnue : doubl. Vouliez-vous dire double ?'],
])('says what is wrong in French: %j', (mots, phrase) => {
  expect(ecrire(...mots)).toBe(`${phrase}\n`)
})
