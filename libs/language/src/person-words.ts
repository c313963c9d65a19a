/** Capitalised words that a name may not begin with or contain: authorities, banks, services, salutations, weekdays. */
export const notPersons: ReadonlySet<string> = new Set(
  (
    'pensionsmyndigheten försäkringskassan skatteverket kronofogden arbetsförmedlingen migrationsverket polisen kommunen regionen csn socialtjänsten kundservice kundtjänst kundcenter servicekontoret servicekontor registrator ' +
    'alecta amf kpa spv skandia skandikon folksam avanza swedbank nordea seb handelsbanken länsförsäkringar klarna kivra zmarta minpension bankid robur såfa ap7 collectum fora movestic futur ica ikea lidl google apple microsoft windows samsung iphone android chrome safari firefox edge outlook gmail hotmail facebook instagram whatsapp teams zoom ' +
    'ericsson volvo saab electrolux max scania götaverken nobel ' +
    'sri las los san santa sankta sankt svensk german french danish norwegian finnish spanish polish italian european british american ' +
    'ni er ert era mine he him we us me thai this these finns bankid ' +
    'pro spf sos eu ees usa uk sfb sou jo ivo lo tco saco pdf ok pin sms ' +
    'måndag tisdag onsdag torsdag fredag lördag söndag monday tuesday wednesday thursday friday saturday sunday januari februari september oktober november december january february october ' +
    'hej hejsan hallå tack mvh hälsningar vänligen hälsning vänliga bästa ' +
    'inkomstpension premiepension garantipension tjänstepension bostadstillägg änkepension barnpension omställningspension efterlevandepension äldreförsörjningsstöd pension pensionen levnadsintyg fullmakt ansökan blankett beslut angående gäller gällande ärende ämne från till kopia undertecknad överlämnas sir madam mr mrs ms dr fru herr fröken doktor professor docent pastor advokat ' +
    'swedish sweden english svenska sverige kind regards dear best sincerely yours'
  ).split(' '),
);

/** Small words inside names. */
export const particles: ReadonlySet<string> = new Set(
  'von af av de da del della di dos du van der den ter ten el al bin ibn bint abu ben la le y zu st ö'.split(' '),
);

/** Endings that hardly any other word has. */
export const strongSurname =
  /(?:\p{L}sson|\p{L}sdotter|\p{L}qvist|\p{L}kvist|quist|\p{L}ström|\p{L}gren|\p{L}blad|\p{L}ander|\p{L}lund|\p{L}berg|\p{L}holm|\p{L}dahl|\p{L}wall|\p{L}ović|\p{L}ovic|\p{L}enko|\p{L}lainen|\p{L}läinen|\p{L}[hkvtpmr](?:o|i|a)nen|\p{L}wicz|\p{L}owski|\p{L}ewski|\p{L}ssen|\p{L}feldt|\p{L}hjelm|\p{L}sköld)$/u;

/** Given names that are words too, but in lower case after "min man" or "hej" are taken for names. */
export const trustedInLower: ReadonlySet<string> = new Set(
  'bo per björn sten stig jan kent karl maj rut gun tuva kim sam tim saga iris siv ulf kaj kai inga klara ella vera ester alf kjell dan adam jack ray'.split(
    ' ',
  ),
);

/** Compounds and definite forms of the subject that look like names of persons. */
export const notNames =
  /(?:pension(?:en|er|erna|s|ens)?|tillägg(?:et)?|stöd(?:et)?|besked(?:et)?|intyg(?:et)?|avgift(?:en)?|kassan?|myndighet(?:en)?|verket|banken|bolaget|försäkring(?:en)?|kontor(?:et)?|sidan?|mannen|männen|sonen|lönen|ationen|tionen|ningen|ningar|hjälp(?:en)?|ombudsman|glädje|skyddet?|fonden|fonder|myndigheterna|service|tjänst(?:en)?|ärende(?:t|n)?|blankett(?:en)?|utredning)$/u;
/** Months that are names only with a surname, a title or a greeting. */
export const monthNames: ReadonlySet<string> = new Set(
  'april juni juli august augusti may june july freja sunny'.split(' '),
);
/** Endings that make a surname of a word standing alone in a sentence. */
export const loneSurname = /(?:\p{L}sson|\p{L}sdotter|\p{L}qvist|\p{L}kvist|quist|\p{L}ström|\p{L}gren|\p{L}blad)$/u;
