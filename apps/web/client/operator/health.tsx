import { Coming, CouldNot } from '../could-not.js';
import { useHealth, useLag } from './use-operations.js';
import { useWords } from './words.js';

/** Whether the services answer, and which listeners are behind. */
export function Health() {
  const { health: words } = useWords();
  const health = useHealth();
  const lag = useLag();
  const behind = lag.data?.filter((one) => one.lag > 0).sort((a, b) => b.lag - a.lag);
  return (
    <section className="op-part" aria-label={words.title}>
      <h2>
        {words.title}
        {health.data?.profile && (
          <span className="dim"> {words.profile[health.data.profile] ?? health.data.profile}</span>
        )}
      </h2>
      {!health.data &&
        (health.error ? (
          <CouldNot title={words.failed} error={health.error} onRetry={() => void health.refetch()} />
        ) : (
          <Coming lines={3} />
        ))}
      <ul className="op-services">
        {health.data?.services.map((service) => (
          <li key={service}>
            <span className={health.error ? 'dot busy' : 'dot'} /> {service}{' '}
            <span className="dim">{health.error ? words.down : words.ok}</span>
          </li>
        ))}
      </ul>
      <h3>{words.lag}</h3>
      <p className="dim">{words.lagText}</p>
      {lag.error && !lag.data && <p role="alert">{words.lagFailed}</p>}
      {behind?.length === 0 && <p>{words.noLag}</p>}
      {behind && behind.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{words.listener}</th>
              <th>{words.topic}</th>
              <th className="r">{words.behind}</th>
            </tr>
          </thead>
          <tbody>
            {behind.map((one) => (
              <tr key={`${one.group} ${one.topic}`}>
                <th scope="row">{one.group}</th>
                <td>{one.topic}</td>
                <td className="r num">{one.lag}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
