import { Marked, type Tokens } from 'marked';

/** Headings of a text come below those of the page and of its widget. */
const HEADINGS_FROM = 2;

/**
 * Markdown as HTML of harmless elements alone. HTML in it is shown as the text that it is; links open in a page of their own that
 * knows nothing of this one, and lead nowhere where they would run a script; a picture from elsewhere, which the page may not load,
 * is a link to it. Whoever shows it has Angular sanitize it as well.
 */
export function safeMarkdown(text: string): string {
  return markdown.parse(text, { async: false });
}

const markdown = new Marked({
  gfm: true,
  renderer: {
    html({ text }: Tokens.HTML | Tokens.Tag) {
      return escaped(text);
    },
    heading({ tokens, depth }: Tokens.Heading) {
      const level = Math.min(6, depth + HEADINGS_FROM);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    link({ href, tokens }: Tokens.Link) {
      return linkTo(href, this.parser.parseInline(tokens));
    },
    image({ href, text }: Tokens.Image) {
      const words = escaped(text === '' ? href : text);
      return isOwn(href) ? `<img src="${escaped(href)}" alt="${escaped(text)}">` : linkTo(href, words);
    },
    checkbox({ checked }: Tokens.Checkbox) {
      return checked ? '☑ ' : '☐ ';
    },
  },
});

/** @param content HTML */
function linkTo(href: string, content: string): string {
  if (!isHarmless(href)) return content;
  return `<a href="${escaped(href)}" target="_blank" rel="noopener noreferrer">${content}</a>`;
}

/** Whether it is an address of a page or of a person, here or elsewhere. */
function isHarmless(href: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(href, document.baseURI).protocol);
  } catch {
    return false;
  }
}

/** Whether a picture comes from where the page comes from. */
function isOwn(href: string): boolean {
  try {
    return new URL(href, document.baseURI).origin === location.origin;
  } catch {
    return false;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
