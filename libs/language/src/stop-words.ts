const swedish =
  'och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin ' +
  'nu har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad över än ' +
  'dig kan sina här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt ' +
  'ni bli blev oss din dessa några deras blir mina samma vilken er sådan vår blivit dess inom mellan sådant varför ' +
  'varje vilka ditt vem vilket sitta sådana vart dina vars vårt våra ert era vilkas ska måste får finns';
const english =
  'i me my myself we our ours you your yours he him his she her it its they them their what which who this that these ' +
  'those am is are was were be been being have has had do does did a an the and but if or because as until while of at ' +
  'by for with about into through to from up down in out on off over under again then here there when where why how all ' +
  'any both each few more most other some such no nor not only own same so than too very can will just should now';

/** Words that carry no subject. Swedish: the Snowball list and four more that citizens use in every question. */
export const stopWords: Readonly<Record<'sv' | 'en', ReadonlySet<string>>> = {
  sv: new Set(swedish.split(' ')),
  en: new Set(english.split(' ')),
};
