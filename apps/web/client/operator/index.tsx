import './operator.css';
import { useMe } from '../session.js';
import { Health } from './health.js';
import { ParkedDeliveries } from './parked-deliveries.js';
import { ParkedEvents } from './parked-events.js';
import { useParkedDeliveries, useParkedEvents } from './use-operations.js';
import { useWords } from './words.js';

/** The operators' workspace: what stopped and needs a person, and whether everything answers. An auditor reads and decides nothing. */
export default function Operator() {
  const words = useWords();
  const me = useMe();
  const events = useParkedEvents().data;
  const deliveries = useParkedDeliveries().data;
  const deciding = me.roles.includes('operator');
  return (
    <main id="main" className="op" tabIndex={-1}>
      <h1>{events && deliveries ? words.finding(events.length, deliveries.length) : words.title}</h1>
      <p className="dim">{words.lead}</p>
      <div className="op-columns">
        <div>
          <ParkedDeliveries deciding={deciding} />
          <ParkedEvents deciding={deciding} />
        </div>
        <Health />
      </div>
    </main>
  );
}
