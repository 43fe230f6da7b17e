// The look (UX.md): one deep teal accent, one warm warning, one red for harm or loss; neutral surfaces; body text at AAA contrast.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#eaf4f4', '#d5e8e8', '#aed3d4', '#84bcbe', '#5fa6a9', '#45969a', '#2f8589', '#187377', '#0b6166', '#064a4e',
];
const warm: MantineColorsTuple = [
  '#fdf3e4', '#fae3c3', '#f3c98b', '#ecae52', '#e29527', '#cc7f10', '#ad690a', '#8f5506', '#744405', '#5a3403',
];
const harm: MantineColorsTuple = [
  '#fdecec', '#f9d4d3', '#f0a9a7', '#e67f7c', '#dc5c58', '#cd403c', '#b92c2a', '#9d2020', '#7f1919', '#621313',
];
const gray: MantineColorsTuple = [
  '#f7f9f9', '#eff2f2', '#e2e7e8', '#d2d9da', '#b6c0c2', '#8e9a9d', '#59666a', '#424e52', '#2c3639', '#1a2224',
];
const dark: MantineColorsTuple = [
  '#dfe6e7', '#c3cdcf', '#a5b1b4', '#7d8a8e', '#556266', '#3a4649', '#29343a', '#1b2427', '#141b1e', '#0e1416',
];

const kSans = "'Source Sans 3 Variable', 'Noto Sans Arabic', 'Noto Naskh Arabic', 'Geeza Pro', 'Segoe UI', 'Malgun Gothic', "
  + "'Apple SD Gothic Neo', 'Noto Sans CJK KR', 'Noto Sans KR', system-ui, sans-serif";

export const theme = createTheme({
  colors: { teal, warm, harm, gray, dark },
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 7 },
  fontFamily: kSans,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  headings: { fontFamily: kSans, fontWeight: '650', sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' }, h2: { fontSize: '1.15rem', lineHeight: '1.35' }, h3: { fontSize: '1rem', lineHeight: '1.4' } } },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Modal: { styles: { title: { fontWeight: 650, fontSize: '1.15rem' } }, defaultProps: { centered: false, overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 120 } } },
    Drawer: { styles: { title: { fontWeight: 650, fontSize: '1.15rem' } }, defaultProps: { overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 120 } } },
    Badge: { defaultProps: { tt: 'none' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Menu: { defaultProps: { shadow: 'md', withinPortal: true } },
    InputWrapper: { styles: { label: { marginBottom: 3 } }, defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] } },
  },
});
