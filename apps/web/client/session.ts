import { useQuery } from '@tanstack/react-query';
import { call, ProblemError } from './api.js';
import { SignedIn } from './contracts.js';
import { forgetAllWork } from './kept.js';

/** Who is signed in; null when nobody is. */
export const useSession = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) =>
      call('/auth/me', { answer: SignedIn, signal }).catch((error: unknown) => {
        if (error instanceof ProblemError && error.status === 401) return null;
        throw error;
      }),
    staleTime: 60_000,
  });

/** The signed-in person inside the workspaces, where somebody always is. */
export function useMe(): SignedIn {
  const { data } = useSession();
  if (!data) throw new Error('useMe outside a signed-in workspace');
  return data;
}

/** Signs out. What was being written is cleared from this computer: the next person here must not find it. */
export async function signOut(): Promise<void> {
  await call('/auth/logout', { method: 'POST' }).catch(() => undefined);
  forgetAllWork();
  location.assign('/');
}

/** Where to sign in and come back to. */
export const signInPath = (person?: string, to = location.pathname + location.search): string =>
  `/auth/login?${new URLSearchParams({ ...(person ? { as: person } : {}), to })}`;
