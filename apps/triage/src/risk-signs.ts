/**
 * What gives a risk away, in Swedish and English. `says` is enough alone in one clause; `together` are pairs that must
 * occur in the same contact; `means` are idioms and look-alikes, cut out of the text before it is read. Clauses are
 * normalised, in lower case, with a space at both ends.
 */
export type Signs = { says: RegExp[]; together?: [RegExp, RegExp][]; means?: RegExp };

const CHILD =
  /\b(?:barn|barnen|barnet|barnbarn\w*|pojken|pojke|pojkar|kille|flicka|flickan|bebis\w*|ungar|ungarna|elev|sonson\w*|dotterson\w*|grandson|granddaughter|child|children|kid|kids|baby|im 1[0-7]|i am 1[0-7]|jag är (?:1[0-7]|tolv|tretton|fjorton|femton|sexton|sjutton)|\((?:[0-9]|1[0-7])\)|, (?:[1-9]|1[0-7]),|minsta|småbarn|årig\w*|åring)/u;
const RELATIVE =
  /(?:man|make|maken|exman|exmake|ex|exet|sambo|sambon|pojkvän|fru|frun|hustru|son|sonen|dotter|dottern|bror|brorsa\w*|syster|svärson|svärdotter|barnbarn\w*|stjuvfar|styvfar|styvpappa|pappa|mamma|mor|far|husband|wife|partner|boyfriend|son|daughter|brother|stepdad|stepfather|ex-husband|han|hon|he|she)/u;

export const SIGNS: Record<string, Signs> = {
  suicidal: {
    says: [
      /\b(?:ta|tar|tagit|ska ta|vill ta|tänker ta) livet av (?:mig|sig)\b/u,
      /självmord|suicid/u,
      /(?:vill|orkar|tänker|kan|ids|vågar) (?:inte|ej|int|icke) (?:\w+ ){0,2}(?:leva|finnas|vakna|vara kvar)/u,
      /(?:vill|önskar) (?:jag |bara |att jag (?:fick|kunde) |helst |få )*(?:dö|försvinna för gott|somna in|slippa leva|slippa finnas)\b/u,
      /önskar att jag vore död|lika bra att dö|hellre dö|bättre om jag (?:var|vore) död/u,
      /slut på (?:allt|alltihop|livet|lidandet|eländet|mitt liv)\b/u,
      /avsluta (?:mitt liv|livet|allt|allting|alltihop)\b/u,
      /göra? slut på (?:mig|det hela)/u,
      /(?:ingen mening|inget hopp|ingen idé|meningslöst) (?:\w+ ){0,3}(?:leva|livet|nåt|något|nånting|någonting|allt|fortsätta)/u,
      /inget (?:\w+ )?(?:att )?leva för/u,
      /inte leva (?:längre|mer|så här|vidare)/u,
      /(?:skär|skar|skära|skurit|hänga|hänger|skjuta|dränka|dräpa) mig(?: själv)?\b/u,
      /hoppa (?:från|framför|ut från|i älven|av bron)|(?:vid|på|från) (?:bron|tågspåret|spåret|rälsen|perrongen)/u,
      /(?:sparat|samlat|tar|ta|tog|räknat|svälja) (?:\w+ ){0,3}(?:tabletter|tabletterna|sömntabletter\w*|piller|pillren)/u,
      /ingen (?:skulle|kommer att|kommer) (?:\w+ )?sakna/u,
      /bättre utan mig|slipper ni (?:mig|höra av mig)|när ni läser (?:det här|detta)/u,
      /sista brevet|avskedsbrev|brev till barnen/u,
      /inte (?:vara|är|finns|vara med) (?:kvar )?(?:till|efter) (?:helgen|i morgon|imorgon|jul|på måndag)|inte kvar till helgen|inte tänker vakna|inte vakna/u,
      /vill bara till (?:honom|henne|min man|min fru)/u,
      /orkar (?:inte|int|ej) (?:\w+ )?(?:mer|längre|kämpa) [\s\S]*(?:hejdå|adjö|farväl|innan det|förlåt mig|ingen mening)/u,
      /livet är (?:slut|över|inte värt)|inte värt att leva|trött på livet|trött på att leva/u,
      /\b(?:kill|killing|hang|harm|hurt|cut|cutting|shoot|drown) myself\b/u,
      /(?:end|ending|take|taking) (?:my|her|his|their) (?:own )?life|end it all|ending it all/u,
      /(?:want|wants|wish|rather|ready) (?:to )?(?:be dead|die)\b|wish i (?:was|were) dead|rather be dead/u,
      /(?:don.?t|do not|doesn.?t|no longer|not) (?:want|wish|wants) to (?:live|be here|wake up|go on|be alive)|can.?t (?:go on|live)(?: like this| anymore| any more| any longer| living)?\b(?! (?:on|without (?:a|the)|in))/u,
      /(?:no|any) (?:reason|point)(?: left)? (?:to|in) (?:live|living|going on|go on)|nothing (?:left )?to live for|better off without me|nobody would miss me|won.?t be here (?:tomorrow|anymore|next)/u,
      /overdose|saved up (?:my |the )?(?:pills|tablets)|goodbye (?:everyone|world|forever)/u,
      /(?:tänker|planerar|funderar på|ska|vill) (?:att )?(?:\w+ ){0,2}(?:göra (?:mig|sig) illa|skada (?:mig|sig) själv)/u,
    ],
    means:
      /livet av (?:mig|sig) (?:av|på) (?:skratt|era|er |den|nyfiken)|dö(?:r)? av (?:nyfikenhet|skratt|skam|hunger på|tristess|leda)|tar (?:snart )?(?:livet|död) (?:av|på) (?:den|det|datorn|min)|dying to|killing me with|(?:om|när|ifall|innan|den dag) (?:jag|man|vi|någon) (?:skulle )?(?:dör|dö|går bort|avlider)/gu,
  },
  threat: {
    says: [
      /slå[r]? (?:ihjäl|ner|ned|sönder|in (?:dörren|skallen|rutan))|slå (?:dig|er|den|honom|henne|dom|handläggare)|spöa?[r]? (?:upp )?(?:mig|dig|er|honom|henne|den)|spö(?: av| upp)?\b.*\b(?:er|du|honom)/u,
      /\b(?:döda|mörda|skjuta|skjuter|knivhugga|hugga|strypa|skada) (?:dig|er|honom|henne|dom|den|någon|nån|handläggar\w*|alla|hela|han|hon|chefen)/u,
      /gevär|bössa|pistol|\byxa\b|basebollträ|bensindunk|molotov|handgranat|vapen/u,
      /\b(?:en|med) kniv\b.*(?:kontor|er|handlägg)|(?:kontor|er|handlägg).*\bmed kniv\b/u,
      /\bbomb(?:en|hot|a)?\b|spränga?\b|spränger|bränn(?:a|er) (?:ner|ned|upp)|tänd(?:a|er) (?:på|eld)|brinner lätt|brinna/u,
      /vet (?:precis |exakt |nog |jag )?(?:var|vart|vem|vilken) (?:du|ni|hon|han|dom|hans|hennes|dina|era) .{0,40}(?:bor|parkerar|jobbar|går|hämtar|har kontoret|heter|kontor)|vet var ni har|reda på var (?:du|hon|han|ni) bor|vet vem du är|du vet vem du är/u,
      /(?:dina|era|hans|hennes) (?:barn|ungar|familj|fru|dotter)\b.{0,50}(?:skola|går på|dagis|akta|synd|hem)/u,
      /blir det blod|blod på|(?:ni|du|dom|hon|han) (?:ska|kommer att|kommer|skall) (?:få )?(?:ångra|betala för|ångra er|ångra dig|lida|sota)|ska ni få se|får ni skylla er själva|sista varningen|passa (?:dig|er)\b|akta (?:dig|er)\b|hämnas|hämnd|se er om|(?:du|ni) är (?:en )?död/u,
      /(?:annars|då) (?:kommer|åker|går|står) jag (?:ner |dit |till |in |hem |utanför )?(?:.{0,30}(?:kontor|porten|er\b|dig))|utanför (?:porten|ert kontor|kontoret|dörren) när ni|är inte ensam/u,
      /hotar (?:mig|oss|honom|henne) .{0,50}(?:om jag|om vi|spö|slå)|hota(?:r|t) (?:er|personalen|handlägg)/u,
      /\b(?:kill|shoot|stab|murder|strangle) (?:you|him|her|them|someone|everyone|all|whoever|the)\b|(?:hurt|harm) (?:you|him|her|them|someone|your)|\bbomb\b|burn (?:down|your|the|it)|blow up|\b(?:gun|rifle|axe|knife|petrol)\b.{0,60}(?:office|you|your)|(?:office|you|your).{0,40}\b(?:gun|rifle|axe|knife|petrol)\b/u,
      /know where (?:you|she|he|they|your) .{0,25}(?:live|lives|work|works|park|parks|sleep|kids|office)|(?:you|they|she|he).?(?:ll| will) (?:regret|be sorry|pay for)|watch your back|i.?ll (?:come for|find you|get you|beat)|will find (?:the|you|her|him)|or else you|last warning/u,
    ],
    means:
      /slå (?:näven|ett slag|vad|till|fast|mig till ro|larm|på|av|ihop|upp|er ihop)|slår? ner som en bomb|bombarder\w*|skjut(?:a|er|s|it)? (?:upp|in|till|på framtiden|fram)|kniv(?:en)? på strupen|brinner i knutarna|brinner (?:i )?(?:det|inne)|shoot(?:ing)? (?:yourselves?|myself|yourself|ourselves) in the foot|shoot me an? (?:e?mail|message)|död(?:a|ande)? (?:vinkel|linje|fond\w*)|akta er för|passa er för|vad ska jag akta|kill (?:the|my) (?:time|computer|process)|axe (?:the|my) (?:scheme|pension)|time bomb|photo bomb|mördande tråkig\w*|kokar? av ilska|eld och lågor/gu,
  },
  'domestic-violence': {
    says: [
      /(?<!det )(?:slår och|slår|slog|slagit|sparkar|sparkat|knuffar|knuffat|stryper|strypt|misshandlar|misshandlade|misshandlat|hotar|hotat|trakasserar|våldtar|våldtagit|ofredar|förföljer|kontrollerar|terroriserar) (?:mig|henne|honom|oss|mamma|pappa|mor|far|sin|sitt|barnen|modern|fadern|kastar|sparkar)/u,
      /misshandel|misshandlad|misshandlat mig|blir slagen|blev slagen|blivit slagen|utsätts för våld|utsatt för våld|våld i (?:hemmet|nära)|våldsam|(?:fysiskt|psykiskt|ekonomiskt) våld|kvinnojour|kvinnofrid|skyddat boende|kvinnohus|mansjour|besöksförbud|kontaktförbud/u,
      /(?:är|så|jätte|livrädd|rädd) ?(?:rädd|livrädd|skräckslagen) för (?:honom|henne|min|sin|sonen|dottern|maken|mannen|brodern)|rädd för (?:honom|min man|min son|sin son|sonen|min dotter|maken|mitt ex|min sambo)/u,
      /som jag flydde från|flytt från (?:min|honom|mannen|mitt)|flydde från (?:min|honom|mannen)|måste (?:lämna|fly från) (?:min|honom|mannen) .*(?:stryp|slå|dricker|våld|rädd)/u,
      /blåmärken|blåtira|blå(?:tt)? öga/u,
      /(?:tvingar|tvingade|tvingat|tvingas) (?:mig|henne|honom|mamma|pappa|mor|far|av)/u,
      /(?:han|hon|mannen|maken|frun) (?:får|fick) (?:inte|absolut inte|aldrig) (?:veta|höra|se|reda)|utan att (?:min man|han|maken|mannen|min son|sonen|min fru|hon) (?:får veta|vet|märker|ser)|prata lågt|låser in (?:mig|henne|honom)|inlåst/u,
      /(?:skriker|gapar|vrålar) (?:åt|på) (?:mig|henne|honom|mamma|pappa)/u,
      /\b(?:beats?|beating|hits?|hitting|hurts|kicks?|chokes?|strangled|abuses?|abused|threatens?|threatened|controls) (?:me|her|him|mum|mom|dad|us|my (?:mother|father|mum|mom|dad|sister))\b|\b(?:abusive|domestic (?:abuse|violence)|women.?s (?:shelter|refuge)|safe house|violent|restraining order)\b|(?:afraid|scared|terrified) of (?:him|her|my (?:husband|son|wife|partner|ex|brother|daughter))|forced (?:me|her|him) to|twisted my arm|bruises/u,
    ],
    together: [
      [
        /(?:tar|tagit|tog|stjäl|snor|snott|tömmer|tömt|lägger beslag|lagt beslag|utnyttjar|lurar|takes|took|steals|empties)(?: \w+){0,3} (?:pengar|pengarna|pension|pensionen|bankkort|bankkortet|kort|kortet|konto|kontot|bankdosa|bankid|money|card|pension|bank card)/u,
        /(?:rädd|vågar (?:inte|ej)|skriker|knuffar|slår|hotar|tvingar|skyddslös|gråter|afraid|scared|hits|beats|yells)/u,
      ],
      [
        /(?:vågar (?:inte|ej|aldrig)|dare not|too scared)/u,
        new RegExp(`(?:för|inför|hemma|framför|because of|near) (?:\\w+ )?${RELATIVE.source}\\b`, 'u'),
      ],
    ],
    means:
      /det slår mig|slog (?:det )?mig (?:att|nyss)|slår mig till ro|slagit mig till ro|slagna? av (?:er|häpnad|siffran|beloppet)|slag i ansiktet|slår? vi|beaten (?:by|to)|ramlat\b.*|hit me (?:that|with|hard)|it hit me|hotar (?:oss )?med (?:återkrav|inkasso|kronofogden|avgift)|ni (?:tvingar|hotar|slår) (?:mig|oss|folk)|ni hotat mig|your letter .*hit/gu,
  },
  'protected-identity': {
    says: [
      /skydda(?:d|t|de) (?:identitet|personuppgift\w*|uppgifter|adress|folkbokföring|id\b|namn)|sekretess ?(?:markering|markerad|markerade|skydd|skyddad)|(?:har|fått|med) sekretess\b|fingera(?:d|de)|kvarskriv\w*|kvarskriven|spärrmarkering|spärrmarkerad|förmedlingsuppdrag\w*/u,
      /(?:hemlig|dold|skyddad|gömd)[at]? (?:adress|identitet|bostad|boende|ort|plats)|jag är (?:skyddad|hemlig|gömd)|lever (?:skyddat|gömd|gömt|under skydd|under (?:en )?(?:skyddad|hemlig|annan))|skydd på (?:min|vår|hennes) adress|har skydd på\b|skyddsmarkering/u,
      /(?:ingen|han|de|dom|släkten|släktingarna|mannen|exet|honom) (?:\w+ ){0,4}(?:får|ska|kan) (?:absolut |aldrig )?(?:inte )?(?:veta|se|reda på|hitta|få veta) (?:var|vart|mig|oss|min adress|adressen|var barnen)|ingen får veta (?:var|vart)|kan hitta (?:mig|oss)|hittar (?:han )?(?:mig|oss)|röj(?:t|er|a|de) (?:min|mina|vår|adress)/u,
      /protected (?:identity|address|personal|data|details)|(?:secret|hidden|confidential|concealed) (?:identity|address|location)|new identity|witness protection|in hiding|(?:he|they|my ex) (?:must not|mustn.?t|cannot|can.?t|should not) (?:\w+ ){0,2}(?:know|find|see) (?:where|my|our|me|us)/u,
    ],
    means:
      /i allmänhet .*skydd\w* \w+|hemligt telefonnummer|skydda(?:d|t)? mot|folk med skyddade|de som har skyddade|personer med skyddade|skriver ett arbete.*|säker inloggning/gu,
  },
  dementia: {
    says: [
      /\bdement\w*|demens(?! ?(?:boende|avdelning|hem))\w*|alzh?ei?mer\w*|lewy|minnesmottagning\w*|minnesutredning|minnesteam|kognitiv|frontallob\w*|minnessjuk\w*|minnessvårigheter|minnesproblem|minnesstörning/u,
      /(?:minns|kommer ihåg|fattar|förstår|vet|känner igen|hittar) (?:inte|ingenting|inget|int) (?:\w+ )?(?:längre|mer|vad hon|vad han|mig|oss|vilken dag|vilket år|vem|var (?:hon|han)|av (?:sina|era))|glömmer (?:allt|bort allt|allting|att (?:äta|betala|hon|han)|bort)|tappa(?:t|r|de) minnet|minnet (?:sviktar|är dåligt|är borta|sviker)/u,
      /(?:mamma|pappa|mor|far|man|make|maken|fru|hustru|farmor|farfar|mormor|morfar|moster|faster|granne|tant|hon|han|kund|klient|huvudman\w*|boende|moder)\b.{0,40}\b(?:glömsk|förvirrad|virrig|senil|osammanhängande|tankspridd|desorienterad|åderförkalkad|gaggig|snurrig)/u,
      /vad var det jag (?:ville|skulle|ringde)|var det jag som ringde|vet inte vad det är för dag|är det (?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag) (?:idag|i dag|nu)|vem är det jag (?:pratar|talar)|jag vet inte (?:vad|varför) jag (?:ringer|ringde)|ringde jag (?:inte )?nyss|har jag ringt/u,
      /\b(?:dementia|demented|alzheimers?|alzheimer.?s|memory (?:loss|clinic|problems|issues))\b|(?:mother|father|mum|mom|dad|husband|wife|neighbour|neighbor|aunt|uncle|he|she|grandma|grandpa)\b.{0,40}\b(?:is (?:very |getting |so |often )?(?:confused|forgetful|senile)|forgets (?:everything|things)|can.?t remember|doesn.?t (?:remember|recognise|recognize|know who))/u,
    ],
    means:
      /demens(?:boende\w*|avdelning\w*|teamet)|vet inte riktigt vem|jag (?:blir|är|blev) (?:ju |väl |nog |snart |alldeles |helt |så )*(?:senil|dement|förvirrad|tokig|snurrig|virrig|gaggig)|(?:ifall|om) (?:någon|nån|en|jag|vi|man)(?: av oss)? (?:skulle )?(?:bli|blir) (?:dement|glömsk|senil)|losing my marbles|lost my mind|before dementia|utbildning.*demens|jobbar (?:med|på) (?:ett )?demens\w*|dementera\w*/gu,
  },
  'acute-money': {
    says: [
      /(?:ingen|inte|utan|slut på|råd med|pengar till|har inte till|inget till|handla|köpa|nån) mat\b|mat(?:en)? (?:hemma|tar slut|är slut|för dagen)|matpengar|matkasse\w*|soppkök|tigga|tigger|frysen är tom|skafferiet|kylskåp(?:et)? (?:är |ekar |står )?tomt|tomt kylskåp|tomt i kylen|kylen är tom|inte ätit|har inget att äta|inget (?:att )?äta|nåt att äta|vad ska (?:jag|vi|man) äta|äta (?:dig )?mätt|går hungrig|hungrar|hungrig|svälter|\bsvälta\b/u,
      /(?:medicin\w*|insulin\w*|blodtrycksmedicin\w*|hjärtmedicin\w*|tabletter|receptet|recept).{0,60}(?:inte råd|inga pengar|kan (?:inte|ej)|utan|får inte ut|låtit bli|råd|pengar)|(?:kan inte|inte råd|råd|klarar inte|får inte ut|hämta ut|inga pengar|låtit bli|räcker inte).{0,50}(?:medicin|insulin|recept)/u,
      /(?:blir|blivit|bli|att|ska|hotad? av|riskerar|riskerar att) (?:\w+ )?vräk(?:t|a|er|ning|s|as|ta|ningen)|vräker|bostadslös|hemlös|på gatan|sover i (?:bilen|trapphus\w*|en bil|källaren)|avhys\w*|(?:elen|strömmen|värmen|vattnet) (?:är |blir |har )?(?:blivit )?(?:avstängd|stängts|stängd|bruten|bryts|avstängt)|(?:stängde|stängt|stänger) (?:de |dom )?av (?:elen|strömmen|värmen)/u,
      /(?:har|bara|finns|endast) (?:\w+ )?(?:noll|0|[1-9]\d{0,2}|tio|tjugo|trettio|fyrtio|femtio|sextio|hundra|tvåhundra|trehundra) (?:kr|kronor|spänn|kronors?) (?:kvar|på kontot)|[1-9]\d{0,2} (?:kr|kronor|spänn) kvar|(?:inte ett öre|inte en krona|inga pengar) kvar|helt pank|barskrapad|lånar? (?:\w+ ){0,4}(?:till|för|av) (?:\w+ ){0,2}(?:för |till )?mat|lånat av alla|lever på (?:nudlar|bröd|lån|andra)|inte (?:ens )?till (?:blöjor|mat|hyran)|köpa (?:ersättning|blöjor|mat)/u,
      /(?:nothing|no money|anything|enough) (?:left )?(?:to eat|for food|for groceries)|no food|can.?t (?:afford|buy|pay for|get) (?:\w+ ){0,2}(?:food|medicine|medication|insulin|eat|pills|groceries)|(?:haven.?t|not) eaten|starving|hungry|food bank|evict\w*|wants me out|homeless|sleeping in (?:my|the) car|(?:power|electricity|heating) (?:was |has been |is )?(?:cut|shut|turned) off|(?:no|not a) (?:money|penny|krona) (?:left|at all)|only (?:\d+|a few) (?:kr|kronor|euros?|dollars) left/u,
      /(?:kan inte|klarar inte|klarar inte av att|inte råd att|hur ska jag|ej) (?:betala|få ihop)(?: \w+)? (?:hyran|hyra|elen|maten)|hyres?värden (?:ringer|hotar)|kronofogden kommer/u,
    ],
    together: [
      [
        /(?:inte ett öre|inga pengar|noll kvar|0 kvar|utan pengar|ingen inkomst|no money|nothing left)/u,
        /(?:hyran|hyra|mat|medicin\w*|barn\w*|ungar\w*|elen|snälla|förtvivlad|desperat|lånat|lånar|rent|kids|please|desperate)/u,
      ],
    ],
    means:
      /skämt åsido.*|svälta ihjäl eller|pank efter (?:jul\w*|semester\w*)|ruinera\w*|broke (?:af|on the)|hungrig på|har (?:sparade pengar|besparingar|sparpengar|buffert)|not urgent|i have savings|inte akut|ingen brådska|mår bra|klarar mig|utan pengarna|matkonto|löptid/gu,
  },
  'fraud-ongoing': {
    says: [
      /(?:gett|gav|gett ut|lämnat|lämnade|lämnat ut|uppgett|uppgav|läst upp|läste upp|sagt|sa|skickat|delat|knappat in|slog in|skrev in|skrivit in|fyllde i|fyllt i) (?:\w+ ){0,6}(?:kod\w*|bankkod\w*|siffrorna|bankuppgift\w*|bankid|bank id|dosa\w*|kontonr|kontonummer|kontouppgift\w*|kortnummer|kortuppgift\w*|kortet|uppgifter\w*|personnummer\w*|pass(?:et|foto)?|lösenord\w*|zqpersonnummer|zqaccount|cvc)/u,
      /legitimera(?:t|de) (?:mig|sig|henne|honom) (?:åt|för|med|hos nån|hos någon|till)|legitimerade mig med bankid|(?:jag gjorde det|och det gjorde jag|så det gjorde jag|jag gav)[ ,.!].*(?:rädd|lurad|hjälp)|(?:signerade|skrev under|godkände|godkänt|signerat) (?:\w+ ){0,4}(?:bankid|bank id|appen|åt)|klicka(?:t|de) (?:\w+ ){0,3}(?:länk\w*|sms\w*)|följde länken/u,
      /(?:nån|någon|nån annan|någon annan|främmande|okänd|en bedragare|bedragare\w*|de|dom) (?:\w+ ){0,5}(?:loggat in|bytt (?:mina|alla|mammas|hans|hennes|mitt)|byter (?:mina|alla)|ändrat (?:mitt|mina|kontot|hans|hennes|mammas)|varit inne|tagit sig in|kommit (?:in|åt)|kapat|skickat in (?:fondbyten|ansökan)|stulit|tömt|ansökt i mitt|tagit ut|installerat|fått (?:honom|henne|mamma|pappa) att)|(?:bytt|byter|ändrat) (?:mina )?(?:pensions)?fonder.*(?:inte gjort|inte jag|utan att)|alla mina fonder utbytta|bytt mina (?:pensions)?fonder/u,
      /(?:blivit|blev|är|har) (?:\w+ )?(?:lurad|lurade|blåst|bedragen|skimmad|kapad|hackad)|lurat (?:av )?(?:mig|henne|honom|mamma|pappa|min)|stulit (?:min identitet|mitt bankid|mina)|id-kapning|identitetsstöld|kontot? (?:är |blev |har blivit )?(?:tömt|tömdes|länsat)|tömma kontot|pengar(?:na)? (?:dras|försvinner|försvann|har försvunnit|är borta)(?: \w+){0,3} (?:från|kontot|medan)|ser (?:jag )?en överföring|bedragares? (?:uppmaning|konto)/u,
      /(?:andra luren|i luren nu|i telefonen? (?:nu|just nu|hon väntar|han väntar)|väntar kvar|är kvar där|på tråden nu|just nu på telefon|på väg (?:hit|hem) .*(?:kort|bankdosa)|i köket|står vid dörren|vid dörren nu)|teamviewer|anydesk|fjärrstyr\w*|musen rör sig|(?:han|hon|de|dom|mannen|nån|någon) (?:vill|ber|bad|säger) (?:att )?(?:jag |mig |hon |han |henne )?(?:ska )?(?:öppna|logga in|trycka|signera|starta) (?:\w+ ){0,4}(?:bankid|bank id|appen|ja i)|vill ha (?:hennes|mitt|hans|mammas|mina) (?:kort|kod\w*|bankid|bank id|dosa)|vill ha bankid/u,
      /(?:gave|given|told|sent|shared|entered|typed|read out) (?:\w+ ){0,5}(?:code|codes|bankid|bank id|pin|card|password|iban|passport|details|account number|photo)|(?:someone|somebody|they|a (?:guy|man|woman)) (?:\w+ ){0,4}(?:changed my|logging in|logged in|hacked|stole|stolen|emptied|transferred|installed|took over|is asking me)|(?:been|got|was|were) (?:scammed|tricked|conned|hacked|defrauded)|clicked (?:\w+ ){0,3}link|mouse is moving|on the (?:other )?(?:line|phone) (?:right )?now|money is (?:leaving|disappearing|gone)/u,
    ],
    means:
      /raderade|inte gjort n(?:åt|ågot) än|vill bara tipsa|är det vanligt|rena bedrägeriet|rånad\w*|daylight robbery|skyddad mot|lurade? (?:av er|ni)|ni (?:har )?lurat|ni lura\w*|ni (?:har )?stulit|klickade? (?:\w+ ){0,2}(?:på er|på mina sidor)|highway robbery|har ni (?:gett|lämnat)|gav (?:ni|er|mitt nya)|lämnade (?:ni|in)|skickade (?:ni|in)|legitimerat mig (?:på|hos) (?:er|mina sidor)|sagt upp/gu,
  },
  'child-in-need': {
    says: [
      /barn\w*(?: \(\d+\))? som far illa|far illa|orosanmälan|omhändertag\w*|placerad akut|föräldralös\w*|familjehem\w*.*(?:akut|illa|oro)/u,
      /(?:lämnas|lämnad|är|left|sitter|bor) (?:helt )?(?:ensam|alone|själv)(?: hemma| in the flat| om nätterna| at night| nu)/u,
      /(?:stepdad|stepfather|dad|mum|mom|father|mother|stjuvfar|styvfar|styvpappa|pappa|mamma) (?:\w+ ){0,2}(?:hits|beats|slår) me/u,
    ],
    together: [
      [
        CHILD,
        /(?:ingen mat|kylskåp(?:et)? (?:är )?tomt|tomt kylskåp|får inte mat|inte ätit|hungrig|fryser|inga (?:kläder|skor|vinterkläder)|ingen (?:tar hand|bryr sig)|tar hand om (?:\w+ )?riktigt|inte (?:varit|gått) i (?:skolan|förskolan)|sover (?:hos|på|i)|super|dricker|sprit|missbruk\w*|knark\w*|droger|slår|misshandl\w*|somnar på lektion\w*|komma hit för att få äta|få äta|sandaler i|inga pengar till mat|inte heller vill ha|ingen vill ha|duschat|lagt beslag|används inte för|far illa|vanvård\w*|ersättning till bebis\w*|köpa ersättning|blöjor|självskad\w*|rädd för|rymt|ensam hemma|hemlös\w*|no food|hungry|no clothes|alone|drinks|drunk|drugs|neglect\w*|hits|beats|not used for|hasn.?t eaten|nobody (?:takes care|looks after))/u,
      ],
    ],
    means:
      /hjälplöst barn|övergivet barn|åt mig ur huset|som ett barn|barnsligt|vi mår bra|barnpension i allmänhet|ensam (?:vårdnad|förälder|med (?:två|tre|fyra|ett|mina))|barnår\w*/gu,
  },
};
