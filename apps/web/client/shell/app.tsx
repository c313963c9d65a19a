import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Announcer } from '../announce.js';
import { ProblemError } from '../api.js';
import { useSettings } from '../settings.js';
import { TextProvider } from '../text/index.js';
import { theme, variables } from '../theme.js';
import { pages } from '../workspaces.js';
import { Failure } from './failure.js';
import { Frame } from './frame.js';
import { Loading } from './loading.js';
import { useTheme } from './use-theme.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: true,
      // A refusal is an answer; only a server that could not be reached is asked again.
      retry: (failures, error) => error instanceof ProblemError && error.offline && failures < 3,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export function App() {
  const scheme = useTheme(useSettings().theme);
  const Citizen = pages.citizen;
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme={scheme}>
      <QueryClientProvider client={queries}>
        <TextProvider>
          <Announcer />
          <Failure>
            <Loading>
              <BrowserRouter>
                <Routes>
                  {Citizen && <Route path="/citizen/*" element={<Citizen />} />}
                  <Route path="*" element={<Frame />} />
                </Routes>
              </BrowserRouter>
            </Loading>
          </Failure>
        </TextProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
