import './sign-in.css';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { call } from '../api.js';
import { DemoPerson } from '../contracts.js';
import { Icon } from '../icon.js';
import { signInPath } from '../session.js';
import { changeSettings, useSettings } from '../settings.js';
import { explain, useText } from '../text/index.js';

/** Sign-in: in the demo one click on a person, otherwise the authority's own sign-in. */
export function SignIn({ problem }: { problem?: string }) {
  const text = useText();
  const { language } = useSettings();
  const people = useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => call('/auth/people', { answer: z.array(DemoPerson), signal }),
    retry: 2,
  });
  const demo = people.data?.length ? people.data : null;
  return (
    <main className="sign-in">
      <div className="row" style={{ alignItems: 'baseline' }}>
        <h1>{text.app.name}</h1>
        <span className="grow" />
        <button
          type="button"
          className="btn quiet"
          lang={language === 'sv' ? 'en' : 'sv'}
          onClick={() => changeSettings({ language: language === 'sv' ? 'en' : 'sv' })}
        >
          {language === 'sv' ? 'In English' : 'På svenska'}
        </button>
      </div>
      <p className="dim">{text.app.tagline}</p>
      {(problem ?? people.error) && (
        <div className="note" role="alert">
          <b>{text.signIn.failed}</b> {problem ?? explain(people.error, text)}{' '}
          <button type="button" className="btn" onClick={() => location.reload()}>
            {text.common.retry}
          </button>
        </div>
      )}
      {people.isPending && <p>{text.common.loading}</p>}
      {people.data && (
        <>
          <h2>{text.signIn.title}</h2>
          <p>{demo ? text.signIn.demo : text.signIn.own}</p>
          {demo ? (
            <People people={demo} />
          ) : (
            <a className="btn go" href={signInPath()}>
              {text.signIn.go}
            </a>
          )}
        </>
      )}
    </main>
  );
}

const People = ({ people }: { people: readonly DemoPerson[] }) => {
  const text = useText();
  return (
    <ul className="people">
      {people.map((person) => (
        <li key={person.id}>
          <a href={signInPath(person.id)}>
            <span className="b">{person.name}</span>
            <span className="dim">
              {person.roles.map((role) => text.roles[role] ?? role).join(', ')}
              {person.team && ` · ${person.team}`}
            </span>
            <Icon name="next" />
          </a>
        </li>
      ))}
    </ul>
  );
};
