import { pythonEndOfLife } from '../conda/python-releases.ts';
import { parseImageName, shortRepository } from './image-name.ts';

/** A release that an image's name tells, and the last day with free security fixes. */
export interface ImageRelease {
  readonly name: string;
  readonly date: string;
}

/** Last days of free support; of Debian with its LTS. */
const debian: Readonly<Record<string, readonly [version: string, date: string]>> = {
  wheezy: ['7', '2018-05-31'],
  jessie: ['8', '2020-06-30'],
  stretch: ['9', '2022-06-30'],
  buster: ['10', '2024-06-30'],
  bullseye: ['11', '2026-08-31'],
  bookworm: ['12', '2028-06-30'],
  trixie: ['13', '2030-06-30'],
};
const ubuntu: Readonly<Record<string, string>> = {
  '14.04': '2019-04-25',
  '16.04': '2021-04-30',
  '17.04': '2018-01-13',
  '17.10': '2018-07-19',
  '18.04': '2023-05-31',
  '18.10': '2019-07-18',
  '19.04': '2020-01-23',
  '19.10': '2020-07-17',
  '20.04': '2025-05-31',
  '20.10': '2021-07-22',
  '21.04': '2022-01-20',
  '21.10': '2022-07-14',
  '22.04': '2027-04-30',
  '22.10': '2023-07-20',
  '23.04': '2024-01-25',
  '23.10': '2024-07-11',
  '24.10': '2025-07-10',
  '25.04': '2026-01-15',
};
const ubuntuNames: Readonly<Record<string, string>> = {
  trusty: '14.04',
  xenial: '16.04',
  bionic: '18.04',
  eoan: '19.10',
  focal: '20.04',
  groovy: '20.10',
  hirsute: '21.04',
  impish: '21.10',
  jammy: '22.04',
  kinetic: '22.10',
  lunar: '23.04',
  mantic: '23.10',
  oracular: '24.10',
  plucky: '25.04',
};
const centos: Readonly<Record<string, string>> = { '6': '2020-11-30', '7': '2024-06-30', '8': '2021-12-31' };

/** What the name of an image says of Python and of the distribution in it. */
export function imageReleases(reference: string): ImageRelease[] {
  const { repository, tag = '' } = parseImageName(reference);
  const image = shortRepository(repository);
  const whole = `${image}:${tag}`;
  const [, major, minor] = (image === 'python' && /^(\d+)\.(\d+)/.exec(tag)) || [];
  const pythonDate = major === undefined ? undefined : pythonEndOfLife(Number(major), Number(minor));
  const codeName = /(?:^|[-:])(wheezy|jessie|stretch|buster|bullseye|bookworm|trixie)(?:$|[-.])/.exec(whole)?.[1];
  const debianNumber = (image === 'debian' && /^(\d+)/.exec(tag)?.[1]) || undefined;
  const [debianVersion, debianDate] =
    debian[codeName ?? ''] ?? Object.values(debian).find(([version]) => version === debianNumber) ?? [];
  const ubuntuName = (image === 'ubuntu' && /^[a-z]+/.exec(tag)?.[0]) || '';
  const ubuntuVersion = /ubuntu[-_:]?(\d\d\.\d\d)/.exec(whole)?.[1] ?? ubuntuNames[ubuntuName];
  const ubuntuDate = ubuntu[ubuntuVersion ?? ''];
  const centosVersion = /(?:^|[-/])centos[-_:]?(?:centos)?(\d)/.exec(whole)?.[1];
  const centosDate = centos[centosVersion ?? ''];
  return [
    ...(pythonDate ? [{ name: `Python ${major}.${minor}`, date: pythonDate }] : []),
    ...(debianDate ? [{ name: `Debian ${debianVersion}`, date: debianDate }] : []),
    ...(ubuntuDate ? [{ name: `Ubuntu ${ubuntuVersion}`, date: ubuntuDate }] : []),
    ...(centosDate ? [{ name: `CentOS ${centosVersion}`, date: centosDate }] : []),
  ];
}
