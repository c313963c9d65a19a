import './frame.css';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { whenSignInNeeded } from '../api.js';
import { useSession } from '../session.js';
import { SignIn } from '../sign-in/sign-in.js';
import { explain, useText } from '../text/index.js';
import { pages, type Workspace, workspacesOf } from '../workspaces.js';
import { Expired } from './expired.js';
import { Failure } from './failure.js';
import { Loading } from './loading.js';
import { Nowhere } from './nowhere.js';
import { Top } from './top.js';

/** The signed-in frame: top bar and one workspace. Without a sign-in, the sign-in page. */
export function Frame() {
  const text = useText();
  const { data: me, error, isPending } = useSession();
  const [expired, setExpired] = useState(false);
  const queries = useQueryClient();
  useEffect(() => whenSignInNeeded(() => setExpired(true)), []);
  if (isPending) return null;
  if (error) return <SignIn problem={explain(error, text)} />;
  if (!me) return <SignIn />;
  const mine = workspacesOf(me);
  return (
    <div className="app">
      <Top workspaces={mine} />
      <Failure>
        <Loading>
          <Routes>
            <Route path="/" element={mine[0] ? <Navigate to={`/${mine[0]}`} replace /> : <Nowhere denied />} />
            {(Object.keys(pages) as (keyof typeof pages)[]).map((name) => {
              const Page = pages[name];
              const allowed = mine.includes(name as Workspace);
              return (
                Page &&
                name !== 'citizen' && (
                  <Route key={name} path={`/${name}/*`} element={allowed ? <Page /> : <Nowhere denied />} />
                )
              );
            })}
            <Route path="*" element={<Nowhere />} />
          </Routes>
        </Loading>
      </Failure>
      {expired && (
        <Expired
          onBack={() => setExpired(false)}
          onDone={() => void queries.invalidateQueries().then(() => setExpired(false))}
        />
      )}
    </div>
  );
}
