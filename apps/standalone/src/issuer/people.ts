/** The demo issuer's people. Invented; simulated ones are marked and can only act in the demo. */
export interface Person {
  id: string;
  name: string;
  roles: string[];
  team: string;
  languages: string[];
  simulated: boolean;
}

const person = (
  id: string,
  name: string,
  roles: string[],
  team: string,
  languages = ['sv', 'en'],
  simulated = false,
): Person => ({ id, name, roles, team, languages, simulated });

export const people: readonly Person[] = [
  person('maria', 'Maria Lindqvist', ['agent'], 'bostad-och-utbetalning'),
  person('erik', 'Erik Sund', ['agent'], 'bostad-och-utbetalning'),
  person('amina', 'Amina Farah', ['agent'], 'allman-pension', ['sv', 'en', 'so', 'ar']),
  person('johan', 'Johan Åkesson', ['agent'], 'allman-pension', ['sv']),
  person('karin', 'Karin Holm', ['editor'], 'redaktionen'),
  person('oskar', 'Oskar Wiklund', ['editor'], 'redaktionen'),
  person('birgitta', 'Birgitta Ek', ['supervisor', 'agent'], 'ledning'),
  person('drift', 'Nils Drift', ['operator'], 'drift'),
  person('revisor', 'Astrid Revisor', ['auditor'], 'revision'),
  person('sim-1', 'Simulerad handläggare 1', ['agent'], 'simulerade', ['sv', 'en'], true),
  person('sim-2', 'Simulerad handläggare 2', ['agent'], 'simulerade', ['sv', 'en'], true),
];
