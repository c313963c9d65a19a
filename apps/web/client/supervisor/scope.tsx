import { Fragment } from 'react';
import { useText } from '../text/index.js';
import { periods, type useScope } from './use-scope.js';
import { useWords } from './words.js';

/** The selection as a sentence of selects: "Kontakter per ärendetyp de senaste fyra veckorna jämfört med … i alla kanaler på alla språk". */
export function Scope({
  scope,
  words: [first = '', ...between],
  comparing,
}: {
  scope: ReturnType<typeof useScope>;
  words: readonly string[];
  comparing: boolean;
}) {
  const { trends, channels } = useWords();
  const { languages } = useText();
  const { weeks, value, choose } = scope;
  const pick = (
    name: 'weeks' | 'against' | 'channel' | 'language',
    label: string,
    now: string,
    options: [value: string, words: string][],
  ) => (
    <select aria-label={label} value={now} onChange={({ target }) => choose(name, target.value)}>
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
  const selects = [
    pick(
      'weeks',
      trends.period,
      weeks,
      periods.map((n) => [n, trends.weeks(Number(n))]),
    ),
    ...(comparing
      ? [
          pick('against', trends.against, value('against', 'before'), [
            ['before', trends.before],
            ['year', trends.year],
          ]),
        ]
      : []),
    pick('channel', trends.channel, value('channel'), [['', trends.allChannels], ...Object.entries(channels)]),
    pick('language', trends.language, value('language'), [['', trends.allLanguages], ...Object.entries(languages)]),
  ];
  return (
    <div className="sv-scope" role="group" aria-label={first}>
      {first}
      {selects.map((select, index) => (
        <Fragment key={index}>
          {select} {between[index]}
        </Fragment>
      ))}
    </div>
  );
}
