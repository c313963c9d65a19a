import './about.css';
import { Icon } from '../icon.js';
import { useSettings } from '../settings.js';
import { startEn } from '../text/start.en.js';
import { startSv } from '../text/start.sv.js';

/** For a newcomer to the demo: what this is, what to try, and where the citizen's side is. */
export function About() {
  const words = useSettings().language === 'en' ? startEn : startSv;
  const { links } = words;
  const way = (href: string, title: string, text: string) => (
    <li>
      <a href={href}>
        <span className="b">{title}</span> <span className="dim">{text}</span>
        <Icon name="next" />
      </a>
    </li>
  );
  return (
    <section className="about" aria-label={words.try}>
      {words.what.map((one) => (
        <p key={one}>{one}</p>
      ))}
      <ul className="about-links">
        {way('/medborgare', links.citizen, links.citizenText)}
        {way('/brevlada', links.mailbox, links.mailboxText)}
        {way('/api/intake/docs', links.docs, links.docsText)}
      </ul>
      <h2>{words.try}</h2>
      <ol>
        {words.steps.map(([what, how]) => (
          <li key={what}>
            <b>{what}</b> {how}
          </li>
        ))}
      </ol>
    </section>
  );
}
