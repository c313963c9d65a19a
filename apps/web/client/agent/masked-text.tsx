import { Fragment } from 'react';
import { useText } from '../text/index.js';
import { pieces, type Values } from './placeholders.js';
import { located } from './questions.js';

/** Masked text with personal data gently marked: in clear for the holder, as a named gap for everyone else. Questions are numbered. */
export function MaskedText({
  text,
  values,
  questions,
  whole = text,
}: {
  text: string;
  values: Values;
  questions: readonly string[];
  whole?: string;
}) {
  return located(text, questions, whole).map((stretch, index) =>
    stretch.question === undefined ? (
      <Pieces key={String(index)} text={stretch.text} values={values} />
    ) : (
      <span key={String(index)} className="ask">
        {stretch.first && <span className="n">{stretch.question + 1}</span>}
        <Pieces text={stretch.text} values={values} />
      </span>
    ),
  );
}

export function Pieces({ text, values }: { text: string; values: Values }) {
  const words = useText();
  return pieces(text, values).map((piece, index) =>
    piece.token ? (
      <span
        key={String(index)}
        className={piece.clear ? 'pii clear' : 'pii'}
        title={piece.clear ? undefined : words.question.hiddenTitle}
      >
        {piece.text}
      </span>
    ) : (
      <Fragment key={String(index)}>{piece.text}</Fragment>
    ),
  );
}
