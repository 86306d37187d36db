import { Component, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { CodeSamples } from '../code-samples/code-samples';
import { Icon } from '../icon/icon';

/** What a visitor sees while nothing is stored: two ways to the first reading. */
@Component({
  selector: 'tg-welcome',
  imports: [CodeSamples, Icon, MatButton],
  templateUrl: './welcome.html',
  styleUrl: './welcome.scss',
})
export class Welcome {
  /** The visitor wants the pretend car. */
  readonly startGenerator = output();
}
