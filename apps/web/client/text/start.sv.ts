/** Words of the start page in Swedish. */
export const startSv = {
  what: [
    'Sufflör hjälper handläggare i en myndighets kundservice. När någon ringer, mejlar, chattar eller fyller i ett formulär letar Sufflör fram svaret i myndighetens egna artiklar och lägger ett förslag med källor på handläggarens skärm.',
    'En människa läser, ändrar och godkänner alltid innan något når medborgaren.',
  ],
  try: 'Pröva så här',
  steps: [
    ['Skriv som medborgare', 'i chatten, ett formulär eller ett brev.'],
    ['Logga in som handläggare', 'och ta kontakten. Läs förslaget och dess källor, ändra och godkänn.'],
    ['Läs svaret', 'i chatten eller brevlådan.'],
    ['Logga in som redaktör', 'och rätta en artikel. En annan redaktör måste granska den.'],
  ] as [string, string][],
  links: {
    citizen: 'Medborgarens sidor',
    citizenText: 'chatt och formulär',
    mailbox: 'Brevlådan',
    mailboxText: 'skriv och läs brev',
    docs: 'För utvecklare',
    docsText: 'alla vägar in, med exempel',
  },
};
export type StartText = typeof startSv;
