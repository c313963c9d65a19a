import MiniSearch from 'minisearch';
import pg from 'pg';
import { sentences, stem, stopWords, tokens } from '#lib/language';
import type { Collection } from './beir.js';
import { SearchIndex } from './search-index.js';

/** A search engine under measurement: builds from documents, then answers with ids, best first. */
export interface Engine {
  readonly name: string;
  build(docs: Collection['docs']): Promise<void>;
  search(query: string): Promise<string[]>;
  close(): Promise<void>;
}

const wanted = 10;

/** The index the service runs. */
export function ownEngine(): Engine {
  let index = new SearchIndex();
  return {
    name: 'sufflor',
    async build(docs) {
      index = SearchIndex.of(
        docs.map(({ _id, title, text }) => ({
          articleId: _id,
          version: 1,
          language: 'sv',
          caseType: '',
          validFrom: '',
          title,
          questions: [],
          passages: [{ id: 'text', audience: 'citizen' as const, sentences: sentences(text) }],
        })),
      );
    },
    async search(query) {
      return index.search(query, { today: '9999', limit: wanted }).map((hit) => hit.articleId);
    },
    async close() {},
  };
}

/** MiniSearch with Swedish stems and stop words, prefix and fuzzy search off (better so on these sets). */
export function miniSearchEngine(): Engine {
  const processTerm = (term: string) => (stopWords.sv.has(term.toLowerCase()) ? null : stem(term.toLowerCase()));
  const index = new MiniSearch<{ id: string; title: string; text: string }>({
    fields: ['title', 'text'],
    tokenize: tokens,
    processTerm,
  });
  return {
    name: 'minisearch',
    async build(docs) {
      index.addAll(docs.map(({ _id, title, text }) => ({ id: _id, title, text })));
    },
    async search(query) {
      return index
        .search(query)
        .slice(0, wanted)
        .map((hit) => String(hit.id));
    },
    async close() {
      index.removeAll();
    },
  };
}

/** PostgreSQL full text, Swedish configuration, any word, ts_rank_cd with length normalisation, GIN index; a temporary table only. */
export function postgresEngine(url: string): Engine {
  const client = new pg.Client({ connectionString: url });
  return {
    name: 'postgres',
    async build(docs) {
      await client.connect();
      await client.query('create temporary table doc (id text, words tsvector)');
      for (let i = 0; i < docs.length; i += 500) {
        const some = docs.slice(i, i + 500);
        await client.query(
          "insert into doc select id, to_tsvector('swedish', words) from unnest($1::text[], $2::text[]) as d(id, words)",
          [some.map((doc) => doc._id), some.map((doc) => `${doc.title} ${doc.text}`)],
        );
      }
      await client.query('create index on doc using gin (words)');
      await client.query('analyze doc');
    },
    async search(query) {
      const { rows } = await client.query<{ id: string }>(
        `select id from doc, (select replace(plainto_tsquery('swedish', $1)::text, '&', '|')::tsquery as q) as asked
         where words @@ q order by ts_rank_cd(words, q, 1) desc, id limit ${wanted}`,
        [query],
      );
      return rows.map((row) => row.id);
    },
    close: () => client.end(),
  };
}
