import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** One voice of tokens.css as a Mantine colour. The shades differ only where Mantine asks for a tint or a filled tone. */
const voice = (name: string): MantineColorsTuple => {
  const [tint, line, tone] = [`var(--${name}-bg)`, `var(--${name}-line, var(--line))`, `var(--${name})`];
  return [tint, tint, line, line, tone, tone, tone, tone, tone, tone];
};
const voices = ['citizen', 'machine', 'human', 'risk', 'warn', 'ok'] as const;

/** Sufflör's language for Mantine: every value comes from tokens.css, so light and dark follow it. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '15px', lg: '18px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '8px', xl: '10px' },
  defaultRadius: 'sm',
  primaryColor: 'human',
  primaryShade: 6,
  colors: Object.fromEntries(voices.map((name) => [name, voice(name)])),
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Mantine's own variables, given tokens.css's values. Text on a filled voice is the paper's colour in dark, white in light. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-2)',
    '--mantine-color-anchor': 'var(--human)',
    '--mantine-color-error': 'var(--warn)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-primary-color-contrast': 'var(--on-human)',
    '--mantine-line-height': 'var(--leading)',
    '--mantine-shadow-md': 'var(--shadow)',
    '--mantine-shadow-sm': 'var(--shadow)',
    '--mantine-shadow-xl': 'var(--shadow)',
    ...Object.fromEntries(
      voices.flatMap((name) => [
        [`--mantine-color-${name}-filled`, `var(--${name})`],
        [`--mantine-color-${name}-filled-hover`, `var(--${name})`],
        [`--mantine-color-${name}-light`, `var(--${name}-bg)`],
        [`--mantine-color-${name}-light-hover`, `var(--${name}-bg)`],
        [`--mantine-color-${name}-light-color`, `var(--${name})`],
        [`--mantine-color-${name}-outline`, `var(--${name})`],
        [`--mantine-color-${name}-text`, `var(--${name})`],
      ]),
    ),
  },
  light: {},
  dark: {},
});
