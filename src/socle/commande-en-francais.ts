import type { Command } from 'commander'

/** What the library says in English, around the sentences that are ours. */
const titres: Record<string, string> = {
  'Usage:': 'Utilisation :',
  'Options:': 'Options :',
  'Arguments:': 'Arguments :',
  'Commands:': 'Commandes :',
}

const erreurs: readonly [RegExp, string][] = [
  [/^missing required argument '(.+)'/, 'Il manque : <$1>.'],
  [/^option '(.+)' argument missing/, 'Il manque la valeur de l’option $1.'],
  [/^unknown option '(.+?)'/, 'Option inconnue : $1.'],
  [/^unknown command '(.+?)'/, 'Commande inconnue : $1.'],
  [/^too many arguments.*: (.+)\.$/s, 'Il y a trop de mots : $1.'],
]

/** Help and errors of the command line in French. To be called before sub-commands are added: they inherit it. */
export function parlerFrancais(programme: Command): Command {
  return programme
    .helpOption('-h, --help', 'afficher cette aide')
    .helpCommand('help [commande]', 'afficher l’aide d’une commande')
    .configureHelp({
      styleUsage: usage => usage.replace('[command]', '[commande]'),
      styleTitle: titre => titres[titre] ?? titre,
      optionDescription: ({ description, defaultValue }) =>
        description + (defaultValue === undefined ? '' : ` (par défaut : ${defaultValue})`),
    })
    .configureOutput({
      outputError: (texte, ecrire) => ecrire(`${enFrancais(texte.trim())}\n`),
    })
}

function enFrancais(texte: string): string {
  const [, dit = texte] = /^error: (.*)$/s.exec(texte) ?? []
  const [suggere] = /\(Did you mean.*\)$/s.exec(dit) ?? []
  const [, mot] = /mean (?:one of )?(.+)\?\)$/s.exec(suggere ?? '') ?? []
  const trouve = erreurs.find(([forme]) => forme.test(dit))
  if (!trouve) return dit
  const [forme, phrase] = trouve
  const traduit = dit
    .replace(suggere ?? '', '')
    .trim()
    .replace(forme, phrase)
  return mot ? `${traduit} Vouliez-vous dire ${mot} ?` : traduit
}
