import { Component, computed, input } from '@angular/core';
import {
  Activity,
  Archive,
  Bell,
  BellOff,
  BellRing,
  Cable,
  Calendar,
  ChartArea,
  ChartColumn,
  ChartColumnBig,
  ChartLine,
  ChartScatter,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  CircleDot,
  CircleQuestionMark,
  Clock,
  Copy,
  Cpu,
  Database,
  Download,
  EllipsisVertical,
  ExternalLink,
  Eye,
  EyeOff,
  FileText,
  Funnel,
  Gauge,
  GripVertical,
  HardDrive,
  Hash,
  HeartPulse,
  House,
  Image,
  Info,
  Keyboard,
  Languages,
  LayoutDashboard,
  Link,
  List,
  Loader,
  Maximize2,
  Menu,
  Minimize2,
  Minus,
  Monitor,
  MonitorPlay,
  Moon,
  Move,
  MoveRight,
  OctagonAlert,
  Pause,
  Pencil,
  Play,
  Plus,
  RadioTower,
  Redo2,
  Repeat,
  RotateCcw,
  Rows3,
  Save,
  Search,
  Send,
  Settings,
  SkipBack,
  SkipForward,
  Square,
  SquarePlus,
  SquareTerminal,
  Sun,
  Table,
  Tag,
  TextInitial,
  Trash,
  TrendingDown,
  TrendingUp,
  TriangleAlert,
  Undo2,
  Unplug,
  Upload,
  WifiOff,
  X,
} from 'lucide';

/** Lucide's outlines on a grid of 24, by what they mean here: in the bundle, no icon font to load. */
const ICONS = {
  play: Play,
  stop: Square,
  back: ChevronLeft,
  forth: ChevronRight,
  closer: Plus,
  wider: Minus,
  copy: Copy,
  close: X,
  warn: TriangleAlert,
  alarm: OctagonAlert,
  rise: TrendingUp,
  fall: TrendingDown,
  steady: MoveRight,
  done: Check,
  light: Sun,
  dark: Moon,
  system: Monitor,
  pause: Pause,
  replay: RotateCcw,
  undo: Undo2,
  redo: Redo2,
  edit: Pencil,
  remove: Trash,
  grip: GripVertical,
  menu: Menu,
  bell: Bell,
  bellOff: BellOff,
  search: Search,
  help: CircleQuestionMark,
  settings: Settings,
  download: Download,
  upload: Upload,
  expand: Maximize2,
  shrink: Minimize2,
  more: EllipsisVertical,
  dashboard: LayoutDashboard,
  gauge: Gauge,
  line: ChartLine,
  area: ChartArea,
  bar: ChartColumn,
  scatter: ChartScatter,
  histogram: ChartColumnBig,
  number: Hash,
  progress: Loader,
  status: CircleDot,
  table: Table,
  feed: List,
  connections: Cable,
  alerts: BellRing,
  text: TextInitial,
  counter: SquarePlus,
  activity: Activity,
  host: Cpu,
  sensors: HeartPulse,
  storage: HardDrive,
  data: Database,
  device: RadioTower,
  stepBack: SkipBack,
  stepForth: SkipForward,
  loop: Repeat,
  filter: Funnel,
  language: Languages,
  keyboard: Keyboard,
  send: Send,
  disconnect: Unplug,
  up: ChevronUp,
  down: ChevronDown,
  archive: Archive,
  label: Tag,
  clock: Clock,
  calendar: Calendar,
  link: Link,
  open: ExternalLink,
  image: Image,
  file: FileText,
  kiosk: MonitorPlay,
  info: Info,
  show: Eye,
  hide: EyeOff,
  save: Save,
  move: Move,
  home: House,
  density: Rows3,
  offline: WifiOff,
  palette: SquareTerminal,
} as const;
export type IconName = keyof typeof ICONS;

/** An inline icon in the colour of the text beside it; it says nothing that a word does not say too. */
@Component({
  selector: 'tg-icon',
  template: `
    <svg viewBox="0 0 24 24" aria-hidden="true">
      @for (shape of shapes(); track $index) {
        @let at = shape[1];
        @switch (shape[0]) {
          @case ('path') {
            <svg:path [attr.d]="at['d']" />
          }
          @case ('circle') {
            <svg:circle [attr.cx]="at['cx']" [attr.cy]="at['cy']" [attr.r]="at['r']" [attr.fill]="at['fill']" />
          }
          @case ('rect') {
            <svg:rect
              [attr.x]="at['x']"
              [attr.y]="at['y']"
              [attr.width]="at['width']"
              [attr.height]="at['height']"
              [attr.rx]="at['rx']"
            />
          }
          @case ('line') {
            <svg:line [attr.x1]="at['x1']" [attr.y1]="at['y1']" [attr.x2]="at['x2']" [attr.y2]="at['y2']" />
          }
          @case ('ellipse') {
            <svg:ellipse [attr.cx]="at['cx']" [attr.cy]="at['cy']" [attr.rx]="at['rx']" [attr.ry]="at['ry']" />
          }
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    svg {
      width: 1.25rem;
      height: 1.25rem;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();

  protected readonly shapes = computed(() => ICONS[this.name()]);
}
