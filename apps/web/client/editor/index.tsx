import './editor.css';
import './article.css';
import { Route, Routes } from 'react-router';
import { ArticleList } from './article-list.js';
import { ArticlePage } from './article-page.js';
import { NewArticle } from './new-article.js';

/** The editors' workspace: what is written, reviewed and published here is all that suggestions may build on. */
export default function Editor() {
  return (
    <Routes>
      <Route index element={<ArticleList />} />
      <Route path="ny" element={<NewArticle />} />
      <Route path=":id/:step?" element={<ArticlePage />} />
    </Routes>
  );
}
