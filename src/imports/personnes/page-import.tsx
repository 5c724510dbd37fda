import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Avancement } from '#src/socle/ui/avancement.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { ChampCase } from '#src/socle/ui/champs-choix.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Onglets, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { nombre, pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import type { Compte, Import, LigneImportee } from '../lire-imports.ts'
import { issues, motDeLEtat, motDeLIssue } from '../mots.ts'
import type { Issue } from '../tables.ts'

export type ProprietesImport = {
  unImport: Import
  comptes: readonly Compte[]
  lignes: readonly LigneImportee[]
  issue: Issue | undefined
  page: number
  pages: number
  jeton: string
  arrete: boolean
  erreurs: Erreurs
}

/** What would become of each row, then what did. */
export const PageImport = (p: ProprietesImport) => (
  <>
    <TetePage
      titre={`Import : ${p.unImport.fichier}`}
      etat={`${motDeLEtat(p.unImport)}, ${pluriel(p.unImport.lignes, 'ligne')}`}
      filAriane={[
        { libelle: 'Administration' },
        { libelle: 'Importer', href: chemins.accueil },
        { libelle: p.unImport.fichier },
      ]}
    />
    <ResumeErreurs erreurs={p.erreurs} />
    {enCours(p.unImport) ? <EnCours {...p} /> : <Verifie {...p} />}
  </>
)

export const enCours = ({ etat }: Pick<Import, 'etat'>) => etat === 'a-verifier' || etat === 'a-appliquer'

const EnCours = ({ unImport, arrete, jeton }: ProprietesImport) => (
  <>
    <Avancement
      libelle={unImport.etat === 'a-verifier' ? 'Vérification des lignes' : 'Import des lignes confirmées'}
      fait={unImport.faites}
      total={unImport.lignes}
    />
    <p>Vous pouvez fermer cette page : le travail continue, et vous le retrouverez dans « Importer ».</p>
    {arrete && (
      <Formulaire action={chemins.reprendre(unImport.id)}>
        <ChampCache nom="jeton" valeur={jeton} />
        <p>Ce travail n’avance plus. Rien n’est perdu, et rien n’est enregistré à moitié.</p>
        <Boutons>
          <Bouton genre="primaire">Reprendre</Bouton>
        </Boutons>
      </Formulaire>
    )}
    <p>
      <a href={chemins.un(unImport.id)}>Actualiser</a>
    </p>
  </>
)

const Verifie = (p: ProprietesImport) => (
  <>
    {p.unImport.ignorees.length > 0 && (
      <Alerte ton="info">
        <p>{`Colonnes ignorées : ${p.unImport.ignorees.join(', ')}.`}</p>
      </Alerte>
    )}
    {p.unImport.etat === 'applique' ? <Bilan {...p} /> : <Confirmer {...p} />}
    <Lignes {...p} />
  </>
)

const combien = (comptes: readonly Compte[], ...voulues: Issue[]) =>
  comptes.filter(({ issue }) => voulues.includes(issue)).reduce((somme, c) => somme + c.nombre, 0)

/** « 3 comptes à créer, 2 habilitations à attribuer à des comptes existants » */
function aFaire(comptes: readonly Compte[]): string {
  const [crees, autres] = [combien(comptes, 'cree'), combien(comptes, 'attribue', 'propose')]
  const phrases = [
    crees > 0 && `${pluriel(crees, 'compte')} à créer`,
    autres > 0 && `${pluriel(autres, 'habilitation')} à attribuer à des comptes connus`,
  ].filter(Boolean)
  return phrases.join(', ') || 'Seulement des homonymes'
}

const Confirmer = ({ unImport, comptes, jeton }: ProprietesImport) => {
  const aEcrire = combien(comptes, 'cree', 'attribue', 'propose')
  const homonymes = combien(comptes, 'homonyme')
  if (aEcrire + homonymes === 0)
    return (
      <Alerte ton="attention" titre="Aucune ligne à importer">
        <p>Corrigez les lignes refusées dans votre fichier, puis déposez-le de nouveau.</p>
        <p>
          <a href={chemins.accueil}>Déposer un autre fichier</a>
        </p>
      </Alerte>
    )
  return (
    <Section titre="Confirmer l’import">
      <p>
        {`${aFaire(comptes)}. Chaque nouvelle personne reçoit une invitation. Les lignes refusées sont laissées de côté.`}
      </p>
      <Formulaire action={chemins.confirmer(unImport.id)}>
        <ChampCache nom="jeton" valeur={jeton} />
        {homonymes > 0 && (
          <ChampCase
            nom="homonymes"
            libelle={`Importer aussi ${pluriel(homonymes, 'ligne')} d’homonymes : j’ai vérifié que ce sont d’autres personnes`}
          />
        )}
        <Boutons>
          <Bouton genre="primaire">Confirmer l’import</Bouton>
          <LienBouton genre="discret" href={chemins.accueil}>
            Ne rien importer
          </LienBouton>
        </Boutons>
      </Formulaire>
    </Section>
  )
}

const Bilan = ({ unImport, comptes }: ProprietesImport) => {
  const somme = (cle: 'ecrites' | 'ecartees') => comptes.reduce((total, c) => total + c[cle], 0)
  const ecartees = somme('ecartees')
  return (
    <>
      <Alerte
        ton={ecartees > 0 ? 'attention' : 'succes'}
        titre={`${pluriel(somme('ecrites'), 'ligne')} importées`}
      >
        <p>
          {ecartees > 0
            ? `${pluriel(ecartees, 'ligne')} à revoir : la situation a changé depuis la vérification, rien n’a été fait pour elles.`
            : 'Les invitations partent par courriel.'}
        </p>
      </Alerte>
      <Boutons>
        <LienBouton href={chemins.resultat(unImport.id)} telechargement>
          Télécharger le résultat
        </LienBouton>
      </Boutons>
    </>
  )
}

const Lignes = (p: ProprietesImport) => {
  const lien = (issue: Issue | undefined, page = 1) =>
    `${chemins.un(p.unImport.id)}?${new URLSearchParams({ ...(issue && { issue }), page: String(page) })}`
  const total = p.comptes.reduce((somme, c) => somme + c.nombre, 0)
  return (
    <Section titre="Ligne par ligne">
      <Onglets
        etiquette="Filtrer les lignes"
        onglets={[
          { libelle: `Toutes (${nombre(total)})`, href: lien(undefined), actif: p.issue === undefined },
          ...issues
            .filter(issue => combien(p.comptes, issue) > 0)
            .map(issue => ({
              libelle: `${motDeLIssue[issue].libelle} (${nombre(combien(p.comptes, issue))})`,
              href: lien(issue),
              actif: p.issue === issue,
            })),
        ]}
      />
      <Tableau
        legende="Lignes du fichier"
        lignes={p.lignes}
        colonnes={[
          { cle: 'numero', titre: 'Ligne', etroite: true, cellule: l => nombre(l.numero) },
          { cle: 'personne', titre: 'Personne', cellule: l => `${l.champs.prenom} ${l.champs.nom}` },
          { cle: 'courriel', titre: 'Courriel', cellule: l => l.champs.courriel },
          { cle: 'issue', titre: 'Résultat', cellule: l => <Resultat ligne={l} /> },
          { cle: 'explication', titre: 'Explication', cellule: l => l.explication },
        ]}
      />
      <Pagination page={p.page} pages={p.pages} lien={page => lien(p.issue, page)} />
    </Section>
  )
}

const Resultat = ({ ligne: { issue, fait } }: { ligne: LigneImportee }) => {
  if (fait === 'ecartee') return <Etiquette ton="attention">Écartée</Etiquette>
  return issue && <Etiquette ton={motDeLIssue[issue].ton}>{motDeLIssue[issue].libelle}</Etiquette>
}
