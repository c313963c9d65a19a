const sv = {
  authority: 'Pensionsverket',
  skip: 'Hoppa till innehållet',
  menu: 'Huvudmeny',
  nav: { home: 'Kontakta oss', question: 'Ställ en fråga', change: 'Anmäl ändring' },
  other: 'In English',
  demo: 'Pensionsverket är en påhittad myndighet i en demo av Sufflör. Skriv inga riktiga personuppgifter.',
  toDemo: 'Till demons startsida',
  home: {
    title: 'Kontakta oss',
    lead: 'Välj det sätt som passar dig. En handläggare läser och svarar, vilket sätt du än väljer.',
    chat: {
      title: 'Chatta',
      text: 'För korta frågor. Du ser din plats i kön och kan ladda om sidan utan att tappa den.',
      go: 'Öppna chatten',
    },
    form: { title: 'Skriv i ett formulär', text: 'Du får ett ärendenummer direkt och svar inom två arbetsdagar.' },
    mail: {
      title: 'Skicka e-post',
      text: 'I demon skriver du från en påhittad brevlåda och får svaret i den.',
      go: 'Öppna brevlådan',
    },
    call: {
      title: 'Ring',
      text: 'I demon rings samtalen av simulatorn. Numret går inte att ringa.',
      number: '0980-319 200, vardagar 8–16',
    },
    ai: 'Så använder vi AI',
    aiText:
      'Ett AI-stöd letar fram svar i våra egna artiklar åt handläggaren. En människa läser, ändrar och godkänner allt innan det skickas till dig.',
    noForms: 'Formulären kunde inte hämtas just nu. Ladda om sidan, eller kontakta oss på något av de andra sätten.',
  },
  form: {
    loading: 'Hämtar formuläret …',
    missing: 'Formuläret kunde inte hämtas',
    missingText: 'Kontrollera din uppkoppling och försök igen. Du kan också kontakta oss på ett annat sätt.',
    unknown: 'Det här formuläret finns inte',
    unknownText: 'Det kan ha bytt adress. Välj ett annat sätt att kontakta oss.',
    again: 'Försök igen',
    ways: 'Alla sätt att kontakta oss',
    summary: (n: number) =>
      n === 1 ? 'Rätta en sak innan du skickar' : `Rätta ${numbers[n] ?? n} saker innan du skickar`,
    error: 'Fel',
    errorTitle: (title: string) => `Fel: ${title}`,
    check: 'Kontrollera den här uppgiften.',
    optional: 'frivilligt',
    choose: 'Välj',
    count: (n: string, most: string) => `${n} av högst ${most} tecken`,
    send: 'Skicka',
    sending: 'Skickar …',
    privacy:
      'Vi tar bort namn, nummer och adresser innan ett AI-stöd letar fram svar åt handläggaren. En människa läser, ändrar och godkänner svaret.',
    offline:
      'Vi når inte servern. Det du har skrivit ligger kvar. Försök igen om en stund; skickar du två gånger får vi ändå bara en.',
    refused: 'Formuläret kunde inte skickas',
    done: 'Tack, vi har tagit emot det du skickade',
    reference: 'Ditt ärendenummer',
    keep: 'Spara numret. Uppge det om du kontaktar oss igen.',
    next: 'Vad händer nu?',
    nextText: 'En handläggare läser det du skrev. Har du lämnat en e-postadress svarar vi dit inom två arbetsdagar.',
    nextDemo: 'Läs svaret i demons brevlåda',
    another: 'Skicka ett till',
  },
};
const numbers: Record<number, string> = {
  2: 'två',
  3: 'tre',
  4: 'fyra',
  5: 'fem',
  6: 'sex',
  7: 'sju',
  8: 'åtta',
  9: 'nio',
};
const numerals: Record<number, string> = {
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
};
export type CitizenWords = typeof sv;

const en: CitizenWords = {
  authority: 'Pensionsverket',
  skip: 'Skip to content',
  menu: 'Main menu',
  nav: { home: 'Contact us', question: 'Ask a question', change: 'Report a change' },
  other: 'På svenska',
  demo: 'Pensionsverket is an invented authority in a demo of Sufflör. Do not write any real personal data.',
  toDemo: "To the demo's start page",
  home: {
    title: 'Contact us',
    lead: 'Choose the way that suits you. A case officer reads and answers, whichever way you choose.',
    chat: {
      title: 'Chat',
      text: 'For short questions. You see your place in the queue and can reload the page without losing it.',
      go: 'Open the chat',
    },
    form: { title: 'Fill in a form', text: 'You get a reference at once and an answer within two working days.' },
    mail: {
      title: 'Send e-mail',
      text: 'In the demo you write from an invented mailbox and get the answer in it.',
      go: 'Open the mailbox',
    },
    call: {
      title: 'Call',
      text: 'In the demo the calls are made by the simulator. The number cannot be called.',
      number: '0980-319 200, weekdays 8–16',
    },
    ai: 'How we use AI',
    aiText:
      'An AI helper finds answers in our own articles for the case officer. A person reads, changes and approves everything before it is sent to you.',
    noForms: 'The forms could not be fetched just now. Reload the page, or contact us in one of the other ways.',
  },
  form: {
    loading: 'Fetching the form …',
    missing: 'The form could not be fetched',
    missingText: 'Check your connection and try again. You can also contact us in another way.',
    unknown: 'There is no such form',
    unknownText: 'It may have moved. Choose another way to contact us.',
    again: 'Try again',
    ways: 'All ways to contact us',
    summary: (n) => (n === 1 ? 'Mend one thing before you send' : `Mend ${numerals[n] ?? n} things before you send`),
    error: 'Error',
    errorTitle: (title) => `Error: ${title}`,
    check: 'Check this answer.',
    optional: 'optional',
    choose: 'Choose',
    count: (n, most) => `${n} of at most ${most} characters`,
    send: 'Send',
    sending: 'Sending …',
    privacy:
      'We take away names, numbers and addresses before an AI helper finds answers for the case officer. A person reads, changes and approves the answer.',
    offline:
      'We cannot reach the server. What you have written is still here. Try again in a moment; if you send twice we still get only one.',
    refused: 'The form could not be sent',
    done: 'Thank you, we have received what you sent',
    reference: 'Your reference',
    keep: 'Keep the number. Give it if you contact us again.',
    next: 'What happens now?',
    nextText:
      'A case officer reads what you wrote. If you left an e-mail address we answer there within two working days.',
    nextDemo: "Read the answer in the demo's mailbox",
    another: 'Send another',
  },
};

const all: Record<'sv' | 'en', CitizenWords> = { sv, en };
const key = 'sufflor:citizen-language';

/** The language asked for in the address, else the one chosen before, else Swedish. */
export function languageOf(address: URL): 'sv' | 'en' {
  const asked = address.searchParams.get('lang');
  try {
    if (asked === 'sv' || asked === 'en') localStorage.setItem(key, asked);
    return (asked ?? localStorage.getItem(key)) === 'en' ? 'en' : 'sv';
  } catch {
    return asked === 'en' ? 'en' : 'sv';
  }
}
export const wordsIn = (language: 'sv' | 'en'): CitizenWords => all[language];
