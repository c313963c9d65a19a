import './supervisor.css';
import { NavLink, Route, Routes } from 'react-router';
import { NowView } from './now-view.js';
import { SuggestionsView } from './suggestions-view.js';
import { TrendsView } from './trends-view.js';
import { useWords } from './words.js';

/** The supervisors' workspace: what people contact the authority about, what grows, and what becomes of suggestions. */
export default function Supervisor() {
  const { title, views } = useWords();
  return (
    <main id="main" className="sv" tabIndex={-1}>
      <nav className="sv-tabs" aria-label={title}>
        <NavLink end to="">
          {views.now}
        </NavLink>
        <NavLink to="trends">{views.trends}</NavLink>
        <NavLink to="suggestions">{views.suggestions}</NavLink>
      </nav>
      <Routes>
        <Route index element={<NowView />} />
        <Route path="trends" element={<TrendsView />} />
        <Route path="suggestions" element={<SuggestionsView />} />
      </Routes>
    </main>
  );
}
