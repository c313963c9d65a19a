import '@fontsource-variable/inter/wght.css';
import '../tokens.css';
import '../base.css';
import './mailbox.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { useSettings } from '../settings.js';
import { Failure } from '../shell/failure.js';
import { useTheme } from '../shell/use-theme.js';
import { TextProvider } from '../text/index.js';
import { MailboxPage } from './mailbox-page.js';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});

function Page() {
  useTheme(useSettings().theme);
  return (
    <QueryClientProvider client={queries}>
      <TextProvider>
        <Failure>
          <MailboxPage />
        </Failure>
      </TextProvider>
    </QueryClientProvider>
  );
}
createRoot(document.getElementById('root')!).render(<Page />);
