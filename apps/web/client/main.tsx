import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './tokens.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './shell/app.js';

// The content security policy allows no code made at run time; zod would otherwise try.
config({ jitless: true });
createRoot(document.getElementById('root')!).render(<App />);
