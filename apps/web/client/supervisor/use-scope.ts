import { useSearchParams } from 'react-router';
import { today } from '../editor/today.js';
import { wholeWeeks } from './figures.js';

export const periods = ['4', '8', '13', '26'] as const;
export type ScopeName = 'weeks' | 'against' | 'channel' | 'language' | 'order';

/** What figures are shown over. It stands in the address: the same link gives the same selection. */
export function useScope() {
  const [params, setParams] = useSearchParams();
  const value = (name: ScopeName, otherwise = '') => params.get(name) ?? otherwise;
  const weeks = periods.find((one) => one === params.get('weeks')) ?? '4';
  const choose = (name: ScopeName, to: string) =>
    setParams(
      (now) => {
        if (to) now.set(name, to);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  const query = {
    ...wholeWeeks(Number(weeks), today()),
    against: value('against', 'before'),
    channel: value('channel'),
    language: value('language'),
  };
  return { weeks, value, choose, query };
}
