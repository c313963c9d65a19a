/** The operators' words in Swedish. */
export const operatorSv = {
  title: 'Drift',
  finding: (events: number, deliveries: number) =>
    events + deliveries === 0
      ? 'Inget väntar på dig'
      : [
          events ? (events === 1 ? '1 händelse' : `${events} händelser`) : '',
          deliveries ? (deliveries === 1 ? '1 svar' : `${deliveries} svar`) : '',
        ]
          .filter(Boolean)
          .join(' och ') + ' väntar på ditt beslut',
  lead: 'Det som inte gick att hantera ligger kvar här tills en människa bestämmer. Inget tappas och inget skickas två gånger.',
  events: {
    title: 'Parkerade händelser',
    none: 'Inga parkerade händelser.',
    what: 'Händelse',
    where: 'Mottagare',
    why: 'Varför',
    when: 'När',
    attempts: (n: number) => (n === 1 ? '1 försök' : `${n} försök`),
    retry: 'Försök igen',
    discard: 'Ge upp',
    retryTitle: 'Försöka igen?',
    retryText: 'Händelsen lämnas till mottagaren en gång till, nu. Går det inte parkeras den på nytt.',
    discardTitle: 'Ge upp händelsen?',
    discardText: 'Mottagaren får aldrig händelsen. Det kan inte ångras. Skälet sparas med ditt namn.',
    retried: 'Försöket är gjort.',
    discarded: 'Händelsen är uppgiven.',
    failed: 'De parkerade händelserna kunde inte hämtas',
  },
  deliveries: {
    title: 'Svar som någon måste kontrollera',
    none: 'Inga svar väntar på kontroll.',
    text: 'Vi vet inte om svaret kom fram. Kontrollera i e-postsystemet innan du bestämmer.',
    reply: 'Svar',
    contact: 'Kontakt',
    decisions: { 'it-arrived': 'Det kom fram', 'send-again': 'Skicka igen', 'give-up': 'Ge upp' },
    decisionTexts: {
      'it-arrived': 'Svaret markeras som skickat. Inget skickas.',
      'send-again': 'Samma godkända svar skickas en gång till. Var säker på att det inte redan kom fram.',
      'give-up': 'Svaret skickas inte. Kontakten går tillbaka till handläggarna.',
    },
    settled: 'Beslutet är sparat.',
    failed: 'Svaren kunde inte hämtas',
  },
  health: {
    title: 'Hälsa',
    services: 'Tjänster',
    ok: 'svarar',
    down: 'svarar inte',
    lag: 'Eftersläpning',
    lagText: 'Händelser som en mottagare ännu inte har läst.',
    noLag: 'Alla mottagare är i kapp.',
    listener: 'Mottagare',
    topic: 'Ämne',
    behind: 'Kvar',
    failed: 'Hälsan kunde inte hämtas',
    lagFailed: 'Eftersläpningen kunde inte hämtas',
    profile: { demo: 'Demo', own: 'Egen installation', production: 'Produktion' } as Record<string, string>,
  },
  why: 'Varför? Skälet sparas med ditt namn.',
};
export type OperatorText = typeof operatorSv;
