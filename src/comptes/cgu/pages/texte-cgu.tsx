import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { TetePage } from '#src/socle/ui/page.tsx'
import type { Bloc, VersionCgu } from '../versions.ts'

export const titreCgu = 'Conditions générales d’utilisation'

const EnBloc = ({ bloc }: { bloc: Bloc }) =>
  typeof bloc === 'string' ? (
    <p>{bloc}</p>
  ) : (
    <ul>
      {bloc.map(point => (
        <li>{point}</li>
      ))}
    </ul>
  )

/** The text, section by section, under the page’s own title. */
export const SectionsCgu = ({ cgu }: { cgu: VersionCgu }) => (
  <>
    {cgu.sections.map(({ titre, blocs }) => (
      <section class="section">
        <h2>{titre}</h2>
        <div class="texte">
          {blocs.map(bloc => (
            <EnBloc bloc={bloc} />
          ))}
        </div>
      </section>
    ))}
  </>
)

type Proprietes = { cgu: VersionCgu; enVigueur: VersionCgu; versions: readonly VersionCgu[] }

/** One version to read, and the way to the others. */
export const PageCgu = ({ cgu, enVigueur, versions }: Proprietes) => {
  const autres = versions.filter(({ version }) => version !== cgu.version).toReversed()
  return (
    <>
      <TetePage titre={titreCgu} etat={etatDe(cgu, enVigueur)} />
      <SectionsCgu cgu={cgu} />
      {autres.length > 0 && (
        <section class="section">
          <h2>Autres versions</h2>
          <ul class="texte">
            {autres.map(({ version }) => (
              <li>
                <a href={`/cgu/${version}`}>Version du {enToutesLettres(version)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function etatDe(cgu: VersionCgu, enVigueur: VersionCgu): string {
  const jour = enToutesLettres(cgu.version)
  if (cgu.version === enVigueur.version) return `En vigueur depuis le ${jour}.`
  return cgu.version > enVigueur.version
    ? `Applicables à partir du ${jour}. Jusque-là, une version précédente reste en vigueur.`
    : `Version du ${jour}, remplacée depuis. Gardée pour mémoire.`
}
