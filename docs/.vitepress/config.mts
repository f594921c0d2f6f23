import { defineConfig } from 'vitepress'

const recipes = {
  'google-analytics': 'Google Analytics',
  'google-tag-manager': 'Google Tag Manager',
  'google-ads': 'Google Ads',
  meta: 'Meta pixel',
  matomo: 'Matomo',
  youtube: 'YouTube',
  nextjs: 'Next.js',
  wordpress: 'WordPress',
  spa: 'Single-page applications',
}

const migration = {
  'vanilla-cookieconsent': 'vanilla-cookieconsent',
  klaro: 'klaro',
  tarteaucitron: 'tarteaucitron',
  osano: 'Osano',
  cookiebot: 'Cookiebot',
  onetrust: 'OneTrust',
}

const list = (folder: string, pages: Record<string, string>) =>
  Object.entries(pages).map(([file, text]) => ({ text, link: `/${folder}/${file}` }))

export default defineConfig({
  title: 'Cookie Consent Tool',
  description:
    'Nothing optional runs until the visitor says so; it stops when they change their mind; both can be proved.',
  cleanUrls: true,
  outDir: '../.tmp/docs',
  cacheDir: '../.tmp/docs-cache',
  srcExclude: ['**/node_modules/**'],
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Configuration', link: '/reference/configuration' },
      { text: 'API', link: '/reference/api' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'Five minutes', link: '/start' },
          { text: 'Embedding', link: '/embedding' },
          { text: 'Marking tags', link: '/marking' },
          { text: 'Layouts and themes', link: '/theming' },
          { text: 'Fairness', link: '/fairness' },
          { text: 'Regions, signals, other choices', link: '/regions' },
          { text: 'Receipts and collector', link: '/receipts' },
          { text: 'Several domains', link: '/domains' },
          { text: 'Languages', link: '/languages' },
          { text: 'What a page script cannot stop', link: '/limits' },
          { text: 'What becomes of a page', link: '/lifecycle' },
          { text: 'Accessibility', link: '/accessibility' },
          { text: 'Size and speed', link: '/budget' },
        ],
      },
      { text: 'Recipes', items: list('recipes', recipes) },
      { text: 'Coming from', items: list('migration', migration) },
      {
        text: 'Reference',
        items: [
          { text: 'Configuration', link: '/reference/configuration' },
          { text: 'API', link: '/reference/api' },
          { text: 'Known services', link: '/reference/services' },
          { text: 'Texts', link: '/reference/texts' },
          { text: 'Releases', link: '/releases' },
        ],
      },
    ],
  },
})
