import { domToCanvas } from 'modern-screenshot';

/** Sharp also where it is looked at closely; less where the whole would be larger than browsers draw. */
const SCALE = 2;
const SIDE_MAX = 16_000;
const MARGIN = 16;
const HEAD = 56;
/** What hands move widgets with, and whatever says that it is none of the picture. */
const NOT_DRAWN = '[data-no-picture], .ui-resizable-handle';

/** What is written above a picture. */
export interface Caption {
  readonly title: string;
  readonly range: string;
}

/**
 * Draws an element as it stands, canvas and SVG included, beneath a title and a range of time, in the colours of the page. What is
 * marked with `data-no-picture` is left out, and its room left empty.
 * @throws Error where the browser can't draw it
 */
export async function pictureOf(element: HTMLElement, { title, range }: Caption): Promise<Blob> {
  const { width, height } = element.getBoundingClientRect();
  const full = Math.max(height, element.scrollHeight);
  const scale = Math.min(SCALE, SIDE_MAX / Math.max(width, full + HEAD));
  const colors = getComputedStyle(document.body);
  const drawn = await domToCanvas(element, {
    scale,
    backgroundColor: colors.backgroundColor,
    onCloneEachNode: prepare,
  });
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width + 2 * MARGIN * scale;
  canvas.height = drawn.height + (HEAD + MARGIN) * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error($localize`the browser draws no canvas`);
  context.fillStyle = colors.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, MARGIN * scale, HEAD * scale);
  context.scale(scale, scale);
  context.fillStyle = colors.color;
  context.font = `600 18px ${colors.fontFamily}`;
  context.fillText(title, MARGIN, 26, width);
  context.font = `13px ${colors.fontFamily}`;
  context.fillText(range, MARGIN, 45, width);
  return blobOf(canvas);
}

/** A copy has its sizes in pixels; what was to shrink with them would shrink once more. */
function prepare(copy: Node): void {
  if (!(copy instanceof HTMLElement)) return;
  if (copy.matches(NOT_DRAWN)) copy.style.visibility = 'hidden';
  if (copy.matches('th, td')) copy.style.maxWidth = 'none';
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error($localize`the picture is too large for this browser`));
    }, 'image/png');
  });
}
