/** What stands before a name and makes it one. `introduced` and `signed` are strongest: even an unknown word after them is a name. */
export type Cue = 'introduced' | 'called' | 'signed' | 'related' | 'titled' | 'greeted' | 'named';

const introduced =
  /(?:(?<!\p{L})(?:jag|han|hon|dom|de|vi|man|maken|frun|mannen|hen|pappa|mamma) (?:heter|hette)|(?<!\p{L})(?:heter jag|och heter(?: numera)?|heter numera)|(?:mitt|hennes|hans|fullständiga|hela|mit|mitt fulla) (?:för|efter|fulla )?namn(?: är|et är|e| er)|\bnamn(?:et)?(?: är|:)|(?:för|efter|mellan)namn(?:et)?(?: är|:)?|my (?:full )?name(?:'s| is)|\bname is|\bname ?:|i am called|his name is|her name is|nimeni on|nimi(?: on|:)|jeg heter|jeg hedder|mit navn er|navn ?:|navnet mitt er|mein name ist|ich hei(?:ß|ss)e|name ist|nazywam si[ęe]|mam na imi[ęe]|me llamo|mi nombre es|magacayg[ua]y?g?u? (?:waa|wuxuu)|je m'appelle|t[oô]i t[eê]n l[aà]|اسمي(?: هو)?|اسم من|نام من|меня зовут|мой имя|adım|ime mi je|zovem se|numele meu este)[:,]? {1,2}$/iu;
const called =
  /(?:(?<!\p{L})(?:heter|hette|kallas(?: för)?|vid namn|underteckna[dt]e?,?|named|called)(?: numera)?) {1,2}$/iu;
const signed =
  /(?:(?<!\p{L})(?:mvh|m v h|m\.v\.h\.?|vh|v\.?h\.?|hälsn(?:ing(?:ar|en)?|\.)?|hälsningar från|hälsar|hlsn|hälsningar (?:frå|av)n?|vänligen|vänlig(?:a)? hälsning(?:ar)?|högaktningsfullt|tack på förhand|tackar|tack för hjälpen|kram(?:ar)?|puss|regards|rgds|br|best|best wishes|wishes|all the best|sincerely|faithfully|cheers|thanks|thank you|many thanks|yours|truly|terveisin|ystävällisin terveisin|terv\.?|hilsen|mvh\.|gr(?:ü|u)(?:ß|ss)en?|grüsse|pozdrawiam|z poważaniem|saludos|atentamente|un saludo|cordialement)[!,.:;-]{0,3}\s{1,4}(?:[-/\u2013]{1,2} ?)?|(?:^|[\s.!?,])\/{1,2} ?|[.!?\n] {0,2}-{1,2} ?|\n--? ?\n\s{0,3})$/iu;
const related =
  /(?<!\p{L})(?:min|mitt|mina|din|hans|hennes|sin|vår|våra|er|deras|our|my|his|her|meine?|mon|ma|mi|mijn|äldsta|yngsta|lilla|gamla|ex|f\.d\.|avlidne|avlidna|älskade|kära|käre|gamle|en|ett|syskonen|barnen|föräldrarna|vännen|mamma|pappa)[ -](?:(?:\p{Ll}{2,12}) ){0,1}?(?:man|fru|hustru|maka|make|sambo|särbo|mor|far|mamma|pappa|son|dotter|bror|syster|lillebror|storebror|lillasyster|storasyster|mormor|morfar|farmor|farfar|svärmor|svärfar|svärson|svärdotter|svåger|svägerska|granne|vän|väninna|kompis|barnbarn|kusin|moster|faster|farbror|morbror|kollega|chef|handläggare|godman|god man|förvaltare|ombud|kontaktperson|dotterson|sonson|dotterdotter|sondotter|exman|exfru|exmake|ex|pojkvän|flickvän|partner|klient|huvudman|brorsa|brorson|brorsdotter|systerson|systerdotter|tant|farsa|morsa|sonhustru|styvson|styvdotter|styvfar|styvmor|barn|föräldrar|syskon|husband|wife|mother|father|mum|mom|dad|son|daughter|brother|sister|aunt|uncle|grandmother|grandfather|friend|neighbou?r|partner|colleague|mann|frau|vater|mutter|sohn|tochter|marido|esposa|mąż|kone|ektefelle)s?,? {1,2}$/iu;
const kin =
  /(?:^|[\s,.(])(?:mormor|morfar|farmor|farfar|mamma|pappa|moster|faster|farbror|morbror|tant|farbror|syster|svärmor|svärfar|maken|makan|hustrun|frun|mannen|sonen|dottern|brodern|systern|sambon|grannen|änkan|modern|fadern|efter|dödsboet efter|dödsbo efter) {1,2}$/iu;
const titled =
  /(?:^|[\s,.(:"])(?:herr|fru|fröken|dr\.?|doktor|docent|professor|prof\.?|advokat|jurist|kamrer|pastor|präst|rektor|direktör|syster|handläggare|handläggaren|utredare|chefen|enhetschef|sektionschef|gruppchef|kollega|kollegan|kurator|läkare|sköterska|sjuksköterska|tolk|tolken|kundtjänst|gode mannen|god man|godman|förvaltare|ombud|ombudet|tjänsteman|mr\.?|mrs\.?|ms\.?|miss|mister|sir|madam|lady|hr\.?|frk\.?|señora?|sr\.?|sra\.?|frau|pan|pani|m\.|mme) {1,2}$/iu;
const greeted =
  /(?:^|[\s,.!?("])(?:hej|hejsan|hejhej|hallå|hallo|tjena|tjenare|god ?(?:dag|morgon|kväll|middag)|tack|tackar|tack så mycket|tack snälla|hello|hi|hey|dear|thanks|thank you|kära|käre|bästa|bäste|hälsa(?: till)?|kjære|kære|hei|moi|liebe|lieber|estimad[oa]|hola|szanown[ya]|fr\.|till|välkommen) {1,2}$/iu;
const named =
  /(?:(?<!\p{L})(?:jag är|är jag|det är|det var|här är|this is|i am|i'm|it's|ich bin|soy|jestem|jeg er|olen|waxaan ahay|أنا|من|pratade? (?:jag )?med|prata med|talade? med|tala med|pratat med|talat med|kontakt med|kontakta|ringde|mejlade|träffade|enligt|spoke (?:to|with)|talked to|met|hos|åt|för|av|gäller|avser|angående|ang\.?|ang|om|gift med|hälsar|och|samt|eller|med|from|by|called|namngav|pratar med|talar med|du talar med)|(?:från|till|to|from|cc|kopia|sökande|handläggare|kontaktperson|ombud|god man|avsändare|mottagare|ärende|signatur|underskrift|attention|att|make|maka|medsökande|fullmaktsgivare|fullmaktshavare|ämne|subject|kund|anhörig|citizen|agent|medborgare) ?:) {1,2}$/iu;
const last = /(?:[\p{L}.'](?: {1,2})|[:,;!?./\n-]\s{0,3}|\n)$/u;

/** The strongest cue that ends just before `start`. */
export function cueBefore(text: string, start: number): Cue | undefined {
  const near = text.slice(Math.max(0, start - 60), start);
  if (!last.test(near) && near) return undefined;
  if (introduced.test(near)) return 'introduced';
  if (called.test(near)) return 'called';
  if (signed.test(near)) return 'signed';
  if (related.test(near) || kin.test(near)) return 'related';
  if (titled.test(near)) return 'titled';
  if (greeted.test(near)) return 'greeted';
  return named.test(near) ? 'named' : undefined;
}

const later =
  /^[,]? {0,2}(?:heter (?:jag|han|hon)\b|heter\b|är mitt namn|is my name|här(?=[.,!\s]|$)|here(?=[.,!\s]|$))/iu;
const acts =
  /^ {1,2}(?:har|sa|säger|sade|dog|gick bort|avled|fyller|bor|vill|ringde|skrev|heter|hette|är (?:sjuk|död|min|född|dement|gammal|\d)|var|fick|jobbar|lovade|hos er|på (?:er|kundtjänst|kundservice|kontoret)|i växeln|och jag|och min|undrar|has|said|died|wants|told|promised|passed)(?!\p{L})/iu;

/** True when what follows says that the word before is a name: "Bo heter jag", "Björn här". */
export const introducedAfter = (text: string, end: number): boolean => later.test(text.slice(end, end + 24));
/** True when what follows is something that a person does. */
export const actsAfter = (text: string, end: number): boolean => acts.test(text.slice(end, end + 24));
