import { randomInt } from 'node:crypto';

/** An invented citizen. Nobody has these numbers: personnummer end in 980–999 (Skatteverket's test range), phones are PTS's fictitious ones. */
export interface InventedCitizen {
  name: string;
  email: string;
  personnummer: string;
  phone: string;
  address: string;
}

const first = [
  'Ingrid',
  'Lars',
  'Birgit',
  'Mohammed',
  'Eva',
  'Sven',
  'Aino',
  'Gunnar',
  'Margareta',
  'Dragan',
  'Kerstin',
  'Rolf',
  'Fatima',
  'Bengt',
  'Siv',
  'Arne',
  'Leila',
  'Ulla',
  'Göran',
  'Marianne',
];
const last = [
  'Lindström',
  'Bergqvist',
  'Hassan',
  'Nyman',
  'Korhonen',
  'Sjöberg',
  'Petrović',
  'Åberg',
  'Wallin',
  'Öhman',
  'Sandell',
  'Ekdahl',
  'Haddad',
  'Forsman',
  'Lundin',
];
const streets = ['Storgatan', 'Björkvägen', 'Kyrkogatan', 'Skolgatan', 'Ängsvägen', 'Parkgatan'];
const towns = [
  '171 45 Solna',
  '852 31 Sundsvall',
  '602 23 Norrköping',
  '393 50 Kalmar',
  '972 38 Luleå',
  '451 42 Uddevalla',
];

const pick = <T>(from: readonly T[]): T => from[randomInt(from.length)] as T;
const two = (number: number): string => String(number).padStart(2, '0');

/** Someone who does not exist. */
export function invent(): InventedCitizen {
  const [given, surname] = [pick(first), pick(last)];
  const ascii = `${given}.${surname}`
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z.]/g, '');
  return {
    name: `${given} ${surname}`,
    email: `${ascii}${randomInt(10, 99)}@medborgare.example`,
    personnummer: testNumber(randomInt(1936, 1964), randomInt(1, 13), randomInt(1, 28), randomInt(980, 1000)),
    phone: `070-174 06 ${two(randomInt(5, 100))}`,
    address: `${pick(streets)} ${randomInt(1, 90)}, ${pick(towns)}`,
  };
}

/** A personnummer of the test range with its right check digit (Luhn over the ten digits). */
export function testNumber(year: number, month: number, day: number, birth: number): string {
  const nine = `${two(year % 100)}${two(month)}${two(day)}${String(birth).padStart(3, '0')}`;
  const sum = [...nine].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${year}${nine.slice(2, 6)}-${String(birth).padStart(3, '0')}${(10 - (sum % 10)) % 10}`;
}

/** Fills the pack's `{person}`-style marks with a citizen's invented data. */
export function fill(text: string, citizen: InventedCitizen): string {
  const values: Record<string, string> = {
    person: citizen.name,
    person2: invent().name,
    personnummer: citizen.personnummer,
    phone: citizen.phone,
    email: citizen.email,
    address: citizen.address,
    account: `8327-9, ${randomInt(100, 999)} ${randomInt(100, 999)} ${randomInt(100, 999)}-${randomInt(0, 9)}`,
    case: `${randomInt(2024, 2027)}-${randomInt(100_000, 999_999)}`,
  };
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark);
}
