import { aWidget } from '../../../../../testing/fake-board';
import { showWidget } from '../../../../../testing/show-widget';
import { TextWidget } from './text';

async function written(text: string): Promise<HTMLElement> {
  return (await showWidget(TextWidget, aWidget('text', { text }))).settle();
}

describe('the text of a dashboard', () => {
  it('is Markdown: headings below that of the widget, lists, tables, code', async () => {
    const text = await written('# Engine\n\n- oil\n- **water**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done');
    expect(text.querySelector('h3')?.textContent).toBe('Engine');
    expect(text.querySelector('strong')?.textContent).toBe('water');
    expect(text.querySelectorAll('td')).toHaveLength(2);
    expect(text.textContent).toContain('☑ done');
  });

  it('opens links in a page of their own that knows nothing of this one', async () => {
    const link = (await written('[docs](https://example.org/?a=1&b=2)')).querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://example.org/?a=1&b=2');
    expect(link?.getAttribute('target')).toBe('_blank');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick=alert(1)>b</b>',
    '<iframe src="https://example.org"></iframe>',
    '<svg onload=alert(1)>',
    '```\n<script>alert(1)</script>\n```',
  ])('shows HTML as the text that it is: %s', async (html) => {
    const text = await written(html);
    expect(text.querySelector('script, img, b, iframe, svg')).toBeNull();
    expect(text.textContent).toContain(html.replaceAll('```', '').trim());
  });

  it.each([
    '[press](javascript:alert(1))',
    '[press](JaVaScRiPt:alert(1))',
    '[press](java\nscript:alert(1))',
    '[press](data:text/html,<script>alert(1)</script>)',
    '<javascript:alert(1)>',
    '[press](vbscript:x "title")',
  ])('has no link that would run a script: %s', async (markdown) => {
    expect((await written(markdown)).querySelector('a')).toBeNull();
  });

  it('cannot break out of an attribute', async () => {
    const text = await written('[a](https://example.org/"onmouseover="alert(1)) ![x" onerror="alert(1)](/pic.png)');
    expect([...text.querySelectorAll('*')].flatMap((each) => each.getAttributeNames())).not.toContain('onmouseover');
    expect(text.querySelector('img')?.getAttributeNames()).toEqual(['src', 'alt']);
  });

  it('links to pictures from elsewhere in place of loading them', async () => {
    const text = await written('![a cat](https://example.org/cat.png)');
    expect(text.querySelector('img')).toBeNull();
    expect(text.querySelector('a')?.textContent).toBe('a cat');
  });

  it('says so while nothing is written', async () => {
    expect((await written('')).textContent).toContain('Nothing written yet.');
  });
});
