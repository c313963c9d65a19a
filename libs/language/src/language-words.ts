import { englishWords, swedishWords } from '../data/common-words.js';

/** Words that tell a language, the commonest in letters to an authority included. */
const telling: Readonly<Record<string, string>> = {
  sv: 'jag och är det att inte på för min mitt mina har kan hur när vad varför var som med till från om får ska vill hej tack mvh hälsningar pengar pension pensionen bostadstillägg utbetalning ansöka fråga undrar vilken ni er mig du vi han hon den de ett en av så också kommer blir behöver skickat brev blankett nej ja ring ringa snälla hjälp ändra flytta betalas logga',
  en: 'the and is are was i my me you your to of in on for with how when what why where can do does did have has not please thank thanks hello hi pension payment paid money apply help need want will would could should this that from get receive moved address tax yes no letter form',
  fi: 'minä olen on ja ei että minun miten milloin mitä missä eläke eläkettä eläkkeen kuinka voinko haluan hei kiitos terveisin sain saanko mutta jos kun asun osoite rahaa maksetaan hakea puhelin numero olen ollut ruotsissa ruotsista takuueläke vuotta syntynyt nimeni hyvää päivää voi onko sitten myös kanssa',
  no: 'jeg er ikke og det på har hvordan når hva hvor hvorfor kan mitt min mine pensjon pensjonen utbetaling søke spørsmål hei takk hilsen vennlig norge fra til bodd arbeidet jobbet også bare noe noen hvis etter mye dere deg meg skal vil får fått spørre flyttet meg nå',
  da: 'jeg er ikke og det på har hvordan hvornår hvad hvor hvorfor kan mit min mine pension pensionen udbetaling ansøge spørgsmål hej tak hilsen venlig danmark fra til boet arbejdet også bare noget nogen hvis efter meget jer dig mig skal vil får fået spørge flyttet nu af ud uden kære svensk',
  de: 'ich bin nicht und das die der den ist habe haben wie wann was wo warum kann mein meine meiner rente rentner auszahlung frage hallo danke mit freundlichen grüßen guten tag schweden aus von zu für gearbeitet auch nur etwas wenn nach viel sie mir mich soll will bekomme erhalten bitte sehr geehrte damen herren ein eine',
  so: 'waxaan waa iyo ku ka u aan ma maxay sidee goorma halkee hawlgab hawlgabka hawlgabkayga lacag lacagta mahadsanid fadlan salaan asc nabad magacaygu su aal rabaa inaan heli karaa ayaa oo la si markii waxa iska iga ii soo tahay yahay leeyahay miyaa caawimaad shaqeeyay',
  es: 'yo soy no y el la los las de que es en por para con una un mi mis cómo como cuándo cuando qué dónde por qué puedo pensión pago pregunta hola gracias saludos suecia desde trabajé también solo algo si después mucho usted me quiero recibir estimados señores jubilación buenos días tengo vivo',
  pl: 'ja jestem nie i to na się jest mam jak kiedy co gdzie dlaczego czy mogę mój moja moje emerytura emeryturę emerytury wypłata pytanie dzień dobry dziękuję proszę pozdrawiam szwecji szwecja od do pracowałem pracowałam też tylko coś jeśli po dużo państwo chcę dostać w z o dla mieszkam lat',
  other:
    'je est que vous pour dans avec mon ma mes retraite quand comment bonjour merci une les des pas sur ben bir ve için ne zaman nasıl emekli maaş merhaba teşekkür sam da mi biti kada kako moja penzija penziju hvala dobar dan molim ik het een niet wanneer mijn pensioen dank hoe come quando mia pensione grazie buongiorno sono eu não minha aposentadoria obrigado când pensia mea mulțumesc si nu unë pensioni kur faleminderit tôi của khi nào lương ako ang mga',
};

/** For each word: the languages it tells, as letters of `Language` codes. */
export const languageWords = new Map<string, Set<string>>();
const add = (word: string, language: string) => {
  const known = languageWords.get(word);
  if (known) known.add(language);
  else languageWords.set(word, new Set([language]));
};
for (const [language, words] of Object.entries(telling)) for (const word of words.split(' ')) add(word, language);

/** Words met in many Swedish or English texts: weaker evidence than the telling ones. */
export const metIn = { sv: new Set(swedishWords.split(' ')), en: new Set(englishWords.split(' ')) };
