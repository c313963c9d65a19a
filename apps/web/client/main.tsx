import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './tokens.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.js';

createRoot(document.getElementById('root')!).render(<App />);
