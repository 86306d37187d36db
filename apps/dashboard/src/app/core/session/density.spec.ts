import { TestBed } from '@angular/core/testing';
import { Density } from './density';

describe('the density', () => {
  const root = document.documentElement;

  beforeEach(() => {
    localStorage.clear();
    delete root.dataset.density;
  });

  it('is normal until the reader chooses', () => {
    expect(TestBed.inject(Density).choice()).toBe('normal');
    expect(root.dataset.density).toBeUndefined();
  });

  it('is remembered', () => {
    TestBed.inject(Density).choose('compact');
    expect(root.dataset.density).toBe('compact');
    TestBed.resetTestingModule();
    expect(TestBed.inject(Density).choice()).toBe('compact');
  });

  it('is normal where what was remembered means none', () => {
    localStorage.setItem('tachograph.density', 'huge');
    expect(TestBed.inject(Density).choice()).toBe('normal');
  });
});
