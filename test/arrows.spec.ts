import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listenersOf } from '#lib/bus';
import { events } from '#lib/contracts';
import { projectFolder } from '#lib/platform';
import { consumers } from './consumers.js';

const heard = (): Map<string, Set<string>> => {
  const table = new Map(events.map((schema) => [schema.typeName, new Set<string>()]));
  for (const consumer of consumers)
    for (const { schema, service } of listenersOf(consumer)) table.get(schema.typeName)?.add(service);
  return table;
};

describe('the table of arrows', () => {
  const readme = readFileSync(join(projectFolder, 'README.md'), 'utf8');
  const rows = new Map(
    [...readme.matchAll(/^\| `(\w+\.v\d+\.\w+)`\s*\|([^|]*)\|$/gm)].map(([, event = '', services = '']) => [
      event,
      services.trim(),
    ]),
  );

  it('has every event once', () => {
    expect([...rows.keys()].sort()).toEqual(events.map(({ typeName }) => typeName).sort());
  });

  it.each(events.map(({ typeName }) => typeName))('%s reaches whom the README says', (typeName) => {
    const services = [...(heard().get(typeName) ?? [])].sort().join(', ');
    expect(rows.get(typeName)).toBe(services === '' ? 'other systems' : services);
  });

  it('has no service that calls itself by event', () => {
    for (const [typeName, services] of heard())
      if (!typeName.startsWith('knowledge.') && !typeName.startsWith('approval.'))
        expect([...services]).not.toContain(typeName.split('.')[0]);
  });
});
