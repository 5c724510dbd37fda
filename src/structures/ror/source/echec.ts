/** Why the ROR could not be read. The code sorts alerts; `quoiFaire` has the remedy of each. */
export type CodeEchec =
  | 'authentification'
  | 'certificat'
  | 'certificat-du-ror'
  | 'connexion-coupee'
  | 'droits'
  | 'injoignable'
  | 'trop-de-requetes'
  | 'reponse-illisible'
  | 'requete-refusee'
  | 'export-vide'
  | 'export-perdu'
  | 'export-trop-long'
  | 'tranche-manquante'
  | 'adresse-etrangere'
  | 'reponse-incomplete'
  | 'reponse-tronquee'
  | 'page-repetee'
  | 'derive'
  | 'disque-plein'
  | 'incident'

export type EchecRor = Error & { code: CodeEchec; echecRor: true }

/** @param message a French sentence for the regional team: what was asked, what came back */
export function echec(code: CodeEchec, message: string, cause?: unknown): EchecRor {
  return Object.assign(new Error(message, { cause }), { code, echecRor: true as const })
}

export function estEchec(erreur: unknown): erreur is EchecRor {
  return erreur instanceof Error && 'echecRor' in erreur
}

export const quoiFaire: Record<CodeEchec, string> = {
  authentification:
    'Vérifiez l’identifiant et le secret (ou le certificat et sa date de fin) remis par l’ANS, puis relancez.',
  certificat:
    'Donnez à ROR_CLIENT_CERT et ROR_CLIENT_KEY le certificat IGC-Santé de l’organisation, en cours de validité et déclaré à l’ANS, puis relancez.',
  'certificat-du-ror':
    'Par prudence, rien ne lui a été envoyé. Vérifiez ROR_URL et ROR_TOKEN_URL ; si le ROR a changé d’autorité, donnez la sienne par NODE_EXTRA_CA_CERTS.',
  'connexion-coupee':
    'Regardez https://status.esante.gouv.fr. Si le service fonctionne, c’est le certificat : vérifiez ROR_CLIENT_CERT et ROR_CLIENT_KEY, puis demandez à l’ANS s’il y est déclaré.',
  droits:
    'Le compte du ROR n’a pas le droit de lire ces données avec ce profil. Vérifiez ROR_PROFIL, puis demandez à l’ANS.',
  injoignable:
    'Le ROR ne répond pas. Regardez https://status.esante.gouv.fr ; la prochaine synchronisation rattrapera le retard d’elle-même.',
  'trop-de-requetes':
    'Le ROR demande de ralentir. Rien à faire : la prochaine synchronisation reprendra. Si cela dure, demandez à l’ANS.',
  'reponse-illisible':
    'Le ROR a répondu autre chose que des données, plusieurs fois de suite. Relancez ; si cela dure, signalez-le à l’ANS avec cette page.',
  'requete-refusee':
    'Le ROR refuse la question posée. Son interface a peut-être changé : transmettez cette page à l’exploitant.',
  'export-vide':
    'Le ROR a rendu un export vide : rien n’a été retiré. Relancez une synchronisation complète ; si cela dure, signalez-le à l’ANS.',
  'export-perdu': 'Le ROR a oublié l’export demandé. Relancez une synchronisation complète.',
  'export-trop-long':
    'Le ROR prépare l’export depuis trop longtemps. Relancez demain ; si cela dure, signalez-le à l’ANS.',
  'tranche-manquante':
    'Une partie de l’export n’a pas pu être lue : ce qui a été lu est appliqué, rien n’a été retiré. Relancez une synchronisation complète.',
  'adresse-etrangere':
    'Le ROR renvoie vers une autre adresse que la sienne : par prudence, elle n’a pas été suivie. Vérifiez ROR_URL avec l’ANS.',
  'reponse-incomplete':
    'Ce qui a été lu est appliqué, et la prochaine synchronisation relira tout depuis la dernière réussie. Si cela dure, lancez une synchronisation complète et signalez-le à l’ANS.',
  'reponse-tronquee':
    'Trop de changements à la même seconde pour être lus un à un. Lancez une synchronisation complète.',
  'page-repetee':
    'Le ROR rend deux fois la même page. Lancez une synchronisation complète ; si cela dure, signalez-le à l’ANS.',
  derive:
    'Trop de fiches disparaîtraient d’un coup : rien n’a été retiré. Vérifiez ROR_REGIONS et ROR_PROFIL, puis demandez à l’équipe ROR si ce départ est voulu.',
  'disque-plein':
    'Libérez de la place (l’export du pays pèse environ 1 Go), puis relancez : ce qui a été lu ne le sera pas deux fois.',
  incident:
    'L’incident est chez nous : transmettez cette page à l’exploitant, le journal technique a le détail.',
}
