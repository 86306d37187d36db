import type { Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Widget } from '@tachograph/contracts';
import { BoardData } from '../app/core/board/board-data';
import { BoardTime } from '../app/core/board/board-time';
import { provideFakeBoard, type FakeBoardData, type FakeBoardTime } from './fake-board';

/** A name that would be an element if it were taken as HTML. */
export const HOSTILE = '<b>car</b><img src=x onerror=alert(1)>';

/** A widget on a dashboard of which a test says what it knows. */
export interface ShownWidget<T> {
  readonly fixture: ComponentFixture<T>;
  readonly data: FakeBoardData;
  readonly time: FakeBoardTime;
  /** Draws what has changed. */
  settle(): Promise<HTMLElement>;
}

/** Draws the component of a kind. */
export async function showWidget<T>(component: Type<T>, widget: Widget): Promise<ShownWidget<T>> {
  TestBed.configureTestingModule({ providers: [provideRouter([]), ...provideFakeBoard()] });
  const fixture = TestBed.createComponent(component);
  fixture.componentRef.setInput('widget', widget);
  const settle = async () => {
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  };
  await settle();
  return {
    fixture,
    data: TestBed.inject(BoardData) as FakeBoardData,
    time: TestBed.inject(BoardTime) as FakeBoardTime,
    settle,
  };
}

/** The texts of what a selector finds, with one space between those of its parts. */
export function textsOf(element: HTMLElement, selector: string): string[] {
  return [...element.querySelectorAll(selector)].map((found) => {
    const texts = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
    const parts: string[] = [];
    while (texts.nextNode()) parts.push(texts.currentNode.textContent?.replace(/\s+/g, ' ').trim() ?? '');
    return parts.filter((part) => part !== '').join(' ');
  });
}
