import { swedish } from './patterns.js';

/**
 * What people mean in many words, in Swedish and English: shared by the rules for acts and risk and given to their
 * learned judges as extra features. Patterns read normalised clauses (lower case, a space at both ends).
 */
const words = (list: string): RegExp => swedish(new RegExp(`(?:${list})(?![\\p{L}\\p{N}])`));

export const KIN =
  '(?:min|mitt|mina|vår|våran|hans|hennes|barnens|my|our|her|his)? ?(?:exman|make|maken|maka|makan|man|mannen|fru|frun|hustru|hustrun|gubbe|gubben|sambo|sambon|partner|mamma|mamman|mor|modern|morsan|pappa|far|fadern|farsan|morfar|mormor|farfar|farmor|syster|bror|brorsan|brodern|son|sonen|dotter|dottern|moster|faster|morbror|farbror|svärmor|svärfar|granne|grannen|huvudman|huvudmannen|huvudmannens|klient|klientens|husband|wife|mother|father|mom|mum|dad|sister|brother|aunt|uncle|grandmother|grandfather|grandma|grandpa|neighbour|boende|kusin|vän|väninna|zqperson)';

export const CONCEPTS = {
  kin: words(KIN),
  died: words(
    'dött|dog|dör|död|döda|avled|avlidit|avliden|avlidne|avlidna|gick bort|gått bort|somnade in|somnat in|omkom|omkommit|inte längre i livet|ej längre i livet|lämnade oss|finns inte mer|finns inte längre|gick ur tiden|överlevde inte|tagit sitt liv|dödsfall|dödsfallet|died|passed away|passed|has died|is dead|is gone|deceased|death',
  ),
  recent: words(
    'idag|i dag|igår|i går|i natt|inatt|nyss|precis|i söndags|i måndags|i tisdags|i onsdags|i torsdags|i fredags|i lördags|söndags|förra veckan|denna vecka|i veckan|i förrgår|hastigt|i morse|häromdagen|today|yesterday|this morning|last week|last night|just now|on \\d+|den \\d+|den förste|\\d+\\/\\d+|ds|tisdags|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december',
  ),
  tell: words(
    'meddelar|meddela|meddelas|anmäler|anmäls|anmäles|anmälan|anmäla|informera|informerar|underrätta|härmed|säga till|berätta|så ni vet|så nu vet ni|vill bara säga|ville bara|let you know|inform you|notify|hereby|report|tell you|writing to|thought you.d want',
  ),
  wish: words(
    'vill|önskar|begär|begära|kräver|kräva|yrkar|ber|ansöker|ansökan|söker|sökes|tack|snälla|vänligen|var vänlig|skicka|sänd|please|want|wish|would like|i.d like|request|ask you|kindly|demand|emotser|behöver|ska ha|får ni',
  ),
  ask: words(
    'hur|kan man|får man|måste man|ska man|var|vart|vad|när|vilken|vilka|undrar|fråga|frågan|funderar|how|what|where|when|which|can i|can one|do i|does|is it possible|should i|could|wonder|är det|går det att',
  ),
  suppose: words(
    'om jag skulle|om man|om vi|skulle vilja veta|någon gång|nån gång|planerar|i allmänhet|generellt|bara nyfiken|bara undrar|uppsats|ett arbete|inte bestämt|inte bestämt mig|innan jag bestämmer|innan jag|ifall|if i|if my|if someone|if you|in general|just wondering|just asking|kompis|some day|brukar',
  ),
  newly: words(
    'ny|nya|nytt|ändrat|ändrad|bytt|höjd|höjt|höjs|höjts|sänkt|flyttat|flyttar|flyttade|flytta|sålt|sålde|ärvt|gift|gifta|skild|separerat|separerade|gått isär|sambo|börjat|slutat|fått jobb|utvandrar|bosätter|from nu|from|från och med|fr o m|numera|i stället för|tidigare|förut|new|changed|moved|moving|sold|inherited|married|divorced|started|as of|from now|änka|ensam nu',
  ),
  decision: words(
    'beslut|beslutet|beslutat|avslag|avslaget|avslog|nekad|nekade|nekat|nej|kravet|återkravet|beräkning|beräkningen|bedömning|bedömningen|decision|refusal|refused|rejected|outcome|ruling|claim',
  ),
  again: words(
    'på nytt|igen|en gång till|ompröva|omprövning|omprövas|ompröv|överklaga|överklagar|överklagan|överklagande|överklagas|gör om|göra om|räkna om|räknar om|titta om|titta på det|ändra er|ändrar er|rätta|rättas|ändra|ändras|ändrar|ändring|rättelse|domstol|förvaltningsrätten|förvaltningsrätt|pröva|prövas|prövar|stryk|undanröjas|hävas|bestrider|bestrids|reconsider|appeal|review|look at it again|re-examine|reverse|court|examined|cancel the claim',
  ),
  refuse: words(
    'godtar inte|godtar ej|godkänner inte|godkänner ej|accepterar inte|accepterar ej|håller inte med|går inte med på|inte nöjd|missnöjd|kan inte stämma|stämmer inte|fel|felaktig|felaktigt|felaktiga|orimligt|galet|orättvist|inte rätt|inte riktigt|icke godtaga|finna mig i|uppåt väggarna|do not accept|don.t accept|disagree|wrong|unfair|not correct|incorrect',
  ),
  wronged: words(
    'skandal|otrevlig|otrevligt|snorkig|nonchalant|oförskämd|bedrövligt|bedrövlig|skäms|kritik|missnöjd|besviken|besvikna|klaga|klagar|klagomål|urusel|uselt|usel|värdelös|värdelösa|sämsta|sämre|kass|dålig service|dåligt bemötande|bemötande|bemötandet|suckade|skrattade|lade på|la på|telefonkö|telefonkön|i kö|kopplad|bröts|ingen ringer|ingen svarar|lovade|lovad|synpunkt|förslag|beröm|pärla|jo|anmäla er|rude|disgrace|disgraceful|complaint|complain|unacceptable|not good enough|disappointed|scandal|hung up|on hold|terrible|ashamed|oacceptabelt|inte acceptabelt|allvarlig anmärkning|kul service|chefen|chef',
  ),
  damage: words(
    'skadestånd|ersättning|ersätta|ersätter|ersätt|kompensera|kompensation|kompenserade|gottgörelse|förlust|förlorade|förlorat|skada|kostat|kostade|kostnad|räntan|ränta|avgift|avgiften|stå för|betala det|betalar det|betalt av|mellanskillnaden|betala|kräver pengarna|missat|compensate|compensated|compensation|liable|cost me|pay it back|damages|lost|fee',
  ),
  fault: words(
    'ert fel|er skull|era fel|fel besked|fel råd|felaktiga besked|felaktigt besked|ni gav|ni skickade|ni lämnade|ni la|ni skrev|ni drog|ni sa|handläggaren sa|sent|systemfel|dröjsmål|misstag|tappat bort|på grund av|pga|your fault|your mistake|your late|your staff|wrongly',
  ),
  copy: words(
    'kopia|kopior|kopian|handling|handlingar|handlingarna|utdrag|akten|akt|aktbilagorna|anteckningar|anteckningarna|tjänsteanteckning|tjänsteanteckningen|tjänsteanteckningar|utskrift|diarielista|lämna ut|utlämnande|begär ut|ta del av|avskrift|allt som finns|beslutet från|brevet|exemplar|utlåtandet|documents|copies|copy|file|again|records',
  ),
  data: words(
    'gdpr|registerutdrag|personuppgifter|personuppgift|dataskyddsförordningen|uppgifter ni har|uppgifter om mig|har om mig|sparat om mig|vet om mig|mina uppgifter|mina data|era register|ert register|registret|era system|era datorer|radera|ta bort|sudda|rätta uppgiften|lämnat ut|personal data|data you hold|hold on me|delete|erase|information about me',
  ),
  represent: words(
    'fullmakt|fullmakten|framtidsfullmakt|ombud|god man|förvaltare|förordnande|förordnats|förordnad|utsedd|företräda|företräder|för min räkning|för hans räkning|åt mig|prata för mig|får prata|föra min talan|bemyndigas|bemyndigar|ställföreträdare|registerutdrag från överförmyndaren|får sköta|får ringa|power of attorney|on my behalf|guardian|authorise|authorize|act for|speak for|talk for me',
  ),
  attached: words(
    'bifogar|bifogas|bifogat|bilagt|bilaga|bilagan|biläggs|översänder|skickar med|lämnar in|ligger med|här är|underskriven|underskrivet|bevittnad|undertecknad|attached|enclosed|signed',
  ),
  start: words(
    'ansöker|ansökan|söker|söka|ta ut|börja|börja betala|sätt igång|få ut|utbetald|utbetalning|apply|application|start receiving|grant|pausa|stoppa|stäng av|sänka|höja|procent|100 %|75 %|50 %|25 %|halv|hel',
  ),
} satisfies Record<string, RegExp>;

export type Concept = keyof typeof CONCEPTS;
const NAMES = Object.keys(CONCEPTS) as Concept[];

export function conceptsOf(clause: string): Set<Concept> {
  return new Set(NAMES.filter((name) => CONCEPTS[name].test(clause)));
}
