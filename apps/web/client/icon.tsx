/** Sixteen-pixel line drawings, one stroke weight. A named icon is an image to a screen reader; an unnamed one is silent. */
const paths = {
  email:
    'M3 3h10a1.500 1.500 0 0 1 1.500 1.500v7A1.500 1.500 0 0 1 13 13H3a1.500 1.500 0 0 1-1.500-1.500v-7A1.500 1.500 0 0 1 3 3zM2 4.500 8 9l6-4.500',
  chat: 'M2 3.500h12v8H7L4 14v-2.500H2z',
  form: 'M4 1.500h8A1.500 1.500 0 0 1 13.500 3v10a1.500 1.500 0 0 1-1.500 1.500H4A1.500 1.500 0 0 1 2.500 13V3A1.500 1.500 0 0 1 4 1.500zM5 5h6M5 8h6M5 11h3',
  phone:
    'M3 2h3l1.200 3.200-1.600 1.300a8 8 0 0 0 3.900 3.900l1.300-1.600L14 10v3c0 .6-.5 1-1 1A11 11 0 0 1 2 3c0-.5.4-1 1-1z',
  letter: 'M2 5.500 8 2l6 3.500V14H2zM2 5.500 8 10l6-4.500',
  eye: 'M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8zM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0z',
  ok: 'm3 8.500 3.200 3L13 4.500',
  half: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 5v3.500M8 11v.1',
  find: 'M11.500 7a4.500 4.500 0 1 1-9 0 4.500 4.500 0 0 1 9 0zM10.500 10.500 14 14',
  down: 'm3 6 5 5 5-5',
  right: 'm6 3 5 5-5 5',
  left: 'M10 3 5 8l5 5',
  next: 'M2 8h11M9 4l4 4-4 4',
  hand: 'M2 5h10M9 2l3 3-3 3M14 11H4M7 8l-3 3 3 3',
  clock: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.500V8l2.500 1.500',
  warn: 'M8 2 1.500 13.500h13zM8 6.500V10M8 12v.1',
  file: 'M4 1.500h5l3.500 3.500v9.500H4zM9 1.500V5h3.500',
  more: 'M3.500 8h.1M8 8h.1M12.500 8h.1',
  close: 'm4 4 8 8M12 4l-8 8',
  shield: 'M8 1.500 13.500 4v4c0 3.500-2.500 5.500-5.500 6.500C5 13.500 2.500 11.500 2.500 8V4z',
} as const;
export type IconName = keyof typeof paths;

export const Icon = ({ name, label, size }: { name: IconName; label?: string; size?: number }) => (
  <svg
    className="icon"
    viewBox="0 0 16 16"
    {...(size ? { style: { width: size, height: size } } : {})}
    {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
  >
    <path d={paths[name]} strokeWidth={name === 'more' ? 2.4 : undefined} />
  </svg>
);
